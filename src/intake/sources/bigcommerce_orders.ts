import { exportOf } from '../format.ts';

/** BigCommerce, Orders > Export: one row per order, its items packed in one cell. */
export const source = exportOf({
  name: 'bigcommerce_orders',
  own: ['Order ID', 'Order Date', 'Order Status', 'Customer Email', 'Subtotal (ex tax)', 'Product Details'],
  dateOrder: 'mdy',
  guest: '0',
  packed: {
    columns: 'Product Details',
    between: String.raw`\s*\|\s*(Product (?:ID|Name|Qty))`,
    name: 'Product Name: (.*?)(?:, Product |$)',
    id: 'Product SKU: (.*?)(?:, Product |$)',
    quantity: String.raw`Product Qty: ([\d.]+)`,
    total: String.raw`Product Total Price: ([\d.]+)`,
  },
  names: {
    order_id: 'Order ID',
    date: 'Order Date',
    email: ['Customer Email', 'Billing Email'],
    platform_customer_id: 'Customer ID',
    customer_name: 'Customer Name',
    phone: ['Customer Phone', 'Billing Phone'],
    country: 'Billing Country',
    order_goods: 'Subtotal (ex tax)',
    shipping: 'Shipping Cost (ex tax)',
    tax: 'Tax Total',
    order_total: 'Order Total (inc tax)',
    refunded: 'Refund Amount',
    currency: 'Order Currency Code',
    status_word: 'Order Status',
  },
});
