import { exportOf } from '../format.ts';

/** Amazon, New Orders and Unshipped Orders: one row per item; the address of a buyer is an alias that stays hers. */
export const source = exportOf({
  name: 'amazon_new_orders',
  own: ['order-id', 'order-item-id', 'purchase-date', 'buyer-email', 'sku', 'quantity-purchased'],
  names: {
    order_id: 'order-id',
    date: 'purchase-date',
    email: 'buyer-email',
    phone: 'buyer-phone-number',
    customer_name: 'buyer-name',
    country: 'ship-country',
    product_id: 'sku',
    product_name: 'product-name',
    quantity: 'quantity-purchased',
    line_subtotal: 'item-price',
    line_discount: 'item-promotion-discount',
    line_shipping: 'shipping-price',
    line_tax: 'item-tax',
    currency: 'currency',
  },
});
