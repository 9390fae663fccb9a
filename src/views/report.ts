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
