import { exportOf } from '../format.ts';

/** Etsy, sold order items: one row per item; what the order was charged stands on each. */
export const source = exportOf({
  name: 'etsy_sold_order_items',
  own: [
    'Sale Date',
    'Item Name',
    'Buyer',
    'Quantity',
    'Price',
    'Item Total',
    'Transaction ID',
    'Listing ID',
    'Order ID',
  ],
  dateOrder: 'mdy',
  names: {
    order_id: 'Order ID',
    date: 'Sale Date',
    platform_customer_id: 'Buyer',
    customer_name: 'Ship Name',
    country: 'Ship Country',
    product_id: 'Listing ID',
    product_name: 'Item Name',
    quantity: 'Quantity',
    unit_price: 'Price',
    line_subtotal: 'Item Total',
    line_discount: 'Discount Amount',
    shipping: 'Order Shipping',
    tax: 'Order Sales Tax',
    currency: 'Currency',
  },
});
