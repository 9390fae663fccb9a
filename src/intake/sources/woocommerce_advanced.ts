import { exportOf } from '../format.ts';

/** WooCommerce by Advanced Order Export: one row per item. Its quantities are net of refunds already; the goods are not. */
export const source = exportOf({
  name: 'woocommerce_advanced',
  own: [
    'Order Number',
    'Order Status',
    'Order Date',
    'Order Total Amount',
    'Item Name',
    'Quantity (- Refund)',
    'Item Cost',
  ],
  continues: true,
  names: {
    order_id: 'Order Number',
    date: 'Order Date',
    email: 'Email (Billing)',
    phone: 'Phone (Billing)',
    customer_name: 'First Name (Billing)',
    last_name: 'Last Name (Billing)',
    country: 'Country Code (Billing)',
    product_id: 'SKU',
    product_name: 'Item Name',
    quantity: 'Quantity (- Refund)',
    unit_price: 'Item Cost',
    order_subtotal: 'Order Subtotal Amount',
    order_discount: 'Cart Discount Amount',
    shipping: 'Order Shipping Amount',
    tax: 'Order Total Tax Amount',
    order_total: 'Order Total Amount',
    refunded: 'Order Refund Amount',
    status_word: 'Order Status',
  },
});
