import { expect, test } from 'vitest';
import { Canonical } from '../../src/intake/canonical.ts';

const encoder = new TextEncoder();

test('a line of fifty megabytes is refused under its number, in time that grows with its length alone', () => {
  const canonical = new Canonical({ delimiter: ',', runs: false }, 3, 1);
  const junk = new Uint8Array(2 ** 19).fill(120);
  const begun = performance.now();
  canonical.push(encoder.encode('a,b,c\n1,2,3\n'), false);
  for (let at = 0; at < 100; at++) canonical.push(junk, false);
  canonical.push(encoder.encode('\n4,5,6\n'), true);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(canonical.rejects.map(({ line, reason, value }) => [line, reason, value.length])).toEqual([
    [3, 'unreadable', 201],
  ]);
  expect(canonical.records).toBe(2);
  expect(canonical.slices.flatMap(({ lines }) => [...lines])).toEqual([2, 4]);
});

test('lines are records where a table says so, physical lines where none does', () => {
  const text = encoder.encode('a,b,c\n1,"x\ny",3\n\n4,5,6\n');
  const lines = (dialect: { byRecord?: boolean; firstLine?: number }, headerLine: number) => {
    const canonical = new Canonical({ delimiter: ',', runs: false, ...dialect }, 3, headerLine);
    canonical.push(text, true);
    return canonical.slices.flatMap((slice) => [...slice.lines]);
  };
  expect(lines({}, 1)).toEqual([2, 5]);
  expect(lines({ byRecord: true }, 1)).toEqual([2, 4]);
  expect(lines({ byRecord: true, firstLine: 0 }, 0)).toEqual([1, 3]);
});
