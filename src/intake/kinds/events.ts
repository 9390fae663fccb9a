import type { Kind } from '../kind.ts';

/** One row per thing that a visitor did: a view, a search, a click, something put in the cart. */
export const kind: Kind = {
  name: 'events',
  fields: {
    date: 'date',
    event: 'text',
    email: 'email',
    platform_customer_id: 'id',
    product_id: 'id',
    product_name: 'text',
    order_id: 'id',
  },
  needs: [['date'], ['event'], ['email', 'platform_customer_id']],
  names: { date: 'time | event time | event timestamp | happened at | 行为时间 | 事件时间 | 访问时间' },
  marks: [['date'], ['event'], ['email', 'platform_customer_id']],
  never: ['line_total', 'order_total', 'campaign'],
};
