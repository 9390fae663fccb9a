/** The shop in one row. */
export type Shop = {
  customers: number;
  repeat_customers: number;
  orders: number;
  revenue: number;
  /** Of these, the orders of unknown buyers, and their money. */
  unknown_orders: number;
  unknown_revenue: number;
  silent_customers: number;
  horizon: number;
  first_on: string | null;
  as_of: string;
  score: number | null;
  /** The most that one order counts, where the largest are cut. */
  order_cap: number | null;
  /** Whether buyers are set aside, who count nowhere. */
  has_aside: boolean;
};
export type Segment = { segment: string; customers: number; revenue: number };
export type Month = {
  month_on: string;
  customers: number;
  orders: number;
  revenue: number;
  unknown_orders: number;
  unknown_revenue: number;
};
export type Cohort = { cohort_on: string; customers: number; period: number; returned: number; complete: boolean };
export type Step = { order_number: number; customers: number; customers_next: number; median_gap_days: number | null };
export type Product = { name: string; customers: number; orders: number; revenue: number };
export type Chosen = {
  question: string;
  form: string;
  choice: string;
  customers: number;
  repeat_customers: number;
};

/** What the report is made of; every table is small. */
export interface Told {
  readonly shop: Shop;
  readonly segments: readonly Segment[];
  readonly months: readonly Month[];
  readonly cohorts: readonly Cohort[];
  readonly steps: readonly Step[];
  readonly products: readonly Product[];
  readonly answers: readonly Chosen[];
}

export const questions = {
  shop: `SELECT facts.customers, facts.repeat_customers, facts.orders, facts.revenue, facts.silent_customers, clock.horizon,
  facts.unknown_orders, (SELECT coalesce(sum(amount), 0)::DOUBLE FROM money WHERE customer_key IS NULL) AS unknown_revenue,
  clock.first_on, clock.as_of, (SELECT any_value(score) FROM data_health) AS score,
  (SELECT order_cap::DOUBLE FROM settings) AS order_cap, EXISTS (FROM set_aside) AS has_aside
FROM facts
CROSS JOIN clock`,
  segments: 'SELECT segment, customers, revenue FROM segments ORDER BY position',
  months: `SELECT date_trunc('month', happened_on)::DATE AS month_on,
  count(DISTINCT customer_key)::INTEGER AS customers, sum(orders)::INTEGER AS orders,
  sum(amount)::DOUBLE AS revenue,
  coalesce(sum(orders) FILTER (customer_key IS NULL), 0)::INTEGER AS unknown_orders,
  coalesce(sum(amount) FILTER (customer_key IS NULL), 0)::DOUBLE AS unknown_revenue
FROM money
GROUP BY ALL
ORDER BY month_on`,
  cohorts: `SELECT cohort_on, size AS customers, period, customers AS returned, complete
FROM cohorts
WHERE grain = 'quarter'
ORDER BY cohort_on, period`,
  steps: `SELECT order_number, customers, customers_next, median_gap_days
FROM order_steps
WHERE order_number <= 8
ORDER BY order_number`,
  products: `SELECT name, customers, orders, revenue
FROM product_sales
WHERE NOT is_service
ORDER BY revenue DESC, product_key
LIMIT 100`,
  answers: `SELECT answer_groups.question, questions.form, choice, answer_groups.customers, repeat_customers
FROM answer_groups
JOIN questions USING (question)
ORDER BY answer_groups.place, position`,
} as const;

const known = <P extends Pick<Month, 'orders' | 'revenue' | 'unknown_orders' | 'unknown_revenue'>>(row: P): P => ({
  ...row,
  orders: row.orders - row.unknown_orders,
  revenue: row.revenue - row.unknown_revenue,
  unknown_orders: 0,
  unknown_revenue: 0,
});

/** Without unknown buyers, where theirs are so few orders that the sums of all others would tell of them. */
export function withoutFewUnknown(told: Told, least: number): Told {
  const { shop, months } = told;
  const isFew = shop.unknown_orders < least && (shop.unknown_orders > 0 || shop.unknown_revenue !== 0);
  return isFew ? { ...told, shop: known(shop), months: months.map(known) } : told;
}
