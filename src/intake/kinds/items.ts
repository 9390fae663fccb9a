import type { Kind } from '../kind.ts';

/** One row per item of an order whose date, buyer and state stand in another file. */
export const kind: Kind = {
  name: 'items',
  fields: {
    order_id: 'id',
    product_id: 'id',
    product_name: 'text',
    category: 'text',
    quantity: 'number',
    unit_price: 'number',
    line_total: 'number',
    line_discount: 'number',
  },
  needs: [['order_id'], ['product_id', 'product_name']],
  marks: [['order_id'], ['product_id', 'product_name']],
  never: ['date', 'email', 'platform_customer_id', 'phone', 'order_total', 'code'],
};
