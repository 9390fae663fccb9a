import type { BrowserContext, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { arrive, eventually, exported, files, problem, show, site, status, visit } from './visit.ts';

const { host, browser } = await site();
const csv = (who: string): string =>
  `order_id,order_date,email,sku,quantity,unit_price\n1,2024-03-14,${who}@example.com,mug,2,9.50\n`;
const list = (page: Page) => page.locator('[data-testid=shop-menu] ~ [popover] ul').first().locator('button');
const buyers = async (page: Page) => (await exported(page, 'rfm')).map(({ customer_id: id }) => id);

async function task(page: Page, name: string, typed?: string): Promise<void> {
  await page.getByTestId('shop-menu').click();
  await page.locator(`[data-shop-task=${name}]`).click();
  if (typed !== undefined) await page.getByTestId('shop-name').fill(typed);
  await page.getByTestId('shop-confirm').click();
}

/** Waits until the menu names these shops, the open one in brackets. */
const shops = (page: Page, ...names: string[]) =>
  eventually(() =>
    list(page).evaluateAll((buttons) =>
      buttons.map((b) => (b.getAttribute('aria-current') ? `[${b.textContent?.trim()}]` : b.textContent?.trim())),
    ),
  ).toEqual(names);

/** What is on the browser's disk, seen from a page that opens no shop. */
async function disk(context: BrowserContext): Promise<string[]> {
  const witness = await context.newPage();
  await witness.goto(`${host.url}icon.svg`);
  const names = await witness.evaluate(async () => Array.fromAsync((await navigator.storage.getDirectory()).keys()));
  await witness.close();
  return names.sort();
}

/** Makes a closed file of the browser's disk as large as this, and keeps it from the page as another tab does. */
async function keepLarge(context: BrowserContext, name: string, bytes: number): Promise<void> {
  const keeper = await context.newPage();
  await keeper.goto(`${host.url}icon.svg`);
  const grow = async ([name, bytes]: readonly [string, number]): Promise<void> => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle(name);
    const stream = await file.createWritable({ keepExistingData: true });
    await stream.truncate(bytes);
    await stream.close();
    void navigator.locks.request(`keepsight ${name}`, () => new Promise(() => undefined));
  };
  await eventually(() => keeper.evaluate(grow, [name, bytes] as const).then(() => 'kept', String)).toBe('kept');
}

describe('several shops', () => {
  it('are made, renamed, copied, switched and deleted, and each keeps its own orders', async () => {
    const { page, context, errors } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'a.csv', content: csv('ann') });
    await status(page, 'ready');
    await task(page, 'rename', 'Ann’s');
    await shops(page, '[Ann’s]');
    await task(page, 'new', 'Bob’s');
    await shops(page, 'Ann’s', '[Bob’s]');
    await status(page, 'empty');
    await files(page, { name: 'b.csv', content: csv('bob') });
    await status(page, 'ready');
    await task(page, 'duplicate', 'Copy');
    await shops(page, 'Ann’s', 'Bob’s', '[Copy]');
    await status(page, 'ready');
    await files(page, { name: 'c.csv', content: csv('cleo').replaceAll('\n1,', '\n2,') });
    await eventually(() => buyers(page)).toEqual(['bob@example.com', 'cleo@example.com']);
    await page.getByTestId('shop-menu').click();
    await list(page).nth(1).click();
    await shops(page, 'Ann’s', '[Bob’s]', 'Copy');
    await status(page, 'ready');
    expect(await buyers(page)).toEqual(['bob@example.com']);
    await task(page, 'delete');
    await shops(page, '[Ann’s]', 'Copy');
    await status(page, 'ready');
    expect(await buyers(page)).toEqual(['ann@example.com']);
    expect((await disk(context)).filter((name) => name.endsWith('.duckdb'))).toHaveLength(2);
    expect(errors).toEqual([]);
    await show(page, 'privacy');
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-confirm').click();
    await status(page, 'empty');
    expect((await disk(context)).filter((name) => !name.startsWith('keepsight.duckdb'))).toEqual([]);
    await shops(page, '[My shop]');
    await context.close();
  });

  it('are changed in one tab and shown in the others, which are told of it', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'a.csv', content: csv('ann') });
    await status(page, 'ready');
    const second = await context.newPage();
    const told = second.locator('[data-code="storage/copy"]');
    await second.goto(`${host.url}?train=off&lang=en`);
    await status(second, 'ready');
    await told.getByText('open in another tab').waitFor();
    expect(await buyers(second)).toEqual(['ann@example.com']);
    await show(second, 'data');
    expect(await second.locator('[data-setting=as_of]').isDisabled()).toBe(true);
    await files(second, { name: 'b.csv', content: csv('bob') });
    await problem(second, 'storage/read_only');
    expect(await buyers(second)).toEqual(['ann@example.com']);
    await files(page, { name: 'c.csv', content: csv('cleo').replaceAll('\n1,', '\n2,') });
    await told.getByRole('button', { name: 'Show the changes' }).click();
    await status(second, 'ready');
    await eventually(() => buyers(second)).toEqual(['ann@example.com', 'cleo@example.com']);
    await page.close();
    await told.getByRole('button', { name: 'Work here' }).click();
    await status(second, 'ready');
    await files(second, { name: 'd.csv', content: csv('dan').replaceAll('\n1,', '\n3,') });
    await eventually(() => buyers(second)).toHaveLength(3);
    await context.close();
  });

  it('are not copied into a second tab where they are too large to stand in memory twice', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'a.csv', content: csv('ann') });
    await status(page, 'ready');
    await page.close();
    await keepLarge(context, 'keepsight.duckdb', 513 * 2 ** 20);
    const second = await context.newPage();
    await second.goto(`${host.url}?train=off&lang=en`);
    await second.locator('[data-code="storage/busy"]').waitFor();
    await eventually(() => second.evaluate(() => document.documentElement.dataset.status)).toBe('empty');
    expect(await second.locator('[data-code="storage/copy"]').count()).toBe(0);
    await context.close();
  });

  it('open side by side in two tabs', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'a.csv', content: csv('ann') });
    await status(page, 'ready');
    const second = await context.newPage();
    await second.goto(`${host.url}?train=off&lang=en`);
    await second.locator('[data-code="storage/copy"]').waitFor();
    await task(second, 'new', 'Other');
    await shops(second, 'My shop', '[Other]');
    await status(second, 'empty');
    await files(second, { name: 'b.csv', content: csv('bob') });
    await status(second, 'ready');
    await second.reload();
    await status(second, 'ready');
    expect(await buyers(second)).toEqual(['bob@example.com']);
    expect(await buyers(page)).toEqual(['ann@example.com']);
    await context.close();
  });

  it('leave no trace in a session, and what is stored stays closed', async () => {
    const { page, context } = await visit(browser);
    await page.goto(`${host.url}?train=off&lang=en#/privacy`);
    await status(page, 'empty');
    const before = await disk(context);
    await page.getByTestId('session-only').click();
    await page.waitForURL(/session=only/);
    await status(page, 'empty');
    await page.locator('[data-code="storage/session"]').waitFor();
    await files(page, { name: 'a.csv', content: csv('ann') });
    await status(page, 'ready');
    expect(await buyers(page)).toEqual(['ann@example.com']);
    expect(await disk(context)).toEqual(before);
    await page.reload();
    await status(page, 'empty');
    await context.close();
  });
});
