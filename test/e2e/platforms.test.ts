import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { type Fixture, fixtures, textOf } from '../fixtures/platforms.ts';
import { arrive, exported, files, foreign, site, status, statuses } from './visit.ts';

const { host, browser } = await site();
const address = `${host.url}?train=off&lang=en&session=only`;
const { page, requests, errors } = await arrive(browser, address);

const sum = (rows: readonly Record<string, string>[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

/** What the page made of the one file in it, read off its own exports. */
async function made(): Promise<object> {
  const [source] = await exported(page, 'sources');
  const orders = await exported(page, 'orders');
  const bought = orders.filter((row) => row['is_purchase'] === 'true');
  const worth = [...bought, ...orders.filter((row) => row['status'] === 'return')];
  const count = (name: string): number => orders.filter((row) => row['status'] === name).length;
  return {
    source: source?.['source'],
    rejected: Number(source?.['rejected']),
    orders: orders.length,
    customers: (await exported(page, 'customers')).length,
    goods: Math.round(sum(worth, 'goods') * 100) / 100,
    refunded: Math.round(sum(orders, 'refunded') * 100) / 100,
    paid: Math.round(sum(bought, 'amount') * 100) / 100,
    statuses: Object.fromEntries(
      [...new Set(orders.map((row) => row['status'] ?? ''))].map((name) => [name, count(name)]),
    ),
  };
}

const wanted = ({ source, rejected = 0, orders, customers, goods, refunded, paid, statuses: states }: Fixture) => ({
  source,
  rejected,
  orders,
  customers,
  goods,
  refunded,
  paid,
  statuses: states,
});

/** Takes the only file out of the shop again. */
async function emptied(from: Page, key: number): Promise<void> {
  await from.evaluate((out) => (location.hash = `#/data?out=${out}`), key);
  await from.getByTestId('take-out').click();
  await status(from, 'empty');
}

it.each(fixtures)('$source $layout is dropped, read without a question, and taken out again', async (fixture) => {
  const seen = await statuses(page);
  await files(page, { name: `${fixture.source}.csv`, content: textOf(fixture) });
  await status(page, 'ready');
  expect(await seen()).not.toContain('mapping');
  expect(await made()).toEqual(wanted(fixture));
  if (fixture.customers === 0) {
    await page.evaluate(() => (location.hash = '#/overview'));
    await page.getByText('These files name no buyer who could be known again').waitFor();
  }
  const [source] = await exported(page, 'sources');
  await emptied(page, Number(source?.['source_key']));
  expect({ errors, foreign: foreign(requests, host.url) }).toEqual({ errors: [], foreign: [] });
});
