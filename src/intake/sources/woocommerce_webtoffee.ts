import { exportOf } from '../format.ts';

/** WooCommerce by WebToffee: one row per order, each item packed in a numbered cell, its refunds in one. */
export const source = exportOf({
  name: 'woocommerce_webtoffee',
  own: ['order_id', 'order_date', 'status', 'order_total', 'billing_email', 'line_item_1'],
  guest: '0',
  sums: { refunded: String.raw`(?:^|[;|])amount:(-?[\d.]+)` },
  packed: {
    columns: 'line_item_',
    name: String.raw`(?:^|\|)name:([^|]*)`,
    id: String.raw`(?:^|\|)sku:([^|]*)`,
    quantity: String.raw`(?:^|\|)quantity:([\d.]+)`,
    total: String.raw`(?:^|\|)total:([\d.]+)`,
  },
  names: {
    order_id: ['order_number', 'order_id'],
    date: 'order_date',
    email: ['billing_email', 'customer_email'],
    platform_customer_id: ['customer_id', 'customer_user'],
    customer_name: 'billing_first_name',
    last_name: 'billing_last_name',
    phone: 'billing_phone',
    country: 'billing_country',
    shipping: 'shipping_total',
    tax: 'tax_total',
    order_total: 'order_total',
    refunded: 'refund_items',
    currency: 'order_currency',
    status_word: 'status',
  },
});
