import type { Kind } from '../kind.ts';
import type { Field } from '../source.ts';

/** What an order names, and a list of refunds may. */
const told: readonly Field[] = ['email', 'platform_customer_id', 'phone', 'product_id', 'product_name', 'status_word'];

/** One row per sum of money that was given back on an order. */
export const kind: Kind = {
  name: 'refunds',
  fields: { order_id: 'id', date: 'date', refunded: 'number' },
  needs: [['order_id'], ['refunded']],
  names: {
    date: [
      'refunded at | refund date | refunded on | date refunded | refund time | refund created at | 退款时间 | 退款日期 | 退款時間 | 返金日 |',
      'erstattet am | erstattungsdatum | date de remboursement | fecha de reembolso | data rimborso',
    ].join(' '),
    refunded: 'refund total',
  },
  marks: [['order_id'], ['refunded']],
  never: [...told, 'order_total', 'line_total', 'unit_price', 'order_goods'],
  unless: { named: 'date', fields: told },
};
