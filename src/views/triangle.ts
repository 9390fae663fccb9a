import * as m from '../app/words/compiled/messages.js';
import type { Column } from '../ui/column.ts';
import type { HeatRow } from '../ui/charts/heat.ts';
import type { Format, Grain } from '../ui/format.ts';

export const cohortSql = `SELECT cohort_on, period, size, customers, orders, revenue, customer_share, complete
FROM cohorts
WHERE grain = $1
ORDER BY cohort_on, period`;

export type Measure = 'share' | 'customers' | 'orders' | 'revenue';

export type CohortRow = {
  cohort_on: string;
  period: number;
  size: number;
  customers: number;
  orders: number;
  revenue: number;
  customer_share: number;
  complete: boolean;
};

interface Drawing {
  grain: Exclude<Grain, 'day'>;
  measure: Measure;
  format: Format;
  link: (cohort: CohortRow) => string;
}

export const measured: Readonly<Record<Measure, (row: CohortRow) => number>> = {
  share: (row) => row.customer_share,
  customers: (row) => row.customers,
  orders: (row) => row.orders,
  revenue: (row) => row.revenue,
};

/** Cohorts as rows of coloured cells. The scale ends at the highest value after period 0, which is always full. */
export function triangle(rows: readonly CohortRow[], drawing: Drawing): HeatRow[] {
  const value = measured[drawing.measure];
  const later = rows.filter((row) => row.period > 0).map(value);
  const most = later.reduce((high, now) => Math.max(high, now), 1e-9);
  const cohorts = byCohort(rows);
  return [...cohorts].map(([day, cells]) => ({
    key: day,
    name: drawing.format.period(day, drawing.grain),
    figures: [drawing.format.count(cells[0]?.size)],
    cells: dense(cells).map((row) => row && cell(row, value(row) / most, drawing)),
  }));
}

/** The rows of each cohort, by the first day of its period. */
export function byCohort(rows: readonly CohortRow[]): Map<string, CohortRow[]> {
  const cohorts = new Map<string, CohortRow[]>();
  for (const row of rows) {
    const known = cohorts.get(row.cohort_on);
    if (known) known.push(row);
    else cohorts.set(row.cohort_on, [row]);
  }
  return cohorts;
}

/** One place for each period, empty where nobody bought and the table has no row. */
function dense(cells: readonly CohortRow[]): (CohortRow | null)[] {
  const last = cells.reduce((high, row) => Math.max(high, row.period), 0);
  const byPeriod = new Map(cells.map((row) => [row.period, row]));
  return Array.from({ length: last + 1 }, (_, period) => byPeriod.get(period) ?? null);
}

function cell(row: CohortRow, strength: number, { measure, format, grain, link }: Drawing): HeatRow['cells'][number] {
  const short: Record<Measure, string> = {
    share: format.decimal(row.customer_share * 100, 0),
    customers: format.compact(row.customers),
    orders: format.compact(row.orders),
    revenue: format.moneyCompact(row.revenue),
  };
  const lines = [
    { name: m.cohort_customers(), value: `${format.count(row.customers)} / ${format.count(row.size)}` },
    { name: m.cohort_share(), value: format.percent(row.customer_share, 1) },
    { name: m.cohort_orders(), value: format.count(row.orders) },
    { name: m.cohort_revenue(), value: format.money(row.revenue) },
    ...(row.complete ? [] : [{ name: m.cohort_running(), value: '' }]),
  ];
  const head = `${format.period(row.cohort_on, grain)}, ${sinceFirst(grain, row.period)}`;
  return { text: short[measure], strength, faint: !row.complete, tip: { head, lines }, href: link(row) };
}

/** "3 months later", in the grain of the cohorts. */
export function sinceFirst(grain: Exclude<Grain, 'day'>, period: number): string {
  const said = { week: m.cohort_weeks_later, month: m.cohort_months_later, quarter: m.cohort_quarters_later };
  return said[grain]({ period: String(period) });
}

/** Heads of the cells: 0, 1, 2 … as far as the oldest cohort reaches. */
export function periods(rows: readonly CohortRow[]): string[] {
  const last = rows.reduce((high, row) => Math.max(high, row.period), 0);
  return Array.from({ length: last + 1 }, (_, period) => String(period));
}

/** The same figures as a plain table. */
export function cohortColumns(format: Format, grain: Exclude<Grain, 'day'>): Column<CohortRow>[] {
  return [
    { key: 'cohort_on', label: m.cohort(), text: (row) => format.period(row.cohort_on, grain) },
    { key: 'period', label: m.cohort_period(), number: true, text: (row) => format.count(row.period) },
    { key: 'size', label: m.cohort_size(), number: true, text: (row) => format.count(row.size) },
    { key: 'customers', label: m.cohort_customers(), number: true, text: (row) => format.count(row.customers) },
    { key: 'share', label: m.cohort_share(), number: true, text: (row) => format.percent(row.customer_share, 1) },
    { key: 'orders', label: m.cohort_orders(), number: true, text: (row) => format.count(row.orders) },
    { key: 'revenue', label: m.cohort_revenue(), number: true, text: (row) => format.money(row.revenue) },
  ];
}
