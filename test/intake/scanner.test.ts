import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Canonical } from '../../src/intake/canonical.ts';
import type { Dialect } from '../../src/intake/cutter.ts';
import { openDatabase } from '../sql/database.ts';

const comma: Dialect = { delimiter: ',', runs: false };
const encoder = new TextEncoder();

/** Canonical CSV of a text that arrives in blocks of the given size. */
function scan(text: string, width: number, { block = 1e9, dialect = comma, headerLine = 0 } = {}) {
  const canonical = new Canonical(dialect, width, headerLine);
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += block) canonical.push(bytes.subarray(at, at + block), false);
  canonical.push(new Uint8Array(0), true);
  const csv = canonical.slices
    .map((slice) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(slice.bytes))
    .join('');
  return {
    csv,
    blank: canonical.blank,
    records: canonical.records,
    short: canonical.short,
    rejects: canonical.rejects,
  };
}

/** RFC 4180 as a grammar says it, for well-formed text only. */
function naive(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain = '', end] = pattern.exec(text) ?? [];
    record.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === ',' && pattern.lastIndex < text.length) continue;
    if (end === ',') record.push('');
    records.push(record);
    record = [];
  }
  return records;
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '中', '1', ' ', '"', ',', '\n', '\r\n', '\t', '😀'),
  maxLength: 6,
});
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const enquote = (field: string, always: boolean) =>
  always || /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
/** A well-formed file: its text and the fields in it, three to a record. */
const wellFormed = fc
  .array(fc.tuple(fc.tuple(cell, cell, cell), lineEnd, fc.boolean()), { maxLength: 12 })
  .map((records) =>
    records.map(([fields, end, quoted]) => fields.map((f) => enquote(f, quoted)).join(',') + end).join(''),
  );

test('agrees with RFC 4180 on well-formed text, wherever the blocks end', () => {
  fc.assert(
    fc.property(wellFormed, fc.integer({ min: 1, max: 40 }), (text, block) => {
      const read = scan(text, 3, { block });
      expect(read).toEqual(scan(text, 3));
      const expected = naive(text).filter((record) => record.some((field) => field !== ''));
      const fields = naive(read.csv).map(([, ...record]) => record);
      expect(fields).toEqual(expected);
      expect(read.rejects).toEqual([]);
      expect(read.blank + read.records).toBe(naive(text).length);
    }),
    { numRuns: 400 },
  );
});

test('accounts for every record of any text, wherever the blocks end', () => {
  const any = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中', '\0'), maxLength: 60 });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }), (text, block, width) => {
      const read = scan(text, width, { block });
      expect(read).toEqual(scan(text, width));
      const lines = new Set([
        ...naive(read.csv).map(([line]) => line),
        ...read.rejects.map(({ line }) => String(line)),
      ]);
      expect(lines.size).toBe(read.records + read.rejects.length);
      for (const record of naive(read.csv)) expect(record).toHaveLength(width + 1);
    }),
    { numRuns: 500 },
  );
});

test('the database reads from it what we read', async () => {
  const db = await openDatabase();
  const read = async (csv: string) => {
    await db.attach('scan.csv', encoder.encode(csv));
    const rows = await db.rows<{ line: number; a: string; b: string; c: string }>(`SELECT * FROM read_csv('scan.csv',
      header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', parallel = false,
      nullstr = '\\N', columns = {line: 'INTEGER', a: 'VARCHAR', b: 'VARCHAR', c: 'VARCHAR'})`);
    await db.detach('scan.csv');
    return rows.map(({ line, a, b, c }) => [String(line), a.trim(), b.trim(), c.trim()]);
  };
  const any = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中'), maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(wellFormed, any), async (text) => {
      const { csv } = scan(text, 3);
      if (csv !== '') expect(await read(csv)).toEqual(naive(csv));
    }),
    { numRuns: 150 },
  );
});

test('counts physical lines over quoted breaks and mixed line ends', () => {
  const { csv } = scan('h,i\r\n1,"a\r\nb"\r2,c\n\n3,d', 2, { headerLine: 1 });
  expect(csv).toBe('2,1,"a\r\nb"\n4,2,c\n6,3,d\n');
});

test('records before the header are no data', () => {
  const { rejects, csv } = scan('sep=,\nh,i\n1,2\n', 2, { headerLine: 2 });
  expect(rejects).toEqual([{ line: 1, column: '', value: 'sep=,', reason: 'not_data' }]);
  expect(csv).toBe('3,1,2\n');
});

test('short records are padded, long ones refused unless the rest is empty', () => {
  const { csv, rejects, short } = scan('1,2,3\n1,2\n1,2,3,,\n1,2,3,4\n83 record(s),\n', 3);
  expect(csv).toBe('1,1,2,3\n2,"1","2",""\n3,"1","2","3"\n');
  expect(short).toBe(1);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'too_many_fields'],
    [5, 'not_data'],
  ]);
});

test.each([
  ['a quote inside a field', '1,5" nail,2\n', [['1', '5" nail', '2']]],
  ['a quote inside a quoted field', '1,"5" nail",2\n', [['1', '5" nail', '2']]],
  [
    'an opening quote that never closes',
    '1,"abc,2\n3,d,4\n',
    [
      ['1', '"abc', '2'],
      ['3', 'd', '4'],
    ],
  ],
  [
    'an opening quote that seems to close later',
    '1,"abc,2\n3,"d",4\n',
    [
      ['1', '"abc', '2'],
      ['3', 'd', '4'],
    ],
  ],
  ['blanks around quotes', '1, "a,b" ,2\n', [['1', 'a,b', '2']]],
  ['a text kept from a spreadsheet', '1,="007",2\n', [['1', '007', '2']]],
])('%s', (_, text, expected) => {
  expect(naive(scan(text, 3).csv).map(([, ...fields]) => fields)).toEqual(expected);
});

test('runs of blanks separate, at the margins too', () => {
  const { csv } = scan('  a   1\t2 \n "b c" 3 4\n', 3, { dialect: { delimiter: ' ', runs: true } });
  expect(csv).toBe('1 "a" "1" "2"\n2 "b c" "3" "4"\n');
});
