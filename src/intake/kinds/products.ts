import type { Kind } from '../kind.ts';

/** One row per product or variant: what it is called, costs and how much is left. */
export const kind: Kind = {
  name: 'products',
  fields: {
    product_id: 'id',
    product_name: 'text',
    category: 'text',
    brand: 'text',
    unit_price: 'number',
    cost: 'number',
    stock: 'number',
  },
  needs: [['product_id', 'product_name']],
  marks: [
    ['product_id', 'product_name'],
    ['unit_price', 'cost', 'stock', 'brand', 'category'],
  ],
  names: { product_name: 'name | 名称 | title', unit_price: 'variant price', stock: 'quantity | qty | 数量 | menge' },
  never: [
    'date',
    'order_id',
    'email',
    'platform_customer_id',
    'phone',
    'customer_name',
    'quantity',
    'line_total',
    'order_total',
    'rating',
    'review_text',
  ],
};
