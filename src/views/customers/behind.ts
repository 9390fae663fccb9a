import type { Value } from '../../engine/database.ts';

type Picked = Readonly<Record<string, string>>;
type Condition = (slot: (value: Value) => string, picked: Picked) => string;

const purchasesOf = 'SELECT customer_key FROM purchases';
const firstOn = 'SELECT customer_key, min(ordered_on) AS first_on FROM purchases GROUP BY customer_key';
const number = (text: string | undefined): number => Number(text ?? 0);

/** Each key of the address that narrows the list, and the condition it stands for. All SQL is ours; values are bound. */
const conditions: Readonly<Record<string, Condition>> = {
  q: (slot, { q = '' }) => {
    const text = slot(q.toLowerCase());
    return `(contains(lower(rfm.customer_id), ${text}) OR contains(lower(coalesce(rfm.name, '')), ${text}))`;
  },
  segment: (slot, { segment = '' }) => `rfm.segment = ${slot(segment)}`,
  r: (slot, { r }) => `rfm.r = ${slot(number(r))}::INTEGER`,
  f: (slot, { f }) => `rfm.f = ${slot(number(f))}::INTEGER`,
  m: (slot, { m }) => `rfm.m = ${slot(number(m))}::INTEGER`,
  orders_min: (slot, { orders_min }) => `rfm.frequency >= ${slot(number(orders_min))}::INTEGER`,
  orders_max: (slot, { orders_max }) => `rfm.frequency <= ${slot(number(orders_max))}::INTEGER`,
  silent_min: (slot, { silent_min }) => `rfm.recency_days >= ${slot(number(silent_min))}::INTEGER`,
  risk_min: (slot, { risk_min }) => `churn_risk.probability >= ${slot(number(risk_min))}::DOUBLE`,
  risk_max: (slot, { risk_max }) => `churn_risk.probability <= ${slot(number(risk_max))}::DOUBLE`,
  gap_min: (slot, { gap_min, gap_max }) =>
    within(
      `${purchasesOf} WHERE gap_days BETWEEN ${slot(number(gap_min))}::INTEGER AND ${slot(number(gap_max))}::INTEGER`,
    ),
  week: (slot, { week = '' }) => within(`${purchasesOf} WHERE date_trunc('week', ordered_on) = ${slot(week)}::DATE`),
  product: (slot, { product = '' }) =>
    within(
      `SELECT customer_key FROM interactions JOIN products USING (product_key) WHERE product_id = ${slot(product)}`,
    ),
  answer: (slot, { question = '', answer = '' }) =>
    within(`SELECT customer_key FROM choices WHERE question = ${slot(question)} AND choice = ${slot(answer)}`),
  cohort: (slot, { grain = 'month', cohort = '' }) =>
    within(
      `SELECT customer_key FROM (${firstOn}) WHERE date_trunc(${slot(grain)}::VARCHAR, first_on) = ${slot(cohort)}::DATE`,
    ),
  period: (slot, { grain = 'month', cohort = '', period }) =>
    within(
      `${purchasesOf} WHERE date_diff(${slot(grain)}::VARCHAR, ${slot(cohort)}::DATE, ordered_on) = ${slot(number(period))}::INTEGER`,
    ),
  later: (slot, { grain = 'month', later }) =>
    within(
      `SELECT customer_key FROM purchases JOIN (${firstOn}) USING (customer_key) WHERE date_diff(${slot(grain)}::VARCHAR, first_on, ordered_on) = ${slot(number(later))}::INTEGER`,
    ),
};

/** Keys that only qualify another one and are no filter of their own. */
export const companions: Readonly<Record<string, readonly string[]>> = {
  gap_min: ['gap_max'],
  cohort: ['period', 'grain'],
  later: ['grain'],
};

export const filterKeys: readonly string[] = Object.keys(conditions);

/** The customers behind what was picked: a WHERE clause with `$n`, and the values for it. Unknown keys are ignored. */
export function behind(picked: Picked): { where: string; values: Value[] } {
  const values: Value[] = [];
  const slot = (value: Value): string => {
    const known = values.indexOf(value);
    return `$${known >= 0 ? known + 1 : values.push(value)}`;
  };
  const parts = filterKeys.flatMap((key) => {
    const condition = conditions[key];
    return condition && (picked[key] ?? '') !== '' ? [condition(slot, picked)] : [];
  });
  return { where: parts.length > 0 ? `WHERE ${parts.join('\n  AND ')}` : '', values };
}

function within(customers: string): string {
  return `rfm.customer_key IN (${customers})`;
}
