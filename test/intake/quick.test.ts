import { expect, test } from 'vitest';
import type { ImportProgress } from '../../src/intake/import.ts';
import { addTo, importInto, rowsOf, text } from './shop.ts';

/** A file whose first records, all that the sample holds, are as plain as can be, and others after them. */
function late(rows: readonly string[], first = (at: number) => `${at},2024-01-05,a,2.50`): File {
  const plain = Array.from({ length: 1200 }, (_, at) => first(at));
  return text('late.csv', ['order_id,date,customer_id,amount', ...plain, ...rows].join('\n'));
}

const lateLines = (columns: string) => rowsOf(`SELECT ${columns} FROM incoming_lines WHERE line > 1201 ORDER BY line`);
const sums = 'SELECT lines, loaded, rejected, blank FROM sources ORDER BY source_key';

test('numbers that need care are read where they first come late', async () => {
  await importInto([late(['a,2024-01-05,c,"1,234.50"', 'b,2024-01-06,c,(£3.20)', 'c,2024-01-07,c,many'])]);
  expect(await lateLines('order_id, line_total::DOUBLE AS total')).toEqual([
    { order_id: 'a', total: 1234.5 },
    { order_id: 'b', total: -3.2 },
  ]);
  expect(await rowsOf(sums)).toEqual([{ lines: 1203, loaded: 1202, rejected: 1, blank: 0 }]);
  expect(await rowsOf('SELECT line, "column", value, reason FROM rejects')).toEqual([
    { line: 1204, column: 'amount', value: 'many', reason: 'bad_number' },
  ]);
});

test('a decimal comma that first comes late is the mark of the whole column', async () => {
  const content = late(['a,2024-01-05,c,"1,5"', 'b,2024-01-06,c,"1.234,75"'], (at) => `${at},2024-01-05,a,${at}`);
  const seen: ImportProgress[] = [];
  await importInto([content], undefined, { report: (progress) => void seen.push(progress) });
  expect(await lateLines('line_total::DOUBLE AS total')).toEqual([{ total: 1.5 }, { total: 1234.75 }]);
  expect(await rowsOf('SELECT decimal FROM sources')).toEqual([{ decimal: ',' }]);
  expect(await rowsOf(sums)).toEqual([{ lines: 1202, loaded: 1202, rejected: 0, blank: 0 }]);
  expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).sort((a, b) => a - b));
});

/** Months of 2024, which either order reads, but for one day in January that only days first do. */
const dayFirst = (at: number) => `${at},${at === 10 ? '31/1' : `${(at % 12) + 1}/${at === 30 ? 5 : 1}`}/2024,a,2.50`;

test('days that only another order of their parts reads are counted on the whole column', async () => {
  const content = late(['a,1/30/2024,c,1.00', 'b,1/29/2024,c,1.00'], dayFirst);
  await importInto([content]);
  expect(await lateLines('written_at')).toEqual([
    { written_at: '2024-01-30 00:00:00' },
    { written_at: '2024-01-29 00:00:00' },
  ]);
  expect(await rowsOf('SELECT line, value, reason FROM rejects')).toEqual([
    { line: 12, value: '31/1/2024', reason: 'bad_date' },
  ]);
});

test('a late line without a date takes that of its order', async () => {
  await importInto([late(['7,,a,2.50', 'x,,a,2.50'], (at) => `${at},2024-01-${at === 7 ? '17' : '05'},a,2.50`)]);
  expect(await lateLines('order_id, written_at')).toEqual([{ order_id: '7', written_at: '2024-01-17 00:00:00' }]);
  expect(await rowsOf(sums)).toEqual([{ lines: 1202, loaded: 1201, rejected: 1, blank: 0 }]);
});

test('where most of a file is not like its beginning, whole columns decide', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => `${at},2024-01-06,b,£${at}.20`);
  await importInto([late(rows)]);
  expect(await rowsOf(sums)).toEqual([{ lines: 31_200, loaded: 31_200, rejected: 0, blank: 0 }]);
  expect(await rowsOf('SELECT count(DISTINCT line)::INTEGER AS lines FROM incoming_lines')).toEqual([
    { lines: 31_200 },
  ]);
});

test('a file that was read before leaves nothing behind', async () => {
  const { db } = await importInto([late([])]);
  expect((await addTo(db, [late([])])).problems).toEqual(['file/same_again']);
  expect(await rowsOf(sums)).toEqual([{ lines: 1200, loaded: 1200, rejected: 0, blank: 0 }]);
  expect(await rowsOf('SELECT count(*)::INTEGER AS lines FROM incoming_lines')).toEqual([{ lines: 1200 }]);
});

test('ids and texts that a spreadsheet dressed are bare, in whatever slice they stand', async () => {
  const rows = [
    "'0017,2024-01-05,'=x,1",
    '="0018",2024-01-05," \'=y ",2',
    '19.0,2024-01-05,20.0,3',
    '"=""0020""",2024-01-05,z,4',
  ];
  await importInto([late(rows)]);
  expect(await lateLines('order_id, platform_customer_id AS customer')).toEqual([
    { order_id: '0017', customer: '=x' },
    { order_id: '0018', customer: '=y' },
    { order_id: '19', customer: '20' },
    { order_id: '0020', customer: 'z' },
  ]);
});
