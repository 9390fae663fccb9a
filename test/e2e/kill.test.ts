import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { answer } from './saved.ts';
import { arrive, eventually, exported, files, site, status } from './visit.ts';

const { host, browser } = await site();
const first = await (await demoShop(3, 120)).file.text();
const PASSPHRASE = 'killed but kept';

/** Orders of a file of its own, so that each import adds something. */
const more = (number: number): string =>
  ['order_id,order_date,email,sku,quantity,unit_price']
    .concat(
      Array.from({ length: 500 }, (_, n) => `${number}-${n},2024-03-${10 + (n % 9)},k${n % 300}@example.com,p,1,2.50`),
    )
    .join('\n');

interface Facts {
  readonly sources: number;
  readonly lines: number;
  readonly customers: number;
}

/** What the shop says; that the tables agree with each other is judged here. */
async function factsOf(page: Page): Promise<Facts> {
  const sources = await exported(page, 'sources');
  const [facts] = await exported(page, 'facts');
  const lines = (await exported(page, 'order_lines')).length;
  expect(Number(facts?.lines)).toBe(lines);
  expect(sources.reduce((sum, { loaded }) => sum + Number(loaded), 0)).toBe(lines);
  return { sources: sources.length, lines, customers: (await exported(page, 'rfm')).length };
}

/** Ends the page in the middle of what it does, and opens the shop again. */
async function killed(context: BrowserContext, page: Page, query: string, ready: (again: Page) => Promise<void>) {
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  // On a busy machine the ended page may hold its shop a while longer, of which a copy is shown until then.
  for (;;) {
    await again.goto(`${host.url}?lang=en&${query}`);
    await ready(again);
    if ((await again.locator('[data-code="storage/copy"]').count()) === 0) return again;
    await again.waitForTimeout(1000);
  }
}

describe('a tab that is killed', () => {
  it('leaves the state before or after an import, at eight points of it', async () => {
    const { page: opened, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    let page = opened;
    await files(page, { name: 'orders.csv', content: first });
    await status(page, 'ready');
    let before = await factsOf(page);
    for (const [number, wait] of [0, 40, 90, 150, 250, 400, 700, 1200].entries()) {
      await files(page, { name: `${number}.csv`, content: more(number) });
      await page.waitForTimeout(wait);
      page = await killed(context, page, 'train=off', (again) => status(again, 'ready'));
      const now = await factsOf(page);
      const added = now.sources - before.sources;
      expect([0, 1], `killed after ${wait} ms`).toContain(added);
      expect(now.lines).toBe(before.lines + 500 * added);
      before = now;
    }
    await context.close();
  });

  it('leaves the shop whole, and its results old or new, at six points of a training', async () => {
    const { page: opened, context } = await arrive(browser, `${host.url}?train=off&lang=en&backend=cpu`);
    let page = opened;
    await files(page, { name: 'orders.csv', content: first });
    await status(page, 'ready');
    const before = await factsOf(page);
    for (const wait of [0, 150, 400, 800, 1500, 3000]) {
      if ((await page.evaluate(() => document.documentElement.dataset.status)) === 'ready')
        await page.getByTestId('train-all').click();
      await page.waitForTimeout(wait);
      page = await killed(context, page, 'train=off&backend=cpu', (again) => status(again, 'ready', 'done'));
      expect(await factsOf(page), `killed after ${wait} ms`).toEqual(before);
    }
    await page
      .getByTestId('train-all')
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await status(page, 'done');
    await context.close();
  });

  it('leaves a sealed shop as it was saved last or before, at six points of a save', async () => {
    const { page: opened, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    let page = opened;
    await files(page, { name: 'orders.csv', content: first });
    await status(page, 'ready');
    await page.getByTestId('shop-menu').click();
    await page.locator('[data-shop-task=seal]').click();
    await page.getByTestId('new-passphrase').fill(PASSPHRASE);
    await page.getByTestId('passphrase-again').fill(PASSPHRASE);
    await page.getByTestId('shop-confirm').click();
    await page.getByTestId('shop-confirm').waitFor({ state: 'detached' });
    await eventually(() => page.evaluate(() => document.documentElement.dataset.status)).toBe('ready');
    let before = await factsOf(page);
    for (const [number, wait] of [0, 1900, 2000, 2050, 2150, 4500].entries()) {
      await files(page, { name: `${number}.csv`, content: more(number) });
      await status(page, 'ready');
      await page.waitForTimeout(wait);
      page = await killed(context, page, 'train=off', async (again) => {
        await answer(again, PASSPHRASE);
        await status(again, 'ready');
      });
      const now = await factsOf(page);
      const added = now.sources - before.sources;
      expect(wait === 4500 ? [1] : [0, 1], `killed after ${wait} ms`).toContain(added);
      expect(now.lines).toBe(before.lines + 500 * added);
      before = now;
    }
    await context.close();
  });
});
