import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { arrive, exported, show, site, status, statuses } from './visit.ts';

const seed = 9;
type Rows = Record<string, string>[];

const { host, browser } = await site();
const made = await demoShop(seed);
const { truth } = made;
const lines = (await made.file.text())
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
let page: Page;
let seen: string[];
beforeAll(async () => {
  ({ page } = await arrive(browser, `${host.url}?seed=${seed}&backend=wasm&lang=en`));
  const noted = await statuses(page);
  await page.getByTestId('demo-shop').click();
  await status(page, 'done');
  seen = await noted();
});

const share = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / all.length;
const groupOf = (sku: string | undefined): number => truth.products.find((product) => product.sku === sku)?.group ?? -1;

/** How often a customer who left is told to be likelier to leave than one who stayed (ROC AUC). */
function told(risk: Rows): number {
  const active = new Map(truth.customers.map((customer) => [customer.email, customer.active]));
  const known = risk.map((row) => ({ p: Number(row.probability), stayed: active.get(row.customer_id ?? '') }));
  const stayed = known.filter((one) => one.stayed === true);
  const left = known.filter((one) => one.stayed === false);
  const pairs = left.flatMap((a) => stayed.map((b) => (a.p > b.p ? 1 : a.p === b.p ? 0.5 : 0)));
  return pairs.reduce<number>((sum, one) => sum + one, 0) / pairs.length;
}

describe('the demo shop', () => {
  it('comes from the seed by the ordinary way: read, ready, trained', async () => {
    expect(seen).toEqual(['empty', 'importing', 'ready', 'training', 'done']);
    const [source, ...others] = await exported(page, 'sources');
    expect(others).toEqual([]);
    expect(source).toMatchObject({ file: `demo-shop-${seed}.csv`, lines: String(lines.length), rejected: '0' });
  });

  it('has the customers that were made, but for those who only bought as guests, and its orders in euros', async () => {
    const known = new Set(lines.filter(([, , email]) => email !== '').map(([, , email]) => email));
    const customers = await exported(page, 'customers');
    expect(customers.length).toBe(known.size);
    expect(customers.length).toBeGreaterThan(2850);
    const orders = await exported(page, 'orders');
    expect(new Set(orders.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
    const bought = orders.filter(({ is_purchase }) => is_purchase === 'true');
    expect(share(bought, ({ customer_id }) => customer_id === '')).toBeCloseTo(truth.process.guestShare, 1.5);
    expect(bought.length).toBe(truth.customers.reduce((sum, customer) => sum + customer.orders.length, 0));
    await show(page, 'overview');
    await page.locator('main').getByText('€').first().waitFor();
  });

  it('shows how many come back', async () => {
    const put = share(truth.customers, ({ orders }) => new Set(orders).size > 1);
    const [facts] = await exported(page, 'facts');
    expect(Math.abs(Number(facts?.repeat_share) - put)).toBeLessThan(0.03);
    await show(page, 'overview');
    const percent = `${Math.round(Number(facts?.repeat_share) * 100)}`;
    expect(await page.locator('main h1').innerText()).toContain(percent);
  });

  it('tells who has left from who has not', async () => {
    expect(told(await exported(page, 'churn_risk'))).toBeGreaterThan(0.7);
  });

  it('finds the tastes again: similar products are of one group, suggestions of the groups a person likes', async () => {
    const similar = await exported(page, 'similar_products');
    const own = share(similar, (row) => groupOf(row.product_id) === groupOf(row.other_product_id));
    expect(similar.length).toBe(2000);
    expect(own).toBeGreaterThan(0.8);
    const likes = new Map(truth.customers.map(({ email, likes }) => [email, likes]));
    const repeaters = new Set(truth.customers.filter(({ orders }) => orders.length > 3).map(({ email }) => email));
    const fresh = (await exported(page, 'recommendations')).filter(
      ({ kind, customer_id = '' }) => kind === 'new' && repeaters.has(customer_id),
    );
    const liked = share(fresh, (row) => likes.get(row.customer_id ?? '')?.includes(groupOf(row.product_id)) ?? false);
    expect(liked).toBeGreaterThan(0.8);
  });
});
