import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cholesky, solve } from '../../../workers/math/cholesky.ts';
import { bootstrap, meanInterval, quantile, wilson } from '../../../workers/math/intervals.ts';
import { normal, random, shuffled } from '../../../workers/math/random.ts';
import { learnScale, missingness, standardised } from '../../../workers/math/scaling.ts';

const draw = (seed: number) => Array.from({ length: 5 }, random(seed));

test('the same seed, the same stream; another seed, another one', () => {
  expect(draw(42)).toEqual(draw(42));
  expect(draw(42)).not.toEqual(draw(43));
});

test('uniform and normal numbers have the moments they should', () => {
  const n = 100_000;
  const uniform = random(3);
  const u = Float64Array.from({ length: n }, uniform);
  expect(Math.min(...u)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...u)).toBeLessThan(1);
  expect(u.reduce((a, b) => a + b) / n).toBeCloseTo(0.5, 2);
  const g = Float64Array.from({ length: n }, normal(uniform));
  expect(g.reduce((a, b) => a + b) / n).toBeCloseTo(0, 1);
  expect(g.reduce((a, b) => a + b * b) / n).toBeCloseTo(1, 1);
});

test('a shuffle is a permutation', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.integer(), (n, seed) => {
      expect(Array.from(shuffled(n, random(seed))).sort((a, b) => a - b)).toEqual(
        Array.from({ length: n }, (_, i) => i),
      );
    }),
  );
});

test('wilson by hand: 8 of 10', () => {
  const { low, high } = wilson(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test('mean with its interval by hand: 1, 2, 3', () => {
  const { value, low, high } = meanInterval([1, 2, 3]);
  expect(value).toBe(2);
  expect(high - value).toBeCloseTo(1.959964 / Math.sqrt(3), 6);
  expect(value - low).toBeCloseTo(high - value, 12);
  expect(quantile([0, 10], 0.25)).toBe(2.5);
});

test('the bootstrap interval of a mean is that of the normal approximation', () => {
  const gauss = normal(random(5));
  const values = Array.from({ length: 2000 }, gauss);
  const mean = (times: Int32Array) => values.reduce((sum, value, i) => sum + value * times[i]!, 0) / values.length;
  const { low, high } = bootstrap(values.length, mean, { seed: 9, resamples: 400 });
  const expected = meanInterval(values);
  expect(low).toBeCloseTo(expected.low, 1.5);
  expect(high).toBeCloseTo(expected.high, 1.5);
  expect(bootstrap(values.length, mean, { seed: 9, resamples: 400 })).toEqual({ low, high });
});

test('cholesky solves; what is not positive definite is refused', () => {
  const a = [4, 2, 0, 2, 5, 1, 0, 1, 3];
  const x = solve(cholesky(a, 3)!, 3, [2, 3, 4]);
  const back = [0, 1, 2].map((i) => a[i * 3]! * x[0]! + a[i * 3 + 1]! * x[1]! + a[i * 3 + 2]! * x[2]!);
  back.forEach((value, i) => expect(value).toBeCloseTo([2, 3, 4][i]!, 12));
  expect(cholesky([1, 2, 2, 1], 2)).toBeNull();
});

test('a scale is learnt from what is there: skew takes logs, missing is the mean', () => {
  const scale = learnScale('amount', [1, 1, 2, 2, 3, 500, NaN, NaN]);
  expect(scale).toMatchObject({ log: true, missing: 0.25 });
  expect(standardised(scale, NaN)).toBe(0);
  expect(missingness(scale, NaN)).toBe(0.75);
  expect(missingness(scale, 3)).toBe(-0.25);
  expect(standardised(scale, 1e300)).toBe(8);
  const plain = learnScale('share', [0.2, 0.4, 0.6]);
  expect(plain.log).toBe(false);
  expect(standardised(plain, 0.4)).toBeCloseTo(0, 12);
  expect(standardised(learnScale('constant', [2, 2, 2]), 5)).toBe(0);
});
