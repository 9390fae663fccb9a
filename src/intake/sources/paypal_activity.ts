import { exportOf } from '../format.ts';

/**
 * PayPal, Activity report: what moved money. Payments received are orders, refunds paid out are returns of who got them,
 * all else is neither.
 */
export const source = exportOf({
  name: 'paypal_activity',
  own: ['Date', 'Time', 'Type', 'Status', 'Gross', 'Net', 'From Email Address', 'Transaction ID', 'Balance Impact'],
  rules: [
    { when: { 'Balance Impact': 'memo' }, means: 'not_an_order' },
    { when: { Type: 'refund|reversal|chargeback', 'Balance Impact': 'debit' }, means: 'as_written' },
    { when: { Type: 'refund|reversal|chargeback' }, means: 'not_an_order' },
    { when: { Type: 'payment', 'Balance Impact': 'credit', Status: 'pending|denied|expired|cancel' }, means: 'unpaid' },
    { when: { Type: 'payment', 'Balance Impact': 'credit' }, means: 'as_written' },
    { when: {}, means: 'not_an_order' },
  ],
  turned: { by: 'Balance Impact', pattern: 'debit', names: { email: 'To Email Address' } },
  names: {
    order_id: 'Transaction ID',
    date: 'Date',
    time: 'Time',
    email: 'From Email Address',
    customer_name: 'Name',
    phone: 'Contact Phone Number',
    country: 'Country Code',
    product_id: 'Item ID',
    product_name: 'Item Title',
    order_total: 'Gross',
    shipping: 'Shipping and Handling Amount',
    tax: 'Sales Tax',
    currency: 'Currency',
    status_word: 'Status',
  },
});
