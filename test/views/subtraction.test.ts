import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database, Row } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { formatFor } from '../../src/ui/format.ts';
import { sharedReport } from '../../src/views/export/report/report.ts';
import { questions, type Told } from '../../src/views/export/report/told.ts';
import { turned } from '../../src/views/data/mainCurrency.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

/** What a reader of the report could work out by taking what is shown from the whole. */

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const money = (cell: string): number => Number(cell.replaceAll(/[€,]/g, ''));

async function report(orders: (person: number) => string[], ...others: File[]) {
  const people = Array.from({ length: 40 }, (_, person) => [
    `a${person},2026-03-${10 + (person % 15)},p${person}@x.de,cup,1,10,EUR`,
    `b${person},2026-04-${10 + (person % 15)},p${person}@x.de,pot,1,20,EUR`,
    ...orders(person),
  ]);
  const head = 'order_id,order_date,email,product,quantity,price,currency';
  await importAll(database, [text('orders.csv', [head, ...people.flat(), ''].join('\n')), ...others]);
  const asked: Record<string, Row[]> = {};
  for (const [name, sql] of Object.entries(questions)) asked[name] = await database.rows(sql);
  const told = { ...asked, shop: asked.shop?.[0] } as unknown as Told;
  const options = { name: 'x', language: 'en', least: 10, day: '2026-07-01' };
  const { facts, sections, foot } = sharedReport(told, formatFor('en', 'EUR'), options);
  const cells = (title: string) =>
    (sections.find((section) => section.title === title)?.rows ?? []).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : cell.text)),
    );
  const shown = (title: string) => cells(title).reduce((sum, row) => sum + money(row[3] ?? ''), 0);
  return { left: (title: string) => money(facts[2]?.value ?? '') - shown(title), cells, foot };
}

it('does not leave the one product that a single customer bought', async () => {
  const { left, cells } = await report((i) => (i === 39 ? ['d,2026-03-12,p39@x.de,diamond,1,5000,EUR'] : []));
  expect(left('Products that bring most')).toBeGreaterThanOrEqual(5400);
  expect(cells('Products that bring most')).toHaveLength(1);
});

it('does not leave months in which the same few bought', async () => {
  const { left, cells } = await report((i) =>
    i < 6 ? [`c${i},2026-01-1${i},p${i}@x.de,cup,1,7,EUR`, `d${i},2026-02-1${i},p${i}@x.de,cup,1,9,EUR`] : [],
  );
  expect(left('Month by month')).toBeGreaterThan(6 * 16);
  expect(cells('Month by month')).toHaveLength(1);
});

it('does not leave a guest', async () => {
  const { left, foot } = await report((i) => (i === 0 ? ['g,2026-03-12,,cup,1,333,EUR'] : []));
  expect(left('How large is each segment?')).toBe(0);
  expect(left('Month by month')).toBe(0);
  expect(foot.join(' ')).toContain('unknown buyers');
});

it('tells the money of many guests', async () => {
  const { left } = await report((i) => (i < 12 ? [`g${i},2026-03-12,,cup,1,10,EUR`] : []));
  expect(left('How large is each segment?')).toBe(120);
});

it('tells neither end of what people wrote as a number', async () => {
  const incomes = Array.from({ length: 40 }, (_, i) => `p${i}@x.de,${i === 39 ? 987654 : 20000 + i * 137}`);
  const survey = text('survey.csv', ['Email,What is your income?', ...incomes, ''].join('\n'));
  const ranges = (await report(() => [], survey)).cells('What is your income?').map(([range]) => range);
  expect(ranges).toHaveLength(4);
  expect(ranges[0]).toMatch(/^up to /);
  expect(ranges[3]).toMatch(/ and more$/);
  expect(ranges.join()).not.toContain('20000');
});

it('converts what was typed in the old currency when another becomes the own', () => {
  const settings = { rates: { GBP: 1.2, USD: 0.8 }, order_cap: 100 };
  expect(turned(settings, 'EUR', 'USD')).toEqual({ currency: 'USD', rates: { GBP: 1.5, EUR: 1.25 }, order_cap: 125 });
  expect(turned(settings, 'EUR', 'CHF')).toEqual({ currency: 'CHF', rates: {}, order_cap: null });
  expect(turned(settings, 'EUR', '')).toEqual({ currency: null, rates: {}, order_cap: null });
  expect(turned(settings, 'EUR', 'EUR')).toEqual({ ...settings, currency: 'EUR' });
});
