import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankScore } from '../../../workers/math/ranking.ts';
import { top } from '../../../workers/math/top.ts';

test('by hand: hits at places 1 and 3, three test items', () => {
  const { recall, ndcg, map } = rankScore([7, 1, 8, 2], new Set([7, 8, 9]), 10);
  expect(recall).toBeCloseTo(2 / 3, 12);
  expect(ndcg).toBeCloseTo((1 + 1 / 2) / (1 + 1 / Math.log2(3) + 1 / 2), 12);
  expect(map).toBeCloseTo((1 + 2 / 3) / 3, 12);
});

test('with more test items than places the ideal is a full list', () => {
  expect(rankScore([1, 2], new Set([1, 2, 3, 4]), 2)).toEqual({ recall: 0.5, ndcg: 1, map: 1 });
});

test('top agrees with a sort, best first, ties by index, never −Infinity', () => {
  const score = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(-Infinity));
  fc.assert(
    fc.property(fc.array(score), fc.integer({ min: 1, max: 12 }), (scores, k) => {
      const order = scores.map((_, i) => i).filter((i) => scores[i] !== -Infinity);
      order.sort((a, b) => scores[b]! - scores[a]! || a - b);
      expect(Array.from(top(scores, k))).toEqual(order.slice(0, k));
    }),
  );
});

test('top of a part of a longer row', () => {
  expect(Array.from(top([9, 9, 1, 5, 3, 9], 2, 2, 3))).toEqual([1, 2]);
});
