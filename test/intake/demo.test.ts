import { expect, test } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { importInto, rowsOf } from './shop.ts';

const textOf = async (seed: number) => (await demoShop(seed, 50)).file.text();
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the demo shop loads whole, without a question, and is the shop it says', async () => {
  const { file } = await demoShop(1);
  const { asked, problems } = await importInto([file]);
  expect([asked, problems]).toEqual([[], []]);
  const [source] = await rowsOf('SELECT source, rejected, blank, lines = loaded AS whole FROM sources');
  expect(source).toEqual({ source: 'generic', rejected: 0, blank: 0, whole: true });
  const [shop] =
    await rowsOf(`SELECT count(DISTINCT email)::INTEGER AS customers, count(DISTINCT order_id)::INTEGER AS orders,
    count(*)::INTEGER AS lines, count(DISTINCT product_id)::INTEGER AS products, min(written_at)::DATE AS first, max(written_at)::DATE AS last,
    (count(*) FILTER (quantity < 0) / count(*))::DOUBLE AS returned, (count(*) FILTER (email IS NULL) / count(*))::DOUBLE AS guests,
    max(currency) AS currency, bool_or(consent) AS consent FROM incoming_lines`);
  expect(shop).toMatchObject({
    products: 200,
    first: '2025-01-01',
    last: '2026-06-30',
    currency: 'EUR',
    consent: true,
  });
});

test('the same seed is the same shop, another seed another', async () => {
  expect(await textOf(7)).toBe(await textOf(7));
  expect(await textOf(7)).not.toBe(await textOf(8));
});

test('people buy and leave at the rates that were put in', async () => {
  const { truth } = await demoShop(3);
  const { r, alpha, a, b } = truth.process;
  expect(mean(truth.customers.map(({ rate }) => rate))).toBeCloseTo(r / alpha, 2);
  const early = truth.customers.filter(({ orders: [first = 999] }) => first < 180);
  const once = mean(early.map(({ orders, active }) => Number(orders.length === 1 && !active)));
  expect(once).toBeCloseTo(a / (a + b), 1);
});
