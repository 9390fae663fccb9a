import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Canonical } from '../../src/intake/canonical.ts';
import type { ImportAsk } from '../../src/intake/import.ts';
import type { Mapping } from '../../src/intake/source.ts';
import { hostileFile, hostileText } from '../fixtures/hostile.ts';
import { addTo, importInto, rowsOf } from './shop.ts';

const before = String.raw`(?:[^"\r\n]|""|"(?!"|[ \t]*(?:[,\r\n]|$)))*`;
const after = String.raw`(?:[\r\n](?:[^"]|"")*)?`;
const quoted = String.raw`[ \t]*"${before}${after}"(?=[ \t]*(?:[,\r\n]|$))[ \t]*`;
const field = String.raw`(?:${quoted}|(?![ \t]*")[^,\r\n]*)`;
const wellFormed = new RegExp(String.raw`${field}(?:,${field})*(?:\r\n|\n|\r|$)`, 'y');
const physical = /[^\r\n]*(?:\r\n|\n|\r|$)/y;

/** The physical lines on which the records of a text begin, by a grammar: the cutter works by bytes instead. */
function linesOfRecords(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    wellFormed.lastIndex = physical.lastIndex = at;
    const [record] = wellFormed.exec(text) ?? physical.exec(text)!;
    lines.push(line);
    line += (record.match(/\r\n|\n|\r/g) ?? []).length;
    at += record.length;
  }
  return lines;
}

test('over ten thousand hostile texts no record is lost and none is invented, wherever the blocks end', () => {
  const encoder = new TextEncoder();
  let files = 0;
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 700 }), (raw, block) => {
      const bytes = encoder.encode(raw);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      const expected = linesOfRecords(text);
      const canonical = new Canonical({ delimiter: ',', runs: false }, 4, 1, 64);
      for (let at = 0; at < bytes.length; at += block) canonical.push(bytes.subarray(at, at + block), false);
      canonical.push(new Uint8Array(0), true);
      const kept = canonical.slices.flatMap(({ lines }) => [...lines]);
      const told = new Set([...kept, ...canonical.rejects.map(({ line }) => line)]);
      const begin = new Set(expected);
      const sums = [kept.length, told.size, told.size + canonical.blank, [...told].every((line) => begin.has(line))];
      const { length } = canonical.rejects;
      expect(sums).toEqual([canonical.records, canonical.records + length, expected.length - 1, true]);
      files++;
    }),
    { numRuns: 10_000, seed: 1 },
  );
  expect(files).toBe(10_000);
});

/** Takes the best guess, and where day and month are open the first order. */
const answer = ({ mapping, orders }: ImportAsk): Mapping => ({
  ...mapping,
  ...(orders?.[0] && { dateOrder: orders[0] }),
});

test('hundreds of hostile files are read or refused with a sentence, and every line is accounted for', async () => {
  const files = fc.sample(hostileFile, { numRuns: 200, seed: 1 });
  const { db } = await importInto([]);
  let [refused, read] = [0, 0];
  for (const [at, bytes] of files.entries()) {
    const { problems } = await addTo(db, [new File([Uint8Array.from(bytes)], `${at}.csv`)], answer);
    for (const code of problems) expect(code).toMatch(/^file\//);
    if (problems.length > 0) refused++;
    else read++;
  }
  expect(refused + read).toBe(200);
  expect(read).toBeGreaterThan(25);
  const [sums] = await rowsOf(`SELECT count(*)::INTEGER AS sources, count(*) FILTER (lines <> loaded + rejected + blank
      OR rejected <> (SELECT count(*) FROM rejects WHERE rejects.source_key = sources.source_key)
      OR loaded <> (SELECT count(*) FROM incoming_lines AS l WHERE l.source_key = sources.source_key))::INTEGER AS wrong
    FROM sources WHERE kind = 'orders'`);
  expect(sums).toMatchObject({ wrong: 0 });
  expect(sums?.['sources']).toBeGreaterThan(25);
});

const orders = 'order_id,date,customer_id,amount\n1,2024-01-02,a,5.00\n';

test('ten thousand columns, NULs, a line of twenty megabytes and dates that never were', async () => {
  const wide = Array.from({ length: 10_000 }, (_, at) => (at < 4 ? '' : `,x${at}`)).join('');
  const cells = ',1'.repeat(9_996);
  const files = {
    wide: `order_id,date,customer_id,amount${wide}\n1,2024-01-02,a,5.00${cells}\n2,2024-01-02, b ,5.00${cells}\n`,
    nul: `${orders}2,2024-01-03,b\0c,1\n\0\0\0\n${'3,2024-01-03,d,1\n'.repeat(40)}`,
    long: `${orders}${'x'.repeat(20 * 2 ** 20)}\n3,2024-01-03,c,1\n`,
    open: `${orders}2,2024-01-03,"b,${'x,2024-01-03,c,1\n'.repeat(2000)}3,2024-01-04,c,2\n`,
    never: `${orders}2,2026-02-30,b,1\n3,2024-01-03,c,1e400\n4,2024-01-03,d,=1+1\n`,
  };
  const { problems, remarks } = await importInto(
    Object.entries(files).map(([name, text]) => new File([text], name)),
    answer,
  );
  expect([problems, remarks]).toEqual([[], []]);
  expect(await rowsOf('SELECT file, lines, loaded, rejected, blank FROM sources ORDER BY source_key')).toEqual([
    { file: 'wide', lines: 2, loaded: 2, rejected: 0, blank: 0 },
    { file: 'nul', lines: 43, loaded: 42, rejected: 0, blank: 1 },
    { file: 'long', lines: 3, loaded: 2, rejected: 1, blank: 0 },
    { file: 'open', lines: 2002, loaded: 2001, rejected: 1, blank: 0 },
    { file: 'never', lines: 4, loaded: 1, rejected: 3, blank: 0 },
  ]);
});
