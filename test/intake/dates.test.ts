import { expect, test } from 'vitest';
import { dateReading, possibleOrders, readDay, unixUnits } from '../../src/intake/dates.ts';
import { ordersLeft } from '../../src/intake/decide.ts';
import { dateOf, hasTime, offsetOf } from '../../src/intake/expressions.ts';
import type { DateOrder } from '../../src/intake/source.ts';
import { openDatabase } from '../sql/database.ts';

const opened = openDatabase();

/** What the database makes of a text, read by the form that the text itself has. */
async function read(text: string, order: DateOrder) {
  const reading = { ...dateReading([text], order), unix: unixUnits([text]) };
  const sql = `SELECT strftime(${dateOf('x', reading)}, '%Y-%m-%d %H:%M:%S') AS at, ${offsetOf('x', reading)}::INTEGER AS minutes,
    ${hasTime('x', reading)} AS timed FROM (SELECT $1 AS x)`;
  const [row] = await (await opened).rows<{ at: string; minutes: number; timed: boolean }>(sql, [text]);
  return [row?.at, row?.minutes, row?.timed];
}

test.each<[string, DateOrder, string | null, number | null, boolean]>([
  ['2024-05-01', 'ymd', '2024-05-01 00:00:00', null, false],
  ['2024/5/1 14:03', 'ymd', '2024-05-01 14:03:00', null, true],
  ['2024-05-01T10:00:00Z', 'ymd', '2024-05-01 10:00:00', 0, true],
  ['2024-05-01T10:00:00.123+08:00', 'ymd', '2024-05-01 10:00:00', 480, true],
  ['2024-05-01 10:00:00 +0000', 'ymd', '2024-05-01 10:00:00', 0, true],
  ['2024-05-01 10:00:00 -0330', 'ymd', '2024-05-01 10:00:00', -210, true],
  ['2024-05-01 10:00:00 UTC', 'ymd', '2024-05-01 10:00:00', 0, true],
  ['19970101', 'ymd', '1997-01-01 00:00:00', null, false],
  ['20240501140300', 'ymd', '2024-05-01 14:03:00', null, true],
  ['2024年5月1日', 'ymd', '2024-05-01 00:00:00', null, false],
  ['2024年05月01日 14:03:09', 'ymd', '2024-05-01 14:03:09', null, true],
  ['1/5/2024 2:03 PM', 'dmy', '2024-05-01 14:03:00', null, true],
  ['5/1/2024 2:03PM', 'mdy', '2024-05-01 14:03:00', null, true],
  ['5/1/24', 'mdy', '2024-05-01 00:00:00', null, false],
  ['31.12.2024 08:15', 'dmy', '2024-12-31 08:15:00', null, true],
  ['1-May-24', 'dmy', '2024-05-01 00:00:00', null, false],
  ['May-01-24', 'mdy', '2024-05-01 00:00:00', null, false],
  ['September 3, 2026', 'mdy', '2026-09-03 00:00:00', null, false],
  ['May 1, 2024', 'mdy', '2024-05-01 00:00:00', null, false],
  ['1714557600', 'ymd', '2024-05-01 10:00:00', 0, true],
  ['1714557600000', 'ymd', '2024-05-01 10:00:00', 0, true],
  ['2026-02-30', 'ymd', null, null, false],
  ['0024-05-01', 'ymd', null, null, false],
  ['hello', 'ymd', null, null, false],
])('%s as %s', async (text, order, at, minutes, timed) => {
  expect(await read(text, order)).toEqual([at, minutes, timed]);
  if (unixUnits([text]) === 0) expect(readDay(text, order)?.day ?? null).toBe(at?.slice(0, 10) ?? null);
});

test.each<[string, string[], DateOrder[]]>([
  ['a day over 12 decides', ['01/02/2024', '13/02/2024'], ['dmy']],
  ['a day over 12 in the middle decides', ['01/02/2024', '01/13/2024'], ['mdy']],
  ['points are German', ['01.02.2024'], ['dmy']],
  ['no day over 12 decides nothing', ['01/02/2024', '11/12/2024'], ['dmy', 'mdy']],
  ['one bad cell does not turn the rest', ['13/02/2024', '14/02/2024', '02/15/2024'], ['dmy']],
  ['named months need no order', ['May 1, 2024'], ['ymd']],
])('%s', (_, texts, orders) => {
  expect(ordersLeft(texts)).toEqual(orders);
});

test('a two-digit year first is seen by the few years that it spans', () => {
  const days = Array.from({ length: 28 }, (_, day) => `24-05-${String(day + 1).padStart(2, '0')}`);
  expect(possibleOrders(days)).toEqual(['ymd', 'dmy']);
  expect(ordersLeft(days)).toEqual(['ymd']);
});
