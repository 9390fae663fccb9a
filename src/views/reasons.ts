import * as m from '../app/words/compiled/messages.js';
import type { Format } from '../ui/format.ts';

export type Reasons = {
  reason_1: string | null;
  reason_2: string | null;
  reason_3: string | null;
  value_1: number | null;
  value_2: number | null;
  value_3: number | null;
  effect_1: number | null;
  effect_2: number | null;
  effect_3: number | null;
};

export interface Reason {
  readonly text: string;
  /** Whether it speaks for staying away; otherwise it speaks for coming back. */
  readonly worse: boolean;
}

type Sentence = (inputs: { value: string }) => string;

/** Each feature of `behaviour` as a sentence about one customer. */
const sentences: Readonly<Record<string, Sentence>> = {
  recency_days: m.why_recency_days,
  frequency: m.why_frequency,
  monetary: m.why_monetary,
  tenure_days: m.why_tenure_days,
  gap_mean_days: m.why_gap_mean_days,
  gap_median_days: m.why_gap_median_days,
  gap_std_days: m.why_gap_std_days,
  gap_max_days: m.why_gap_max_days,
  gap_last_days: m.why_gap_last_days,
  overdue_ratio: m.why_overdue_ratio,
  orders_30: m.why_orders_30,
  orders_90: m.why_orders_90,
  orders_180: m.why_orders_180,
  amount_90: m.why_amount_90,
  order_amount_mean: m.why_order_amount_mean,
  order_amount_last: m.why_order_amount_last,
  order_amount_max: m.why_order_amount_max,
  order_amount_first: m.why_order_amount_first,
  amount_trend_ratio: m.why_amount_trend_ratio,
  items_mean: m.why_items_mean,
  products_distinct: m.why_products_distinct,
  product_repeat_share: m.why_product_repeat_share,
  return_share: m.why_return_share,
  discount_share: m.why_discount_share,
  weekend_share: m.why_weekend_share,
  evening_share: m.why_evening_share,
  active_months_share: m.why_active_months_share,
};

/** The reasons of one customer in words and units, the strongest first. */
export function reasonsOf(row: Reasons, format: Format): Reason[] {
  const listed = [
    [row.reason_1, row.value_1, row.effect_1],
    [row.reason_2, row.value_2, row.effect_2],
    [row.reason_3, row.value_3, row.effect_3],
  ] as const;
  return listed.flatMap(([feature, value, effect]) =>
    feature ? [{ text: reasonText(feature, value, format), worse: (effect ?? 0) > 0 }] : [],
  );
}

/** One feature and its value in words. A missing value is one that needs a second purchase. */
export function reasonText(feature: string, value: number | null, format: Format): string {
  if (value === null || !Number.isFinite(value)) return m.why_one_purchase();
  return sentences[feature]?.({ value: figure(feature, value, format) }) ?? feature;
}

/** A raw value in the unit that its name ends in. */
function figure(feature: string, value: number, format: Format): string {
  if (feature.endsWith('_days')) return format.days(value);
  if (feature.endsWith('_share')) return format.percent(value);
  if (feature.endsWith('_ratio')) return format.decimal(value, 1);
  if (/amount|monetary/.test(feature)) return format.money(value);
  return format.decimal(value, value < 10 && value % 1 !== 0 ? 1 : 0);
}
