import type { Kind } from '../kind.ts';

/** One row per discount code, or per time that one was used. */
export const kind: Kind = {
  name: 'codes',
  fields: {
    code: 'id',
    order_id: 'id',
    email: 'email',
    platform_customer_id: 'id',
    campaign: 'text',
    date: 'date',
    order_discount: 'number',
  },
  needs: [['code']],
  undated: { order_discount: 'amount | betrag | montant | importe | importo | 金额 | 金額' },
  marks: [['code']],
  never: ['quantity', 'unit_price', 'line_total', 'order_total', 'event'],
};
