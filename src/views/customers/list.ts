import * as m from '../../app/words/compiled/messages.js';
import type { Column, Sort } from '../../ui/column.ts';
import type { Format } from '../../ui/format.ts';
import { riskColumn, stakeColumn } from '../risk.ts';
import { segmentName } from '../segments.ts';
import { sortIn } from '../sort.ts';

export type Listed = {
  customer_id: string;
  name: string | null;
  segment: string;
  recency_days: number;
  frequency: number;
  monetary: number;
  country: string | null;
  probability: number | null;
  at_stake: number | null;
  customers: number;
  answer?: string | null;
};

/** The columns by which the list can be sorted, and the SQL of each. */
const sorts: Readonly<Record<string, string>> = {
  customer: 'lower(coalesce(rfm.name, rfm.customer_id))',
  segment: 'rfm.position',
  recency: 'rfm.recency_days',
  frequency: 'rfm.frequency',
  monetary: 'rfm.monetary',
  risk: 'churn_risk.probability',
  stake: 'churn_risk.at_stake',
};

/** The order in the address; at the beginning the largest sums stand first. */
export const sortOf = (text: string | undefined): Sort => sortIn(text, sorts, 'monetary');

/** The whole list behind a condition, in order. `question`: the slot of a survey's question, whose answers are shown. */
export function listSql(where: string, sort: Sort, question?: string): string {
  const answer = question ? ', answered.answer' : '';
  const answers = question
    ? `\nLEFT JOIN (SELECT customer_key, answer FROM answers WHERE question = ${question}) AS answered USING (customer_key)`
    : '';
  return `SELECT rfm.customer_id, rfm.name, rfm.segment, rfm.recency_days, rfm.frequency, rfm.monetary,
  customers.country, customers.consent, churn_risk.probability, churn_risk.at_stake${answer}
FROM rfm
JOIN customers USING (customer_key)
LEFT JOIN churn_risk USING (customer_key)${answers}
${where}
ORDER BY ${sorts[sort.key] ?? 'rfm.monetary'} ${sort.down ? 'DESC' : 'ASC'} NULLS LAST, rfm.customer_key`;
}

/** How many customers are behind a condition. */
export function countSql(where: string): string {
  return `SELECT count(*)::INTEGER AS customers
FROM rfm
LEFT JOIN churn_risk USING (customer_key)
${where}`;
}

export function listColumns(format: Format, question: string | undefined): Column<Listed>[] {
  const sortable = true;
  return [
    {
      key: 'customer',
      label: m.customer(),
      person: true,
      sortable,
      wide: true,
      text: (row) => row.name ?? row.customer_id,
    },
    { key: 'segment', label: m.segments_segment(), sortable, text: (row) => segmentName(row.segment) },
    {
      key: 'recency',
      label: m.rfm_recency(),
      number: true,
      sortable,
      hint: m.rfm_recency_hint(),
      text: (row) => format.days(row.recency_days),
    },
    { key: 'frequency', label: m.rfm_frequency(), number: true, sortable, text: (row) => format.count(row.frequency) },
    { key: 'monetary', label: m.rfm_monetary(), number: true, sortable, text: (row) => format.money(row.monetary) },
    riskColumn(format),
    stakeColumn(format),
    { key: 'country', label: m.customer_country(), text: (row) => row.country ?? '–' },
    ...(question ? [{ key: 'answer', label: question, wide: true, text: (row: Listed) => row.answer ?? '–' }] : []),
  ];
}
