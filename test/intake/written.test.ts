import { expect, test } from 'vitest';
import { countedDay, dateReading, possibleOrders, readDay, unixUnits } from '../../src/intake/dates.ts';
import { dateOf, hasTime, offsetOf } from '../../src/intake/expressions.ts';
import { looksLikeDate } from '../../src/intake/looks.ts';
import type { DateOrder } from '../../src/intake/source.ts';
import { openDatabase } from '../sql/database.ts';
import { importInto, rowsOf, text } from './shop.ts';

const opened = openDatabase();

/** What the database makes of a text, read as a column in which that text stands alone. */
async function read(cell: string, order: DateOrder = 'dmy') {
  const reading = dateReading([cell], order);
  const sql = `SELECT strftime(${dateOf('x', reading)}, '%Y-%m-%d %H:%M:%S') AS at, ${offsetOf('x', reading)}::INTEGER AS minutes,
    ${hasTime('x', reading)} AS timed FROM (SELECT $1 AS x)`;
  const [row] = await (await opened).rows<{ at: string; minutes: number; timed: boolean }>(sql, [cell]);
  return row;
}

test.each(
  (
    '5 Sept 2024 | Sept 5, 2024 | Sept. 5, 2024 | 5. September 2024 | 05-Sept-2024 | ' +
    '5 septembre 2024 | 5 settembre 2024 | 5 de septiembre de 2024 | 5 sept. 2024 | 5. Sep. 2024 | ' +
    'Thu, 05 Sep 2024 | Thursday, September 5, 2024 | Thursday, 5 September 2024 | ' +
    'Donnerstag, 5. September 2024 | 05/Sep/2024 | jeudi 5 septembre 2024 | ' +
    'giovedì 5 settembre 2024 | jueves, 5 de septiembre de 2024 | 05.Sep.2024 | ' +
    'September 5th, 2024 | 5th September 2024 | 5 September, 2024 | 2024. 9. 5. | 2024年9月5日 星期四 | ' +
    '2024年9月5日(木) | 2024-09-05 | Do 05.09.2024 | Thu 05/09/2024'
  ).split(' | '),
)('%s is a day', async (cell) => {
  expect(await read(cell)).toEqual({ at: '2024-09-05 00:00:00', minutes: null, timed: false });
  expect(readDay(cell, 'dmy')?.day).toBe('2024-09-05');
  expect([looksLikeDate(cell), possibleOrders([cell]).length > 0]).toEqual([true, true]);
});

test.each(
  '01. März 2024 | 1 mars 2024 | 1er mars 2024 | 1 de marzo de 2024 | 1 marzo 2024 | 1. Mär. 2024 | 01-Mrz-2024'.split(
    ' | ',
  ),
)('%s is the first of March', async (cell) => {
  expect((await read(cell))?.at).toBe('2024-03-01 00:00:00');
  expect([readDay(cell, 'dmy')?.day, looksLikeDate(cell)]).toEqual(['2024-03-01', true]);
});

test.each([
  ...['Jan', 'janv.', 'Jänner', 'enero', 'gennaio', 'ene'].map((word) => [word, '01']),
  ...['Feb', 'févr.', 'febrero', 'febbraio'].map((word) => [word, '02']),
  ...['avr.', 'abril', 'aprile', 'abr'].map((word) => [word, '04']),
  ...['Mai', 'mayo', 'maggio', 'mag'].map((word) => [word, '05']),
  ...['Juni', 'juin', 'junio', 'giugno', 'giu'].map((word) => [word, '06']),
  ...['Juli', 'juil.', 'julio', 'luglio', 'lug'].map((word) => [word, '07']),
  ...['août', 'agosto', 'ago'].map((word) => [word, '08']),
  ...['Okt', 'Okt.', 'octobre', 'octubre', 'ottobre', 'ott'].map((word) => [word, '10']),
  ...['novembre', 'noviembre'].map((word) => [word, '11']),
  ...['Dez', 'Dezember', 'déc.', 'décembre', 'diciembre', 'dicembre', 'DIC'].map((word) => [word, '12']),
])('%s is month %s', async (word, month) => {
  expect((await read(`15 ${word} 2024`))?.at).toBe(`2024-${month}-15 00:00:00`);
  expect(readDay(`15 ${word} 2024`, 'dmy')?.day).toBe(`2024-${month}-15`);
});

test.each<[string, number | null]>([
  ['2024/03/01 10:11:12 AM GMT+1', 60],
  ['2024/03/01 10:11:12 AM GMT+0530', 330],
  ['2024/03/01 10:11:12 UTC-3', -180],
  ['2024-03-01 10:11:12 +0800', 480],
  ['2024-03-01 10:11:12 -03:30', -210],
  ['2024-03-01 10:11:12 (CST)', null],
  ['2024-03-01 10:11:12 PDT', null],
  ['Mar 1, 2024 10:11:12 PST', null],
  ['Fri Mar 01 2024 10:11:12 GMT+0000 (Greenwich Mean Time)', 0],
  ['Fri, 01 Mar 2024 10:11:12 GMT', 0],
  ['3/1/2024, 10:11:12\u202fAM', null],
  ['3/1/2024 10:11:12\u00a0AM', null],
  ['2024/3/1 上午10:11:12', null],
  ['2024-03-01 上午 10:11:12', null],
  ['2024. 3. 1. 오전 10:11:12', null],
  ['1 mar 2024 10:11:12 a. m.', null],
  ['1 mar 2024 10:11:12 a.m.', null],
  ['2024年3月1日 10時11分12秒', null],
  ['2024年3月1日10时11分12秒', null],
  ['March 1, 2024 at 10:11:12 AM', null],
  ['1. März 2024 um 10:11:12 Uhr', null],
])('%s is a time', async (cell, minutes) => {
  expect(await read(cell, 'mdy')).toEqual({ at: '2024-03-01 10:11:12', minutes, timed: true });
  expect([readDay(cell, 'mdy')?.day, looksLikeDate(cell)]).toEqual(['2024-03-01', true]);
});

test.each([
  ['2024/3/1 下午3:04', '2024-03-01 15:04:00'],
  ['2024年3月1日 午後3:04', '2024-03-01 15:04:00'],
  ['1 mar 2024 3:04 p. m.', '2024-03-01 15:04:00'],
  ['2024年3月1日 10時11分', '2024-03-01 10:11:00'],
  ['2024/3/1 上午12:30', '2024-03-01 00:30:00'],
])('%s is %s', async (cell, at) => expect((await read(cell, 'ymd'))?.at).toBe(at));

test.each(['5 Sepp 2024', 'Marches 5, 2024', '31 avril 2024', '2024/3/1 下午15:04', '5 pm'])(
  '%s is no date',
  async (cell) => {
    expect((await read(cell))?.at).toBeNull();
    expect(readDay(cell, 'dmy')).toBeUndefined();
  },
);

const orders = (...dates: string[]) =>
  text('o.csv', ['order_id;date;customer_id;amount', ...dates.map((date, at) => `${at};${date};a;1`)].join('\n'));
const days = () =>
  rowsOf('SELECT written_at, has_time FROM incoming_lines ORDER BY line').then((rows) => rows.map(Object.values));

test('years that come first are read in a column of days that do', async () => {
  await importInto([orders('15/03/2024 10:11', '2024-03-01 10:11:12', '2024-03-02')]);
  expect(await days()).toEqual([
    ['2024-03-15 10:11:00', true],
    ['2024-03-01 10:11:12', true],
    ['2024-03-02 00:00:00', false],
  ]);
  expect(possibleOrders(['2024-03-01', '24-03-02'])).toEqual(['ymd']);
});

test('days as a spreadsheet counts them are read where the column is called a date', async () => {
  expect([countedDay('45352,9', unixUnits(['45352'])), countedDay('1714557600', 1)]).toEqual([
    '2024-03-01',
    '2024-05-01',
  ]);
  expect([unixUnits(['45352', '99']), unixUnits(['61000'])]).toEqual([0, 0]);
  await importInto([orders('45352', '45352.4243', '45353,5')]);
  expect(await days()).toEqual([
    ['2024-03-01 00:00:00', false],
    ['2024-03-01 10:11:00', true],
    ['2024-03-02 12:00:00', true],
  ]);
  expect(await rowsOf('SELECT date_format FROM sources')).toEqual([{ date_format: 'serial' }]);
});

test('what the beginning of a column did not need is done where it comes late', async () => {
  const plain = Array.from({ length: 1200 }, () => '2024-03-01');
  await importInto([orders(...plain, '1. März 2024', '2024/3/1 下午3:04')]);
  expect((await days()).slice(1200)).toEqual([
    ['2024-03-01 00:00:00', false],
    ['2024-03-01 15:04:00', true],
  ]);
});
