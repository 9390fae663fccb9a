import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibration, curves } from '../../../workers/math/curves.ts';
import { accuracy, atList, brier, logLoss, prAuc, ranked, rocAuc } from '../../../workers/math/scores.ts';

// Scores .9 .8 .8 .4 .3 .1 with labels 1 1 0 0 1 0: 9 pairs, of which 7 right and the tie at .8 half right (counted in).
const labels = [1, 1, 0, 0, 1, 0];
const scores = [0.9, 0.8, 0.8, 0.4, 0.3, 0.1];

test('roc_auc by hand: 6 pairs right, 1 tied, 2 wrong', () => {
  expect(rocAuc(ranked(labels, scores))).toBeCloseTo(6.5 / 9, 12);
});

test('pr_auc by hand: precision 1, 2/3, 3/5 at recall 1/3, 2/3, 1', () => {
  expect(prAuc(ranked(labels, scores))).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
});

test('brier, log-loss and accuracy by hand', () => {
  expect(brier([1, 0], [0.8, 0.4])).toBeCloseTo((0.04 + 0.16) / 2, 12);
  expect(logLoss([1, 0], [0.8, 0.4])).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6)) / 2, 12);
  expect(logLoss([1], [0])).toBeCloseTo(-Math.log(1e-15), 6);
  expect(accuracy([1, 0, 1, 0], [0.5, 0.49, 0.2, 0.7])).toBe(0.5);
});

test('precision and recall at a list by hand', () => {
  expect(atList(ranked(labels, scores), 3)).toEqual({ precision: 2 / 3, recall: 2 / 3 });
  expect(atList(ranked(labels, scores), 100)).toEqual({ precision: 0.5, recall: 1 });
});

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 8 })), {
  minLength: 2,
  maxLength: 60,
});
const mixed = rows.filter((row) => new Set(row.map(([label]) => label)).size === 2);

test('roc_auc is the share of pairs in the right order, ties half', () => {
  fc.assert(
    fc.property(mixed, (row) => {
      let [right, pairs] = [0, 0];
      for (const [a, x] of row) {
        for (const [b, y] of row) {
          if (a !== 1 || b !== 0) continue;
          pairs++;
          right += x > y ? 1 : x === y ? 0.5 : 0;
        }
      }
      const auc = rocAuc(
        ranked(
          row.map(([label]) => label),
          row.map(([, score]) => score),
        ),
      );
      expect(auc).toBeCloseTo(right / pairs, 10);
    }),
  );
});

test('the area under the ROC curve that is drawn is the ROC AUC', () => {
  fc.assert(
    fc.property(mixed, (row) => {
      const order = ranked(
        row.map(([label]) => label),
        row.map(([, score]) => score),
      );
      const { x, y } = curves(order, 500).roc;
      let area = 0;
      for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
      expect(area).toBeCloseTo(rocAuc(order), 10);
    }),
  );
});

test('a long curve is thinned out to 200 points and still ends at (1, 1)', () => {
  const n = 10_000;
  const { roc, pr } = curves(
    ranked(
      Array.from({ length: n }, (_, i) => i % 2),
      Array.from({ length: n }, (_, i) => i),
    ),
  );
  expect(roc.x.length).toBeLessThanOrEqual(200);
  expect(pr.x.length).toBeLessThanOrEqual(200);
  expect([roc.x.at(-1), roc.y.at(-1), pr.x.at(-1)]).toEqual([1, 1, 1]);
});

test('calibration bins hold every row once, ascending', () => {
  const n = 95;
  const p = Array.from({ length: n }, (_, i) => ((i * 37) % n) / n);
  const bins = calibration(
    p.map((value) => (value > 0.5 ? 1 : 0)),
    p,
  );
  expect(bins).toHaveLength(10);
  expect(bins.reduce((sum, bin) => sum + bin.customers, 0)).toBe(n);
  expect(bins.map(({ predicted }) => predicted)).toEqual(bins.map(({ predicted }) => predicted).sort((a, b) => a - b));
  for (const bin of bins) {
    expect(bin.low).toBeLessThanOrEqual(bin.observed);
    expect(bin.high).toBeGreaterThanOrEqual(bin.observed);
  }
});
