import { exportOf } from '../format.ts';

/** Square, Transactions: one row per payment or refund. */
export const source = exportOf({
  name: 'square_transactions',
  own: ['Date', 'Time', 'Net Sales', 'Total Collected', 'Transaction ID', 'Event Type', 'Tip'],
  dateOrder: 'mdy',
  names: {
    order_id: ['Transaction ID', 'Payment ID'],
    date: 'Date',
    time: 'Time',
    platform_customer_id: 'Customer ID',
    customer_name: 'Customer Name',
    line_total: 'Net Sales',
    line_tax: 'Tax',
    order_total: 'Total Collected',
  },
});
