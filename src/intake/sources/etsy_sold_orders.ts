import { exportOf } from '../format.ts';

/** Etsy, sold orders: one row per order. The total after refunds stands beside the one that was paid. */
export const source = exportOf({
  name: 'etsy_sold_orders',
  own: [
    'Sale Date',
    'Order ID',
    'Buyer User ID',
    'Number of Items',
    'Order Value',
    'Order Total',
    'Adjusted Order Total',
  ],
  dateOrder: 'mdy',
  names: {
    order_id: 'Order ID',
    date: 'Sale Date',
    platform_customer_id: ['Buyer User ID', 'Buyer'],
    customer_name: 'Full Name',
    country: 'Ship Country',
    quantity: 'Number of Items',
    product_id: 'SKU',
    order_subtotal: 'Order Value',
    order_discount: 'Discount Amount',
    shipping: 'Shipping',
    tax: 'Sales Tax',
    order_total: 'Order Total',
    adjusted_total: 'Adjusted Order Total',
    currency: 'Currency',
  },
});
