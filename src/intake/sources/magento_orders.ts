import { exportOf } from '../format.ts';

/** Magento, Sales > Orders > Export: one row per order, without items. `Closed` is an order that was refunded. States are written as labels or codes. */
export const source = exportOf({
  name: 'magento_orders',
  own: [
    'ID',
    'Purchase Point',
    'Purchase Date',
    'Grand Total (Base)',
    'Grand Total (Purchased)',
    'Status',
    'Customer Email',
  ],
  rules: [
    { when: { Status: '^closed$' }, means: 'refunded' },
    { when: { Status: '^(fraud|suspected[ _]fraud)' }, means: 'cancelled' },
    { when: { Status: '^(holded|on[ _]hold|payment[ _]review|pending)' }, means: 'unpaid' },
  ],
  names: {
    order_id: 'ID',
    date: 'Purchase Date',
    email: 'Customer Email',
    customer_name: ['Customer Name', 'Bill-to Name'],
    order_goods: 'Subtotal',
    shipping: 'Shipping and Handling',
    order_total: 'Grand Total (Purchased)',
    refunded: 'Total Refunded',
    status_word: 'Status',
  },
});
