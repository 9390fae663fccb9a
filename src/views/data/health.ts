import * as m from '../../app/words/compiled/messages.js';
import type { Format } from '../../ui/format.ts';

/** A gap in the data, as `data_health` weighs it. */
export type Gap = {
  gap: string;
  affected: number;
  total: number;
  share: number;
  severity: number;
  score: number;
};

type Facts = Record<'share' | 'affected' | 'total' | 'covered', string>;
type Sentences = readonly [told: (facts: Facts) => string, mend: () => string];

const sentences: Readonly<Record<string, Sentences>> = {
  no_customer: [m.health_no_customer, m.health_mend_no_customer],
  no_amount: [m.health_no_amount, m.health_mend_no_amount],
  no_rate: [m.health_no_rate, m.health_mend_no_rate],
  rejected: [m.health_rejected, m.health_mend_rejected],
  short_history: [m.health_short_history, m.health_mend_short_history],
  few_gaps: [m.health_few_gaps, m.health_mend_few_gaps],
  few_customers: [m.health_few_customers, m.health_mend_few_customers],
  no_product: [m.health_no_product, m.health_mend_no_product],
  same_people: [m.health_same_people, m.health_mend_same_people],
  flagged: [m.health_flagged, m.health_mend_flagged],
  unknown_status: [m.health_unknown_status, m.health_mend_unknown_status],
  no_email: [m.health_no_email, m.health_mend_no_email],
  no_status: [m.health_no_status, m.health_mend_no_status],
  no_consent: [m.health_no_consent, m.health_mend_no_consent],
  no_refunds: [m.health_no_refunds, m.health_mend_no_refunds],
  no_category: [m.health_no_category, m.health_mend_no_category],
  no_cost: [m.health_no_cost, m.health_mend_no_cost],
  no_stock: [m.health_no_stock, m.health_mend_no_stock],
  no_time: [m.health_no_time, m.health_mend_no_time],
};

/** What is missing and what follows from it. */
export function told(row: Gap, format: Format): string {
  const facts = {
    share: format.percent(row.share),
    affected: format.count(row.affected),
    total: format.count(row.total),
    covered: format.count(row.total - row.affected),
  };
  return sentences[row.gap]?.[0](facts) ?? row.gap;
}

/** What the shopkeeper can do about it. */
export const mend = (row: Gap): string => sentences[row.gap]?.[1]() ?? '';
