import { exportOf } from '../format.ts';

/** WooCommerce, Analytics > Orders: net sales and names, without an e-mail or a customer. */
export const source = exportOf({
  name: 'woocommerce_analytics',
  own: ['Date', 'Order #', 'Status', 'Customer', 'Product(s)', 'Items sold', 'N. Revenue'],
  packed: {
    columns: 'Product(s)',
    between: String.raw`,\s*(\d+\s*×)`,
    name: String.raw`^\d+\s*×\s*(.*)$`,
    quantity: String.raw`^(\d+)\s*×`,
  },
  names: {
    order_id: 'Order #',
    date: 'Date',
    customer_name: 'Customer',
    order_goods: 'N. Revenue',
    status_word: 'Status',
  },
});
