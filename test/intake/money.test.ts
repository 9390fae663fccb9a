import { expect, test } from 'vitest';
import { numberOf } from '../../src/intake/expressions.ts';
import { looksLikeNumber } from '../../src/intake/looks.ts';
import { type Decimal, markOf, readNumber } from '../../src/intake/numbers.ts';
import { openDatabase } from '../sql/database.ts';
import { importInto, rowsOf, text } from './shop.ts';

const opened = openDatabase();

test.each<[string, Decimal, number | null]>([
  ['19,99', '.', 19.99],
  ['12,5', '.', 12.5],
  ['1,2345', '.', 1.2345],
  ['0,500', '.', 0.5],
  [',99', '.', 0.99],
  ['1234,567', '.', 1234.567],
  ['1.234,56', '.', 1234.56],
  ['1,234', '.', 1234],
  ['1.00', ',', 1],
  ['0.500', ',', 0.5],
  ['1,234.56', ',', 1234.56],
  ['1.234', ',', 1234],
  ['12,34,567', '.', 1234567],
  ['1,23,45', '.', null],
  ['1.23.45', ',', null],
  ['12,345,67', '.', null],
  ['1e3', ',', 1000],
  ['Rs. 500', '.', 500],
  ['Rs.75', '.', 75],
  ['Rs. 1,25,000.50', '.', 125000.5],
  ['Rs. 500/-', '.', 500],
  ['Fr. 120', '.', 120],
  ['Rp. 50000', '.', 50000],
  ['Tk. 500', '.', 500],
  ['Bs. 12,50', ',', 12.5],
  ['-Rs. 5', '.', -5],
  ['(Rs. 5)', '.', -5],
  ['USD .50', '.', 0.5],
  ['100,00 kr.', ',', 100],
  ['kr. 1.234,50', ',', 1234.5],
  ['kr 1.234,50', ',', 1234.5],
  ['5,- kr.', ',', 5],
  ['12.50 лв.', '.', 12.5],
  ['12.50 руб.', '.', 12.5],
  ['12,50 zł', ',', 12.5],
  ['12,50 Kč', ',', 12.5],
  ['C $10.00', '.', 10],
  ['CAD $10.00', '.', 10],
  ['AU $10.00', '.', 10],
  ['NT$ 500', '.', 500],
  ['HK$500', '.', 500],
  ['R$ 12,50', ',', 12.5],
  ['S/ 12.50', '.', 12.5],
  ['S/. 12.50', '.', 12.5],
  ['B/.12.50', '.', 12.5],
  ['R 12.50', '.', 12.5],
  ['R12.50', '.', 12.5],
  ['R-12.50', '.', -12.5],
  ['Q12.50', '.', 12.5],
  ['P12.50', '.', 12.5],
  ['A12', '.', null],
  ['C536379', '.', null],
  ['0x1F', '.', null],
  ['Rs.', '.', null],
  ['-', '.', null],
  ['.', ',', null],
])('%s with %s', async (cell, decimal, number) => {
  const sql = `SELECT ${numberOf('x', decimal)}::DOUBLE AS number FROM (SELECT $1 AS x)`;
  expect(await (await opened).rows(sql, [cell])).toEqual([{ number }]);
  expect(readNumber(cell, decimal) ?? null).toBe(number);
});

test('texts that leave their mark open have none', () => {
  expect(markOf(['1,234', '12', '1.2.3'])).toBeUndefined();
  expect(markOf(['19.99', '19,99'])).toBeUndefined();
  expect(markOf(['Rs. 500', 'Rs. 12,50'])).toBe(',');
});

test('a code of a letter and digits does not look like a number, though it would be read as one', () => {
  expect(['P12', 'Q1', 'R12.50', 'R 12'].map(looksLikeNumber)).toEqual([false, false, true, true]);
});

const lines = (header: string, ...records: string[]) => text('prices.csv', [header, ...records].join('\n'));
const read = () =>
  rowsOf('SELECT quantity, unit_price::DOUBLE AS price FROM incoming_lines ORDER BY line DESC LIMIT 3').then((rows) =>
    rows.map(({ quantity, price }) => [quantity, price]).reverse(),
  );

test('a decimal comma among points is no group of thousands', async () => {
  const header = 'Order ID;Order Date;Email;Product;Quantity;Price';
  const line = (price: string, at: number) => `${at};2024-01-05;a@b.c;Tea;1;${price}`;
  await importInto([lines(header, ...['19.99', '5.49', '19,99'].map(line))]);
  expect(await read()).toEqual([
    [1, 19.99],
    [1, 5.49],
    [1, 19.99],
  ]);
  const prices = Array.from({ length: 1500 }, (_, at) => `${at % 90}.25`);
  await importInto([lines(header, ...[...prices, '12,50', '1,234', '12,345,6'].map(line))]);
  expect((await read()).slice(1)).toEqual([
    [1, 12.5],
    [1, 1234],
  ]);
  expect(await rowsOf('SELECT value, reason FROM rejects')).toEqual([{ value: '12,345,6', reason: 'bad_number' }]);
});

test('each column has its own decimal mark, and takes that of the file where it shows none', async () => {
  const header = 'Bestellnummer;Bestelldatum;Kundennummer;Artikel;Menge;Einzelpreis';
  await importInto([lines(header, '1;13.05.2024;7;Tee;1.00;9,99', '2;13.05.2024;7;Tee;2.00;1.234')]);
  expect(await read()).toEqual([
    [1, 9.99],
    [2, 1234],
  ]);
  await importInto([lines(header, '1;13.05.2024;7;Tee;1.250;9,99', '2;13.05.2024;7;Tee;2.000;19,99')]);
  expect(await read()).toEqual([
    [1250, 9.99],
    [2000, 19.99],
  ]);
});

test('a phone number that a spreadsheet dressed is bare', async () => {
  const records = ["1,2024-01-05,'13800000001,1", '2,2024-01-06,"=""13800000001""",1', '3,2024-01-07,13800000001,1'];
  await importInto([lines('order_id,date,phone,amount', ...records)]);
  expect(await rowsOf('SELECT DISTINCT phone FROM incoming_lines')).toEqual([{ phone: '13800000001' }]);
  await importInto([lines('phone,name,tags,registered at', "'13800000001,Wang,vip,2024-01-05")]);
  expect(await rowsOf('SELECT phone FROM incoming_customers')).toEqual([{ phone: '13800000001' }]);
});
