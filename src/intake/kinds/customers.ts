import type { Kind } from '../kind.ts';

/** One row per customer: who they are, where, and whether they may be written to. */
export const kind: Kind = {
  name: 'customers',
  fields: {
    email: 'email',
    platform_customer_id: 'id',
    phone: 'text',
    customer_name: 'text',
    country: 'text',
    region: 'text',
    city: 'text',
    postcode: 'id',
    consent: 'flag',
    tags: 'text',
    registered_at: 'date',
  },
  needs: [['email', 'platform_customer_id', 'phone']],
  marks: [
    ['email', 'platform_customer_id', 'phone'],
    ['consent', 'tags', 'registered_at', 'postcode'],
  ],
  never: [
    'order_id',
    'product_id',
    'product_name',
    'quantity',
    'unit_price',
    'line_total',
    'order_total',
    'event',
    'review_text',
    'campaign',
  ],
  names: {
    customer_name: 'first name',
    last_name: 'last name',
    region: 'state | 州',
    registered_at: 'created at | created | date created | date added | profile created on | optin time | confirm time',
  },
  ignores: 'title',
  instead: { registered_at: 'date' },
};
