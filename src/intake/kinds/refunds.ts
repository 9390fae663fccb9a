import type { Kind } from '../kind.ts';

/** One row per sum of money that was given back on an order. */
export const kind: Kind = {
  name: 'refunds',
  fields: { order_id: 'id', date: 'date', refunded: 'number' },
  needs: [['order_id'], ['refunded']],
  names: { date: 'refunded at | refund date | refunded on | 退款时间 | 退款日期', refunded: 'refund total' },
  marks: [['order_id'], ['refunded']],
  never: [
    'email',
    'platform_customer_id',
    'phone',
    'product_id',
    'product_name',
    'order_total',
    'line_total',
    'status_word',
    'order_goods',
  ],
};
