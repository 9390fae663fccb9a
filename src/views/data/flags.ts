import * as m from '../../app/words/compiled/messages.js';
import type { Format } from '../../ui/format.ts';

/** A buyer whom a rule flags. */
export type Flagged = {
  customer_id: string;
  name: string | null;
  rule: string;
  measure: string;
  word: string | null;
  value: number | null;
  usual: number | null;
  threshold: number | null;
  orders: number;
  amount: number;
  is_set_aside: boolean;
  /** Buyers whom the rule flags, and how many of them are set aside. */
  people: number;
  people_aside: number;
};

/** What a rule's step would do to the figures. */
export type Effect = {
  rule: string;
  step: 'aside' | 'back';
  moved: number;
  moved_orders: number;
  moved_amount: number;
  customers: number;
  customers_then: number;
  repeat_share: number;
  repeat_share_then: number;
  revenue: number;
  revenue_then: number;
  horizon: number;
  horizon_then: number;
};

/** The limits that the rules speak from. */
export type Limits = {
  spread: number;
  times: number;
  free_least: number;
  burst_orders: number;
  burst_minutes: number;
};

export const flaggedSql = `SELECT customer_id, name, rule, measure, word, value, usual, threshold, orders, amount, is_set_aside,
  (count(*) OVER rule)::INTEGER AS people,
  (count(*) FILTER (is_set_aside) OVER rule)::INTEGER AS people_aside
FROM flagged_customers
WINDOW rule AS (PARTITION BY rule)
QUALIFY row_number() OVER (PARTITION BY rule ORDER BY suggested DESC, amount DESC, customer_key) <= 50
ORDER BY list_position(['test', 'staff', 'bot', 'wholesale', 'by_hand'], rule), suggested DESC, amount DESC, customer_key`;

const names: Readonly<Record<string, () => string>> = {
  wholesale: m.flags_wholesale,
  staff: m.flags_staff,
  test: m.flags_test,
  bot: m.flags_bot,
  by_hand: m.flags_by_hand,
};

export const ruleName = (rule: string): string => names[rule]?.() ?? rule;

/** A rule in words, with the limits it speaks from. */
export function ruleText(rule: string, limits: Limits): string {
  const { spread, times, free_least: free, burst_orders: orders, burst_minutes: minutes } = limits;
  switch (rule) {
    case 'wholesale':
      return m.flags_wholesale_text({ times, spread });
    case 'staff':
      return m.flags_staff_text({ free });
    case 'bot':
      return m.flags_bot_text({ orders, minutes });
    case 'test':
      return m.flags_test_text();
    default:
      return m.flags_by_hand_text();
  }
}

/** The evidence against one buyer, in numbers. */
export function evidence(row: Flagged, format: Format, minutes: number): string {
  const { word, usual, threshold } = row;
  const value = format.count(row.value);
  switch (row.measure) {
    case 'order_worth':
      return m.flags_why_order_worth({
        value: format.money(row.value),
        usual: format.money(usual),
        threshold: format.money(threshold),
      });
    case 'order_pieces':
      return m.flags_why_order_pieces({ value, usual: format.count(usual), threshold: format.count(threshold) });
    case 'test_orders':
      return m.flags_why_test_orders({ value });
    case 'free_orders':
      return m.flags_why_free_orders({ value });
    case 'odd_domain':
      return m.flags_why_odd_domain({ value, word: word ?? '' });
    case 'burst':
      return m.flags_why_burst({ value, minutes });
    case 'by_hand':
      return m.flags_why_by_hand();
    default:
      return m.flags_why_word({ word: word ?? '' });
  }
}
