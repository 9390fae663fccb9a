import { columnsNamed, type Field, type Source } from '../source.ts';

/**
 * Shopify, Orders > Export: one row per line item; the fields of the order stand on its first line only. `Name` is the
 * number that people know (`#1001`), `Subtotal` the goods after discounts.
 */
const names: Partial<Record<Field, string>> = {
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
};
const own = ['Name', 'Created at', 'Financial Status', 'Lineitem quantity', 'Lineitem name', 'Lineitem price'];

export const source: Source = {
  name: 'shopify_orders',
  recognise: ({ headers }) => (own.every((name) => headers.includes(name)) ? 1 : 0),
  map: (sample) => ({ source: 'shopify_orders', ...columnsNamed(sample, names), certain: true }),
};
