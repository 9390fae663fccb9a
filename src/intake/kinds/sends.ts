import type { Kind } from '../kind.ts';

/** One row per customer whom a campaign was sent to, or who was held out of it, with what came of it. */
export const kind: Kind = {
  name: 'sends',
  fields: {
    campaign: 'text',
    email: 'email',
    platform_customer_id: 'id',
    phone: 'text',
    date: 'date',
    arm: 'text',
    opened: 'flag',
    clicked: 'flag',
  },
  needs: [['campaign'], ['email', 'platform_customer_id', 'phone']],
  names: {
    date: 'sent at | sent | sent on | sent date | date sent | send time | send date | 发送时间 | 发送日期 | 發送時間 | gesendet am',
  },
  marks: [['campaign'], ['email', 'platform_customer_id', 'phone']],
  never: ['order_id', 'product_id', 'quantity', 'line_total', 'order_total', 'code', 'event'],
};
