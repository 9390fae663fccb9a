import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { Host } from './host.ts';
import { orders, shopifyCustomers } from '../fixtures/kinds.ts';
import { arrive, files, problem, show, site, status, visit } from './visit.ts';

const heard: string[] = [];
const { host, browser } = await site();
const elsewhere = await Host.elsewhere(heard);
afterAll(() => elsewhere.stop());

/** Tries to reach another host from a blob worker, as the page's own workers are started. */
const fromWorker = (page: Page, url: string): Promise<string> =>
  page.evaluate(
    (target) =>
      new Promise<string>((resolve) => {
        const text = `fetch(${JSON.stringify(target)}).then(() => postMessage('reached'), () => postMessage('refused'))`;
        const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
        worker.addEventListener('message', ({ data }) => resolve(String(data)));
      }),
    url,
  );

const fromPage = (page: Page, url: string): Promise<string> =>
  page.evaluate(
    (target) =>
      fetch(target).then(
        () => 'reached',
        () => 'refused',
      ),
    url,
  );

describe('on a host that sends no headers', () => {
  it('refuses a foreign fetch from the page and from a worker, on the very first visit', async () => {
    const { page, context } = await arrive(browser, host.url);
    expect(await fromPage(page, elsewhere.url)).toBe('refused');
    expect(await fromWorker(page, elsewhere.url)).toBe('refused');
    expect(heard).toEqual([]);
    await context.close();
  });

  it('refuses them under the service worker too, which itself forwards nothing foreign', async () => {
    const { page, context } = await visit(browser);
    await page.goto(host.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await status(page, 'empty');
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    expect(await fromPage(page, elsewhere.url)).toBe('refused');
    expect(await fromWorker(page, elsewhere.url)).toBe('refused');
    const [worker] = context.serviceWorkers();
    const tried = await worker?.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      elsewhere.url,
    );
    expect(tried).toBe('refused');
    expect(heard).toEqual([]);
    await context.close();
  });

  it('answers 404 for extensions of the database', async () => {
    const { page, context } = await visit(browser);
    await page.goto(host.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    expect(await page.evaluate(() => fetch('./ext/anything').then((answer) => answer.status))).toBe(404);
    await context.close();
  });
});

it('tells which personal data the shop holds, and saves a sheet for the record of processing', async () => {
  const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en&session=only`);
  await files(page, { name: 'orders.csv', content: orders }, { name: 'people.csv', content: shopifyCustomers });
  await status(page, 'ready');
  await show(page, 'privacy');
  const panel = page.getByRole('region', { name: 'What it holds about people' });
  await panel.getByRole('row').nth(1).waitFor();
  const rows = await panel.getByRole('row').allInnerTexts();
  expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual(
    expect.arrayContaining([expect.arrayContaining(['E-mail addresses']), expect.arrayContaining(['Orders'])]),
  );
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('record').click()]);
  const sheet = await readFile(await download.path(), 'utf8');
  expect(sheet).toContain('Record of processing');
  expect(sheet).toMatch(/people\.csv, read .*: 3 rows/);
  expect(sheet).toContain('Memory of the browser tab only');
  expect(sheet).not.toContain('ann@x.de');
  await context.close();
});

it('removes a shop that nobody opened for as long as it was to be kept, and says so', async () => {
  const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en#/privacy`);
  await files(page, { name: 'orders.csv', content: orders });
  await status(page, 'ready');
  await show(page, 'privacy');
  const kept = page.getByLabel('Remove this shop when nobody opened it for');
  await kept.selectOption({ label: '30 days' });
  await page.getByText('Not opened again, it goes after').waitFor();
  await page.close();
  const later = async (days: number) => {
    const tab = await context.newPage();
    await tab.clock.setFixedTime(Date.now() + days * 86_400_000);
    await tab.goto(`${host.url}?train=off&lang=en`);
    return tab;
  };
  // Opened after 29 days it counts anew.
  const still = await later(29);
  await status(still, 'ready');
  await still.close();
  const tab = await later(29 + 31);
  expect(await problem(tab, 'shop/expired')).toContain('was removed from this computer');
  await tab.waitForFunction(() => document.documentElement.dataset['status'] === 'empty');
  await context.close();
});
