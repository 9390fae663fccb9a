import { exportOf } from '../format.ts';

/** Square, Items Detail: one row per item; refunds are rows of their own with negative sums. */
export const source = exportOf({
  name: 'square_items',
  own: ['Date', 'Time', 'Item', 'Qty', 'Gross Sales', 'Net Sales', 'Transaction ID', 'Event Type'],
  dateOrder: 'mdy',
  names: {
    order_id: ['Transaction ID', 'Payment ID'],
    date: 'Date',
    time: 'Time',
    platform_customer_id: 'Customer ID',
    customer_name: 'Customer Name',
    product_id: 'SKU',
    product_name: 'Item',
    category: 'Category',
    quantity: 'Qty',
    line_total: 'Net Sales',
    line_tax: 'Tax',
  },
});
