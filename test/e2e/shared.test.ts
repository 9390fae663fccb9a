import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { barriersOf, sideways } from './barriers.ts';
import { arrive, exported, files, show, site, status, visit } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(11, 700)).file.text();

it('saves a report for others that names nobody, asks for nothing, and reads well wherever it is opened', async () => {
  const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
  await files(page, { name: 'orders.csv', content: shop });
  await status(page, 'ready');
  await show(page, 'export');
  const panel = page.getByRole('region', { name: 'A report to share' });
  await panel.getByText(/^It holds: How large is each segment\?/).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), panel.getByTestId('save-report').click()]);
  const path = await download.path();
  const html = await readFile(path, 'utf8');
  const people = await exported(page, 'customers');
  expect(people.length).toBeGreaterThan(600);
  for (const { customer_id = '', name = '' } of people)
    for (const word of [customer_id, name].filter((text) => text !== '')) expect(html).not.toContain(word);

  await panel.getByLabel('Smallest group').fill('200');
  await panel.getByLabel('Smallest group').blur();
  const [coarse] = await Promise.all([page.waitForEvent('download'), panel.getByTestId('save-report').click()]);
  expect(await readFile(await coarse.path(), 'utf8')).toContain('No group here has fewer than 200 customers.');
  await context.close();

  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    const reader = await visit(browser, { width, colorScheme });
    await reader.page.route('**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await reader.page.goto('http://reader.invalid/report.html');
    await reader.page.getByRole('heading', { name: 'Customers of this shop' }).waitFor();
    expect(await barriersOf(reader.page)).toEqual([]);
    expect(await sideways(reader.page)).toBeLessThanOrEqual(0);
    expect(reader.requests).toEqual(['http://reader.invalid/report.html']);
    expect(reader.errors).toEqual([]);
    await reader.context.close();
  }
});
