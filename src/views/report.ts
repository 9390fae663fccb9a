import * as m from '../app/words/compiled/messages.js';
import type { Column } from '../ui/column.ts';
import type { Format } from '../ui/format.ts';

export type Measured = {
  task: string;
  model: string;
  window_start: string;
  window_end: string;
  measure: string;
  value: number;
  low: number | null;
  high: number | null;
};

export const reportSql = `SELECT task, model, window_start, window_end, measure, value, low, high
FROM report_card
WHERE task = $1
ORDER BY model, measure`;

/** Finds one measure of one model in a report card. */
export function measure(rows: readonly Measured[], model: string, name: string): Measured | undefined {
  return rows.find((row) => row.model === model && row.measure === name);
}

/** A report card as a plain table, its figures with so many digits. */
export function reportColumns(format: Format, name: (model: string) => string, digits: number): Column<Measured>[] {
  const figure = (value: number | null): string => format.decimal(value, digits);
  return [
    { key: 'model', label: m.report_model(), text: (row) => name(row.model) },
    { key: 'measure', label: m.report_measure(), text: (row) => row.measure },
    { key: 'value', label: m.report_value(), number: true, text: (row) => figure(row.value) },
    {
      key: 'range',
      label: m.report_range(),
      number: true,
      text: (row) => (row.low === null ? '–' : format.range(row.low, row.high, figure)),
    },
  ];
}
