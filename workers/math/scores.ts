/** Measures of probabilities against labels 0 and 1. All in Float64; equal scores are always treated as one step. */
export interface Ranked {
  /** Labels in descending order of score. */
  labels: Uint8Array;
  /** Rows in that order. */
  order: Int32Array;
  /** 1 where the next score is smaller: the end of a group of equal scores. */
  ends: Uint8Array;
}

/** Orders rows by score, highest first; equal scores keep the order of the rows. */
export function ranked(labels: ArrayLike<number>, scores: ArrayLike<number>): Ranked {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => scores[b]! - scores[a]! || a - b);
  const ends = Uint8Array.from(order, (row, i) => {
    const next = order[i + 1];
    return next === undefined || scores[next] !== scores[row] ? 1 : 0;
  });
  return { labels: Uint8Array.from(order, (row) => labels[row]!), order, ends };
}

/** Counts of positives and negatives down to the end of each group of equal scores. */
function* steps({ labels, order, ends }: Ranked, times?: Int32Array): Generator<{ hits: number; misses: number }> {
  let [hits, misses] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const weight = times ? times[order[i]!]! : 1;
    if (labels[i]) hits += weight;
    else misses += weight;
    if (ends[i]) yield { hits, misses };
  }
}

/** Area under the ROC curve; ties count half. NaN when one class is missing. `times` weights the rows. */
export function rocAuc(rows: Ranked, times?: Int32Array): number {
  let [area, hits, misses] = [0, 0, 0];
  for (const step of steps(rows, times)) {
    area += ((step.misses - misses) * (step.hits + hits)) / 2;
    ({ hits, misses } = step);
  }
  return area / (hits * misses);
}

/** Average precision: the precision at each threshold, weighted by the recall gained there. NaN without positives. */
export function prAuc(rows: Ranked): number {
  let [area, hits] = [0, 0];
  for (const step of steps(rows)) {
    area += ((step.hits - hits) * step.hits) / (step.hits + step.misses);
    hits = step.hits;
  }
  return area / hits;
}

/** Mean squared distance of the probability from the label. */
export function brier(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) sum += (probabilities[i]! - labels[i]!) ** 2;
  return sum / labels.length;
}

/** Mean negative log-likelihood in nats; probabilities are kept 1e-15 away from 0 and 1. */
export function logLoss(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, probabilities[i]!));
    sum -= Math.log(labels[i] ? p : 1 - p);
  }
  return sum / labels.length;
}

/** Share of rows whose label is the more probable one. */
export function accuracy(labels: ArrayLike<number>, probabilities: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) right += probabilities[i]! >= 0.5 === (labels[i] === 1) ? 1 : 0;
  return right / labels.length;
}

/** Among the first `size` rows: the share that is positive, and the share of all positives that stands there. */
export function atList({ labels }: Ranked, size: number): { precision: number; recall: number } {
  let [inList, inAll] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    inAll += labels[i]!;
    if (i < size) inList += labels[i]!;
  }
  return { precision: inList / Math.min(size, labels.length), recall: inList / inAll };
}
