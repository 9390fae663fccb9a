import { exportOf } from '../format.ts';

/**
 * Shopify, Orders > Export: one row per line item; the fields of the order stand on its first line only. `Name` is the
 * number that people know (`#1001`), `Subtotal` the goods after discounts.
 */
export const source = exportOf({
  name: 'shopify_orders',
  own: ['Name', 'Created at', 'Financial Status', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'],
  names: {
    order_id: 'Name',
    email: 'Email',
    phone: 'Phone',
    customer_name: 'Billing Name',
    country: 'Billing Country',
    consent: 'Accepts Marketing',
    date: 'Created at',
    status_word: 'Financial Status',
    cancelled_at: 'Cancelled at',
    currency: 'Currency',
    order_goods: 'Subtotal',
    shipping: 'Shipping',
    tax: 'Taxes',
    order_total: 'Total',
    order_discount: 'Discount Amount',
    refunded: 'Refunded Amount',
    product_id: 'Lineitem sku',
    product_name: 'Lineitem name',
    quantity: 'Lineitem quantity',
    unit_price: 'Lineitem price',
    line_discount: 'Lineitem discount',
  },
});
