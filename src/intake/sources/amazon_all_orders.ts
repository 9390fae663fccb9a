import { exportOf } from '../format.ts';

/** Amazon, All Orders: one row per item, without any buyer. Prices are those of all pieces of the item. */
export const source = exportOf({
  name: 'amazon_all_orders',
  own: ['amazon-order-id', 'purchase-date', 'order-status', 'sku', 'asin', 'quantity', 'item-price'],
  names: {
    order_id: 'amazon-order-id',
    date: 'purchase-date',
    country: 'ship-country',
    product_id: 'sku',
    product_name: 'product-name',
    quantity: 'quantity',
    line_subtotal: 'item-price',
    line_discount: 'item-promotion-discount',
    line_shipping: 'shipping-price',
    line_tax: 'item-tax',
    currency: 'currency',
    status_word: 'order-status',
  },
});
