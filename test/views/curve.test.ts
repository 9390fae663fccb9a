import { expect, test } from 'vitest';
import { heights, places } from '../../src/views/models/curve.ts';

test('a curve is read at every hundredth, straight between its points', () => {
  const found = heights([
    { x: 0, y: 0 },
    { x: 0.5, y: 1 },
    { x: 1, y: 1 },
  ]);
  expect(places).toHaveLength(101);
  expect(found[0]).toBe(0);
  expect(found[25]).toBeCloseTo(0.5, 12);
  expect(found[50]).toBe(1);
  expect(found[100]).toBe(1);
});

test('before its first point a curve has no height', () => {
  const found = heights([
    { x: 0.105, y: 0.9 },
    { x: 1, y: 0.4 },
  ]);
  expect(found[10]).toBeNull();
  expect(found[11]).toBeCloseTo(0.9 - (0.5 * 0.005) / 0.895, 12);
  expect(heights([]).every((height) => height === null)).toBe(true);
});
