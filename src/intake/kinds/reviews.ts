import type { Kind } from '../kind.ts';

/** One row per review. */
export const kind: Kind = {
  name: 'reviews',
  fields: {
    date: 'date',
    review_text: 'text',
    rating: 'number',
    email: 'email',
    platform_customer_id: 'id',
    customer_name: 'text',
    product_id: 'id',
    product_name: 'text',
    order_id: 'id',
  },
  needs: [['review_text']],
  names: { date: 'review date | reviewed at | 评价时间', review_text: 'text | comment | comments' },
  marks: [['review_text']],
  never: ['quantity', 'unit_price', 'line_total', 'order_total'],
};
