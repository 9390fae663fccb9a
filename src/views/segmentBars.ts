import * as m from '../app/words/compiled/messages.js';
import type { Column } from '../ui/column.ts';
import type { Format } from '../ui/format.ts';
import type { Screen } from './screen.ts';
import { segmentName, segmentToken } from './segments.ts';

/** No rows at all for a shop without customers: eleven zeros answer nothing. */
export const segmentSql = `SELECT segment, position, customers, revenue, revenue_share, customers_before
FROM segments
WHERE (position = 0 OR NOT EXISTS (SELECT 1 FROM segments WHERE position = 0))
  AND EXISTS (SELECT 1 FROM segments WHERE customers > 0)
ORDER BY position`;

export type SegmentRow = {
  segment: string;
  position: number;
  customers: number;
  revenue: number;
  revenue_share: number;
  customers_before: number;
};

/** Segments in which a growing number is bad news. */
const worrying = new Set(['At risk', "Can't lose", 'Lost', 'Hibernating', 'About to sleep']);

/** Segments as bars: size, share of revenue, change since last month. */
export function segmentBars(rows: readonly SegmentRow[], format: Format, screen: Screen) {
  return rows.map((row) => {
    const change = row.customers - row.customers_before;
    return {
      name: segmentName(row.segment),
      value: row.customers,
      token: segmentToken(row.segment),
      href: screen.link('customers', { segment: row.segment }),
      figures: [
        { text: format.count(row.customers) },
        { text: format.percent(row.revenue_share), dim: true },
        { text: format.signed(change), dim: true, loss: change > 0 && worrying.has(row.segment) },
      ],
      tip: {
        head: segmentName(row.segment),
        lines: [
          { name: m.segments_customers(), value: format.count(row.customers) },
          { name: m.segments_revenue(), value: format.money(row.revenue) },
          { name: m.segments_revenue_share(), value: format.percent(row.revenue_share, 1) },
          { name: m.segments_change(), value: format.signed(change) },
        ],
      },
    };
  });
}

/** The same as a plain table. */
export function segmentColumns(format: Format): Column<SegmentRow>[] {
  return [
    { key: 'segment', label: m.segments_segment(), text: (row) => segmentName(row.segment) },
    { key: 'customers', label: m.segments_customers(), number: true, text: (row) => format.count(row.customers) },
    { key: 'revenue', label: m.segments_revenue(), number: true, text: (row) => format.money(row.revenue) },
    {
      key: 'share',
      label: m.segments_revenue_share(),
      number: true,
      text: (row) => format.percent(row.revenue_share, 1),
    },
    {
      key: 'before',
      label: m.segments_last_month(),
      number: true,
      text: (row) => format.count(row.customers_before),
    },
  ];
}
