import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberOf } from '../../src/intake/expressions.ts';
import { type Decimal, decimalOf, readNumber } from '../../src/intake/numbers.ts';
import { openDatabase } from '../sql/database.ts';

const opened = openDatabase();

async function read(text: string, decimal: Decimal): Promise<number | null> {
  const sql = `SELECT ${numberOf('x', decimal)}::DOUBLE AS number FROM (SELECT $1 AS x)`;
  const [row] = await (await opened).rows<{ number: number | null }>(sql, [text]);
  return row?.number ?? null;
}

test.each<[string, Decimal, number | null]>([
  ['1.234,56', ',', 1234.56],
  ['1,234.56', '.', 1234.56],
  ['1.234', ',', 1234],
  ['(12.00)', '.', -12],
  ['−5', '.', -5],
  ['5-', '.', -5],
  ['+5', '.', 5],
  ['£3.20', '.', 3.2],
  ['-£5.00', '.', -5],
  ['$-5.00', '.', -5],
  ['US$ 5.00', '.', 5],
  ['¥1,000', '.', 1000],
  ['12元', '.', 12],
  ['12 345,67', ',', 12345.67],
  ['12\u00a0345,67 €', ',', 12345.67],
  ['EUR 3,50', ',', 3.5],
  ["1'234.50", '.', 1234.5],
  ['1,23,456.7', '.', 123456.7],
  ['1e3', '.', 1000],
  ['1e400', '.', null],
  ['1.2.3', ',', null],
  ['12:30', '.', null],
  ['abc', '.', null],
])('%s with %s', async (text, decimal, number) => {
  expect(await read(text, decimal)).toBe(number);
  expect(readNumber(text, decimal) ?? null).toBe(number);
});

test('what people write comes back, in both ways of writing', async () => {
  const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
  await fc.assert(
    fc.asyncProperty(
      amount,
      fc.constantFrom<[string, Decimal]>(['en-GB', '.'], ['de-DE', ',']),
      async (number, [locale, decimal]) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(number);
        expect(await read(text, decimal)).toBeCloseTo(number, 6);
        expect(readNumber(text, decimal)).toBeCloseTo(number, 6);
      },
    ),
    { numRuns: 50 },
  );
});

test.each<[string[], Decimal]>([
  [['1,5', '2,25'], ','],
  [['1.234,56'], ','],
  [['1,234'], '.'],
  [['1,234', '3,50'], ','],
  [['12.00', '1,000.00'], '.'],
  [['1,234,567'], '.'],
  [['0,500'], ','],
  [[], '.'],
])('the decimal mark of %j is %s', (texts, decimal) => expect(decimalOf(texts)).toBe(decimal));
