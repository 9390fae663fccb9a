import { byCohort, measured, type CohortRow, type Measure } from '../triangle.ts';

/** One cohort as a line over periods; unfinished periods are left out. */
export interface Curve {
  readonly cohort_on: string;
  readonly values: readonly (number | null)[];
}

/** Cohorts as curves over `periods` periods, period 0 (always everybody) left out. */
export function curves(rows: readonly CohortRow[], measure: Measure, periods: number): Curve[] {
  const cohorts = byCohort(rows);
  return [...cohorts].map(([cohort_on, cells]) => {
    const finished = new Map(cells.filter((row) => row.complete).map((row) => [row.period, measured[measure](row)]));
    return { cohort_on, values: Array.from({ length: periods }, (_, at) => finished.get(at + 1) ?? null) };
  });
}

/** All cohorts together: of the customers whose period has ended, the share that bought in it. */
export function together(rows: readonly CohortRow[], periods: number): (number | null)[] {
  return Array.from({ length: periods }, (_, at) => {
    const cells = rows.filter((row) => row.complete && row.period === at + 1);
    const size = cells.reduce((sum, row) => sum + row.size, 0);
    return size === 0 ? null : cells.reduce((sum, row) => sum + row.customers, 0) / size;
  });
}

/** Three cohorts to compare: the oldest, one between, and the newest that has at least three finished periods. */
export function apart(all: readonly Curve[]): Curve[] {
  const long = all.filter((curve) => curve.values.filter((value) => value !== null).length >= 3);
  const places = new Set([0, Math.floor((long.length - 1) / 2), long.length - 1]);
  return long.filter((_, at) => places.has(at));
}
