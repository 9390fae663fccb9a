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
  names: {
    date: 'review date | reviewed at | review creation date | review created | review created at | 评价时间 | 評價時間',
    email: 'reviewer email | author email | consumer email',
    customer_name:
      'reviewer name | reviewer display name | reviewer | author | nickname | review username | consumer name',
    rating: 'review stars | review rating',
    order_id: 'reference id | reference number',
    product_name: 'product title | product name | product | product handle',
  },
  beside: { field: 'rating', names: { review_text: 'body | content | text | comment | comments | message' } },
  ignores: 'title | review title',
  marks: [['review_text']],
  never: ['quantity', 'unit_price', 'line_total', 'order_total'],
};
