import { exportOf } from '../format.ts';

/**
 * eBay, Seller Hub orders report: one row per item, and before several of an order one that sums them up. `Sold For` is
 * the price of one piece.
 */
export const source = exportOf({
  name: 'ebay_orders',
  own: ['Sales Record Number', 'Order Number', 'Buyer Username', 'Item Title', 'Quantity', 'Sold For', 'Sale Date'],
  sumsUp: true,
  names: {
    order_id: 'Order Number',
    date: 'Sale Date',
    platform_customer_id: 'Buyer Username',
    customer_name: 'Buyer Name',
    country: ['Buyer Country', 'Ship To Country', 'Post to country'],
    product_id: ['Custom Label', 'Item Number'],
    product_name: 'Item Title',
    quantity: 'Quantity',
    unit_price: 'Sold For',
    shipping: ['Shipping And Handling', 'Postage and packaging'],
    tax: 'Seller Collected Tax',
    order_total: 'Total Price',
  },
});
