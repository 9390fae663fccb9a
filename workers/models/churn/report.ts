import { bootstrap } from '../../math/intervals.ts';
import { calibration, curves } from '../../math/curves.ts';
import { RowsOf } from '../../math/rows.ts';
import { accuracy, atList, brier, logLoss, prAuc, ranked, rocAuc } from '../../math/scores.ts';
import type { Window } from './windows.ts';

export const churnReport = () =>
  new RowsOf({
    task: 'text',
    model: 'text',
    window_start: 'text',
    window_end: 'text',
    measure: 'text',
    value: 'real',
    low: 'real',
    high: 'real',
  });
export const churnCalibration = () =>
  new RowsOf({
    model: 'text',
    bin: 'integer',
    predicted: 'real',
    observed: 'real',
    low: 'real',
    high: 'real',
    customers: 'integer',
  });
export const churnCurves = () => new RowsOf({ model: 'text', curve: 'text', x: 'real', y: 'real' });

export interface ReportTables {
  report: ReturnType<typeof churnReport>;
  calibration: ReturnType<typeof churnCalibration>;
  curves: ReturnType<typeof churnCurves>;
}

/** Held-out answers of one model: `scores` rank the customers, `probabilities` are calibrated. */
export interface Answers {
  readonly model: string;
  readonly labels: Uint8Array;
  readonly scores: ArrayLike<number>;
  readonly probabilities: Float64Array;
}

/** A list one could write to: a tenth of the customers, at least ten. */
export const listSize = (customers: number): number => Math.min(customers, Math.max(10, Math.round(customers / 10)));

/** Every measure of one model on the held-out window, and its plots. Returns the ROC AUC. */
export function reportOn(tables: ReportTables, window: Window, answers: Answers, seed: number): number {
  const { model, labels, scores, probabilities } = answers;
  const rows = ranked(labels, scores);
  const size = listSize(labels.length);
  const list = atList(rows, size);
  const auc = rocAuc(rows);
  const interval = bootstrap(labels.length, (times) => rocAuc(rows, times), { seed });
  const add = (measure: string, value: number, { low, high } = { low: NaN, high: NaN }) =>
    tables.report.add({
      task: 'churn',
      model,
      window_start: window.cutoffOn,
      window_end: window.windowEnd,
      measure,
      value,
      low,
      high,
    });
  add('base_rate', labels.reduce((sum, label) => sum + label, 0) / labels.length);
  add('roc_auc', auc, interval);
  add('pr_auc', prAuc(rows));
  add('brier', brier(labels, probabilities));
  add('log_loss', logLoss(labels, probabilities));
  add('accuracy', accuracy(labels, probabilities));
  add('list_size', size);
  add('precision_at_list', list.precision);
  add('recall_at_list', list.recall);
  plots(tables, answers, rows);
  return auc;
}

function plots(tables: ReportTables, { model, labels, probabilities }: Answers, rows: ReturnType<typeof ranked>): void {
  calibration(labels, probabilities).forEach((bin, i) => tables.calibration.add({ model, bin: i + 1, ...bin }));
  for (const [curve, { x, y }] of Object.entries(curves(rows))) {
    (x as number[]).forEach((value, i) => tables.curves.add({ model, curve, x: value, y: y[i]! }));
  }
}
