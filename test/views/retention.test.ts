import { describe, expect, it } from 'vitest';
import { apart, curves, together } from '../../src/views/retention/curves.ts';
import { bins } from '../../src/views/retention/rows.ts';
import { type CohortRow, triangle } from '../../src/views/triangle.ts';
import { formatFor } from '../../src/ui/format.ts';

const cell = (cohort_on: string, period: number, size: number, customers: number, complete = true): CohortRow => ({
  cohort_on,
  period,
  size,
  customers,
  orders: customers,
  revenue: customers * 10,
  customer_share: customers / size,
  complete,
});
const rows = [
  cell('2025-01-01', 0, 10, 10),
  cell('2025-01-01', 1, 10, 4),
  cell('2025-01-01', 2, 10, 5),
  cell('2025-02-01', 0, 30, 30),
  cell('2025-02-01', 1, 30, 6, false),
];

describe('retention', () => {
  it('puts gaps in bars of equal width and leaves out what is longer or of the same day', () => {
    const gaps = [0, 1, 2, 3, 4, 10, 11].map((gap_days) => ({ gap_days, customers: 1 }));
    expect(bins(gaps, 10, 5)).toEqual([
      { low: 1, high: 2, customers: 2 },
      { low: 3, high: 4, customers: 2 },
      { low: 5, high: 6, customers: 0 },
      { low: 7, high: 8, customers: 0 },
      { low: 9, high: 10, customers: 1 },
    ]);
  });

  it('counts in a curve only periods that are over', () => {
    expect(curves(rows, 'share', 2)).toEqual([
      { cohort_on: '2025-01-01', values: [0.4, 0.5] },
      { cohort_on: '2025-02-01', values: [null, null] },
    ]);
    expect(together(rows, 3)).toEqual([0.4, 0.5, null]);
  });

  it('compares the oldest, a middle and the newest cohort with three finished periods', () => {
    const long = ['a', 'b', 'c', 'd', 'e'].map((cohort_on) => ({ cohort_on, values: [1, 1, 1] }));
    const young = { cohort_on: 'f', values: [1, 1, null] };
    expect(apart([...long, young]).map((curve) => curve.cohort_on)).toEqual(['a', 'c', 'e']);
    expect(apart([young])).toEqual([]);
  });

  it('draws the triangle: full at the highest later share, faint while a period runs', () => {
    const drawing = { grain: 'month', measure: 'share', format: formatFor('en', null), link: () => '#' } as const;
    const drawn = triangle(rows, drawing);
    expect(drawn.map((row) => [row.name, row.figures, row.cells.map((mark) => mark?.text)])).toEqual([
      ['Jan 2025', ['10'], ['100', '40', '50']],
      ['Feb 2025', ['30'], ['100', '20']],
    ]);
    expect(drawn[0]?.cells[2]).toMatchObject({ strength: 1, faint: false });
    expect(drawn[1]?.cells[1]).toMatchObject({ strength: 0.4, faint: true });
  });
});
