import { wilson } from './intervals.ts';
import { type Ranked, ranked } from './scores.ts';

export interface Curve {
  x: number[];
  y: number[];
}

/** ROC (false positive rate → true positive rate) and precision–recall (recall → precision), at most `points` each. */
export function curves(rows: Ranked, points = 200): { roc: Curve; pr: Curve } {
  const { labels, ends } = rows;
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  const roc: Curve = { x: [0], y: [0] };
  const pr: Curve = { x: [], y: [] };
  const stride = Math.max(1, Math.ceil(labels.length / (points - 2)));
  let [hits, due] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    hits += labels[i]!;
    const last = i === labels.length - 1;
    if (!ends[i] || (i < due && !last)) continue;
    due = (Math.floor(i / stride) + 1) * stride;
    roc.x.push((i + 1 - hits) / negatives);
    roc.y.push(hits / positives);
    pr.x.push(hits / positives);
    pr.y.push(hits / (i + 1));
  }
  return { roc, pr };
}

export interface CalibrationBin {
  predicted: number;
  observed: number;
  low: number;
  high: number;
  customers: number;
}

/** Rows in `bins` equal groups by probability: mean prediction, share of positives and its Wilson interval. */
export function calibration(labels: ArrayLike<number>, probabilities: ArrayLike<number>, bins = 10): CalibrationBin[] {
  const { order } = ranked(labels, probabilities);
  order.reverse();
  const found: CalibrationBin[] = [];
  for (let bin = 0; bin < bins; bin++) {
    const from = Math.floor((bin * order.length) / bins);
    const rows = order.subarray(from, Math.floor(((bin + 1) * order.length) / bins));
    if (rows.length === 0) continue;
    const predicted = rows.reduce((sum, row) => sum + probabilities[row]!, 0) / rows.length;
    const hits = rows.reduce((sum, row) => sum + labels[row]!, 0);
    found.push({ predicted, observed: hits / rows.length, ...wilson(hits, rows.length), customers: rows.length });
  }
  return found;
}
