import type { Kind } from '../kind.ts';

/** One row per rating that a customer gave to a product. */
export const kind: Kind = {
  name: 'ratings',
  fields: {
    email: 'email',
    platform_customer_id: 'id',
    product_id: 'id',
    product_name: 'text',
    rating: 'number',
    date: 'date',
  },
  needs: [['email', 'platform_customer_id'], ['product_id', 'product_name'], ['rating']],
  marks: [['email', 'platform_customer_id'], ['product_id', 'product_name'], ['rating']],
  never: ['order_id', 'review_text', 'quantity', 'unit_price', 'line_total', 'order_total', 'event'],
};
