import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ImportAsk, ImportProgress } from '../../src/intake/import.ts';
import { lackOf } from '../../src/intake/kind.ts';
import { orderNeeds } from '../../src/intake/source.ts';
import { addTo, importInto, rowsOf, text } from './shop.ts';

const sums = 'SELECT lines, loaded, rejected, blank FROM sources ORDER BY source_key';
const rejects = 'SELECT line, "column", value, reason FROM rejects ORDER BY line';

test('every line is accounted for, whatever stands in the file', async () => {
  const cell = fc.oneof(
    fc.constantFrom('', ' ', '2024-01-05', '2024-02-30', '7', '1,5', '"', 'a@b.c', 'x\ny', '12.50', '-3', 'NULL'),
    fc.string({ maxLength: 5 }),
  );
  const line = fc.oneof(
    { arbitrary: fc.constant('1,2024-01-05,a,2.50'), weight: 3 },
    { arbitrary: fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(',')), weight: 4 },
    {
      arbitrary: fc
        .array(cell, { minLength: 4, maxLength: 4 })
        .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')),
      weight: 4,
    },
    { arbitrary: fc.constant(''), weight: 1 },
  );
  const end = fc.constantFrom('\n', '\r\n');
  const good = Array.from({ length: 40 }, (_, at) => `${at},2024-01-05,a,2.50`);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), end, async (lines, end) => {
      const content = ['order_id,date,customer_id,amount', ...good, ...lines].join(end);
      const columns = { order_id: 0, date: 1, platform_customer_id: 2, line_total: 3 };
      const answer = ({ mapping }: ImportAsk) => ({ ...mapping, columns });
      const { problems } = await importInto([text('random.csv', content)], answer);
      expect(problems).toEqual([]);
      const [source] = await rowsOf(`SELECT lines - loaded - rejected - blank AS left_over,
        loaded - (SELECT count(*) FROM incoming_lines)::INTEGER AS loaded_over,
        rejected - (SELECT count(*) FROM rejects)::INTEGER AS rejected_over,
        (SELECT count(*) - count(DISTINCT line) FROM (SELECT line FROM rejects UNION ALL SELECT line FROM incoming_lines))::INTEGER AS twice
        FROM sources`);
      expect(source).toEqual({ left_over: 0, loaded_over: 0, rejected_over: 0, twice: 0 });
    }),
    { numRuns: 40 },
  );
});

test('a reject says file, line, column, value and reason', async () => {
  const content = [
    'sep=,',
    'order_id,date,customer_id,amount,quantity',
    '1,2024-01-05,a,2.50,1',
    '',
    '2,2024-02-30,b,3,1',
    '3,2024-01-06,c,three,1',
    '4,2024-01-06,c,3,1,extra',
    ',2024-01-07,,3,1',
    '"multi\nline",2024-01-08,d,4,1',
    ',,,,',
    'Total,,,9.50,',
    '5 record(s) downloaded,',
  ].join('\r\n');
  await importInto([text('orders.csv', content)]);
  expect(await rowsOf(sums)).toEqual([{ lines: 11, loaded: 2, rejected: 7, blank: 2 }]);
  expect(await rowsOf(rejects)).toEqual([
    { line: 1, column: '', value: 'sep=,', reason: 'not_data' },
    { line: 5, column: 'date', value: '2024-02-30', reason: 'bad_date' },
    { line: 6, column: 'amount', value: 'three', reason: 'bad_number' },
    { line: 7, column: '', value: '4,2024-01-06,c,3,1,extra', reason: 'too_many_fields' },
    { line: 8, column: '', value: '', reason: 'no_key' },
    { line: 12, column: 'date', value: '', reason: 'bad_date' },
    { line: 13, column: '', value: '5 record(s) downloaded,', reason: 'not_data' },
  ]);
});

test('refuses lines that would be worth a trillion, quickly read or not', async () => {
  const head = 'order_id,date,customer_id,quantity,price';
  const rows = ['1,2024-01-15,a,4006381333931,1', '2,2024-01-16,b,99999999999,29.90', '3,2024-01-17,c,2,10'];
  for (const more of [[], ['4,2024-01-18,d,"1,000",1']]) {
    await importInto([text('orders.csv', [head, ...rows, ...more, ''].join('\n'))]);
    expect(await rowsOf(rejects)).toEqual([
      { line: 2, column: 'quantity', value: '4006381333931', reason: 'bad_number' },
      { line: 3, column: 'quantity', value: '99999999999', reason: 'bad_number' },
    ]);
  }
});

test('optional cells that cannot be read load as nothing and are counted', async () => {
  await importInto([
    text(
      'orders.csv',
      'order_id,date,email,total,shipping\n1,2024-01-05,nobody,5.00,free\n2,2024-01-05,A@b.c ,6.00,1\n',
    ),
  ]);
  expect(await rowsOf('SELECT email, shipping::DOUBLE AS shipping FROM incoming_lines ORDER BY line')).toEqual([
    { email: null, shipping: null },
    { email: 'a@b.c', shipping: 1 },
  ]);
  expect(await rowsOf('SELECT rule, rows FROM incoming_changes')).toEqual([{ rule: 'unreadable_cells', rows: 2 }]);
});

test('ids stay text: long, with leading zeros, and without what a spreadsheet added', async () => {
  const content =
    'order_id,date,customer_id,sku\n12345678901234567890123,2024-01-05,17850.0,="007"\n00012,2024-01-06,\'42,1.50\n';
  await importInto([text('orders.csv', content)]);
  expect(
    await rowsOf('SELECT order_id, platform_customer_id AS customer, product_id FROM incoming_lines ORDER BY line'),
  ).toEqual([
    { order_id: '12345678901234567890123', customer: '17850', product_id: '007' },
    { order_id: '00012', customer: '42', product_id: '1.50' },
  ]);
});

const ambiguous = (name: string, extra = '') =>
  text(name, `order_id,date,customer_id,amount\n1,01/02/2024,a,5.00\n2,03/04/2024,b,6.00\n${extra}`);

const monthFirst = ({ mapping }: ImportAsk) => ({ ...mapping, dateOrder: 'mdy' as const });

test('day and month are asked for where the column cannot decide, once for the same headers', async () => {
  const { db, asked } = await importInto([ambiguous('a.csv')], monthFirst);
  expect(asked.map(({ question, orders }) => [question, orders])).toEqual([['date_order', ['dmy', 'mdy']]]);
  expect(await rowsOf('SELECT written_at FROM incoming_lines ORDER BY line')).toEqual([
    { written_at: '2024-01-02 00:00:00' },
    { written_at: '2024-03-04 00:00:00' },
  ]);
  expect((await addTo(db, [ambiguous('b.csv', '3,05/06/2024,c,1\n')])).asked).toEqual([]);
  const other = text('c.csv', 'order_id,date,customer_id,amount\n1,2024-06-30,a,5.00\n');
  expect((await addTo(db, [other])).problems).toEqual([]);
  expect(await rowsOf('SELECT max(written_at) AS last FROM incoming_lines')).toEqual([{ last: '2024-06-30 00:00:00' }]);
});

test('day and month are decided on the whole column, not on its beginning', async () => {
  const many = Array.from(
    { length: 5000 },
    (_, at) => `${at},${String((at % 12) + 1).padStart(2, '0')}/02/2024,c,1.00\n`,
  ).join('');
  const { asked } = await importInto([ambiguous('a.csv', `${many}9,28/02/2024,c,1.00\n`)]);
  expect(asked).toEqual([]);
  expect(await rowsOf('SELECT max(written_at) AS last FROM incoming_lines')).toEqual([{ last: '2024-04-03 00:00:00' }]);
  expect(await rowsOf(sums)).toEqual([{ lines: 5003, loaded: 5003, rejected: 0, blank: 0 }]);
});

test('forms of dates that the beginning does not show are read too', async () => {
  const many = Array.from({ length: 1500 }, (_, at) => `${at},2024-01-02 10:00:00,c,1.00\n`).join('');
  await importInto([
    text('a.csv', `order_id,date,customer_id,amount\n${many}7,2024-01-03,c,1.00\n8,2024-01-04T10:00:00Z,c,1.00\n`),
  ]);
  expect(await rowsOf(sums)).toEqual([{ lines: 1502, loaded: 1502, rejected: 0, blank: 0 }]);
  expect(await rowsOf('SELECT has_time, offset_minutes FROM incoming_lines ORDER BY line DESC LIMIT 2')).toEqual([
    { has_time: true, offset_minutes: 0 },
    { has_time: false, offset_minutes: null },
  ]);
});

const unknownTable = (day: number) =>
  text(`t${day}.csv`, `foo,bar,baz\nx${day},2024-01-${day},5.50\ny,2024-01-${day + 1},6.50\n`);
const byPlace = ({ mapping }: ImportAsk) => ({
  ...mapping,
  columns: { date: 1, platform_customer_id: 0, line_total: 2 },
});

test('an unknown table is asked about, and its mapping remembered', async () => {
  const { db, asked } = await importInto([unknownTable(11)], byPlace);
  expect(asked.map(({ mapping }) => [mapping.columns.date, lackOf(mapping)])).toEqual([[1, [orderNeeds[1]]]]);
  expect(await rowsOf('SELECT source, loaded FROM sources')).toEqual([{ source: 'mapped', loaded: 2 }]);
  expect((await addTo(db, [unknownTable(20)])).asked).toEqual([]);
  expect(await rowsOf('SELECT count(*)::INTEGER AS lines FROM incoming_lines')).toEqual([{ lines: 4 }]);
});

test('leaving the question stops the import', async () => {
  await expect(importInto([ambiguous('a.csv')])).rejects.toMatchObject({ name: 'AbortError' });
  expect(await rowsOf(`SELECT count(*)::INTEGER AS tables FROM duckdb_tables() WHERE table_name = 'sources'`)).toEqual([
    { tables: 0 },
  ]);
});

test('progress counts bytes of all files and rows of each', async () => {
  const plain = 'order_id,date,customer_id,amount\n' + '1,2024-01-02,a,5.00\n'.repeat(90_000);
  const seen: ImportProgress[] = [];
  const files = [text('a.csv', plain), new File([gzipSync(plain.replace('order_id', 'order_no'))], 'b.csv.gz')];
  await importInto(files, undefined, { report: (progress) => void seen.push(progress) });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  expect(seen.at(-1)).toEqual({
    file: 'b.csv.gz',
    index: 1,
    files: 2,
    bytes: total,
    totalBytes: total,
    rows: 90_000,
    stage: 'typing',
  });
  expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).sort((a, b) => a - b));
});
