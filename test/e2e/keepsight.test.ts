import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { answer, openSaved, saved, tablesOf, unsealed, written } from './saved.ts';
import { arrive, eventually, exported, files, problem, show, site, status } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(3, 300)).file.text();
const small = await (await demoShop(3, 40)).file.text();
const csv = 'order_id,order_date,email,sku,quantity,unit_price\n1,2024-03-14,ann@example.com,mug,2,9.50\n';
const PASSPHRASE = 'blau 猫 horse';

const statusOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.status);
const names = (page: Page) =>
  page.locator('[data-testid=shop-menu] ~ [popover] li button[aria-current]').allTextContents();

async function erase(page: Page): Promise<void> {
  await show(page, 'privacy');
  await page.getByTestId('erase').click();
  await page.getByTestId('erase-confirm').click();
  await status(page, 'empty');
}

async function task(page: Page, name: string, passphrase?: string): Promise<void> {
  await page.getByTestId('shop-menu').click();
  await page.locator(`[data-shop-task=${name}]`).click();
  if (passphrase) {
    await page.getByTestId('new-passphrase').fill(passphrase);
    await page.getByTestId('passphrase-again').fill(passphrase);
  }
  await page.getByTestId('shop-confirm').click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** Names and beginnings of what lies on the browser's disk. */
const disk = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const found: Record<string, string> = {};
    const root = await navigator.storage.getDirectory();
    for await (const [name, handle] of root.entries())
      if (handle.kind === 'file')
        found[name] = (await (await (handle as FileSystemFileHandle).getFile()).text()).slice(0, 16);
    return found;
  });

/** A second tab asks for the passphrase as the first did, and shows a copy: to be read, and never on the disk. */
async function readInSecondTab(page: Page): Promise<void> {
  const second = await page.context().newPage();
  await second.goto(`${host.url}?train=off&lang=en`);
  await answer(second, PASSPHRASE);
  await status(second, 'ready');
  await second.locator('[data-code="storage/copy"]').getByText('open in another tab').waitFor();
  expect(await exported(second, 'rfm')).toEqual(await exported(page, 'rfm'));
  await files(second, { name: 'b.csv', content: csv });
  await problem(second, 'storage/read_only');
  expect(Object.values(await disk(page)).filter((start) => start.includes('DUCK'))).toEqual([]);
  await second.close();
}

describe('a shop as one file', () => {
  it('is an ordinary database, and comes back after everything was erased: every table, every cell', async () => {
    const { page, context, errors } = await arrive(browser, `${host.url}?backend=wasm&lang=en`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'done');
    await show(page, 'overview');
    await page.getByRole('textbox', { name: 'Write a note' }).fill('Closed in <b>August</b>');
    await page.getByTestId('note-add').click();
    await page.getByText('Closed in <b>August</b>').waitFor();
    const first = await saved(page);
    const before = await tablesOf(first);
    expect(before.read_lines?.rows).toBeGreaterThan(500);
    expect(before.churn_risk?.rows).toBeGreaterThan(50);
    expect([before.keepsight_file?.rows, before.notes?.rows]).toEqual([1, 1]);
    const screen = await exported(page, 'rfm');
    expect(before.rfm?.rows).toBe(screen.length);
    await erase(page);
    await openSaved(page, first);
    await status(page, 'done');
    expect(await exported(page, 'rfm')).toEqual(screen);
    expect(await tablesOf(await saved(page))).toEqual(before);
    await page.reload();
    await status(page, 'done');
    expect(await exported(page, 'rfm')).toEqual(screen);
    expect(await names(page)).toEqual(['shop']);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('comes back the same with a passphrase, and then lies on disk sealed only', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'orders.csv', content: small });
    await status(page, 'ready');
    const before = await tablesOf(await saved(page));
    const sealed = await saved(page, PASSPHRASE);
    expect(sealed.includes('@example.com')).toBe(false);
    expect(await tablesOf(await unsealed(sealed, PASSPHRASE))).toEqual(before);
    await erase(page);
    await openSaved(page, sealed, PASSPHRASE);
    await status(page, 'ready');
    const again = await saved(page);
    expect(await tablesOf(await unsealed(again, PASSPHRASE))).toEqual(before);
    expect(Object.values(await disk(page)).filter((start) => start.includes('DUCK'))).toEqual([]);
    await page.reload();
    expect(await statusOf(page)).toBe('starting');
    await answer(page, 'wrong');
    expect(await problem(page, 'shop/wrong_passphrase')).not.toBe('');
    await answer(page, PASSPHRASE);
    await status(page, 'ready');
    expect(await page.evaluate(() => document.documentElement.dataset.problem)).toBeUndefined();
    expect(await tablesOf(await unsealed(await saved(page), PASSPHRASE))).toEqual(before);
    await readInSecondTab(page);
    await task(page, 'reseal', 'another');
    await page.reload();
    await answer(page, PASSPHRASE);
    expect(await problem(page, 'shop/wrong_passphrase')).not.toBe('');
    await answer(page, 'another');
    await status(page, 'ready');
    expect(await tablesOf(await unsealed(await saved(page), 'another'))).toEqual(before);
    await task(page, 'unseal');
    await eventually(async () => Object.values(await disk(page)).some((start) => start.includes('DUCK'))).toBe(true);
    await status(page, 'ready');
    await page.reload();
    await status(page, 'ready');
    expect(await tablesOf(await saved(page))).toEqual(before);
    await context.close();
  });

  it('is refused when the passphrase is wrong, or it was cut off or altered, and nothing changes', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'orders.csv', content: small });
    await status(page, 'ready');
    const plain = await saved(page);
    const sealed = await saved(page, PASSPHRASE);
    const before = await exported(page, 'rfm');
    const kept = Object.keys(await disk(page));
    await openSaved(page, sealed, 'wrong');
    await problem(page, 'shop/wrong_passphrase');
    await page.keyboard.press('Escape');
    await eventually(() => statusOf(page)).toBe('ready');
    const turned = (bytes: Buffer, at: number): Buffer => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      return other;
    };
    // Wherever one stands: a block that a database no longer uses may say anything.
    const addresses = [...plain.toString('latin1').matchAll(/@example\.com/g)].map(({ index }) => index);
    const refused: [string, Buffer, string][] = [
      ['cut.keepsight', sealed.subarray(0, sealed.length - 1000), PASSPHRASE],
      ['altered.keepsight', turned(sealed, sealed.length >> 1), PASSPHRASE],
      ['short.keepsight', plain.subarray(0, plain.length >> 1), ''],
      ['turned.keepsight', addresses.reduce(turned, plain), ''],
    ];
    for (const [name, bytes, passphrase] of refused) {
      await openSaved(page, bytes, passphrase, name);
      expect(await problem(page, 'shop/damaged')).toContain(name);
      await eventually(() => statusOf(page)).toBe('ready');
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(Object.keys(await disk(page))).toEqual(kept);
    expect(await exported(page, 'rfm')).toEqual(before);
    await context.close();
  });

  it('opens an earlier format, and refuses a newer one and a database of something else', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'orders.csv', content: csv });
    await status(page, 'ready');
    const now = await saved(page);
    const rfm = await exported(page, 'rfm');
    await openSaved(page, await changed(now, ['UPDATE keepsight_file SET format = 99']), '', 'newer.keepsight');
    expect(await problem(page, 'shop/newer')).toContain('newer.keepsight');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await openSaved(page, await changed(null, ['CREATE TABLE cats AS SELECT 1 AS cat']), '', 'cats.duckdb');
    expect(await problem(page, 'shop/foreign')).toContain('cats.duckdb');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await openSaved(page, await changed(now, toFirstFormat), '', 'Old shop.keepsight');
    await eventually(() => names(page)).toEqual(['Old shop']);
    await status(page, 'ready');
    expect(await exported(page, 'rfm')).toEqual(rfm);
    await context.close();
  });
});

/** As shops were before their format had a number: fewer columns, no kinds but orders, other results. */
const toFirstFormat = [
  'DROP TABLE keepsight_file',
  'DROP TABLE rfm',
  'DROP TABLE mappings',
  'DROP VIEW incoming_lines',
  'ALTER TABLE read_lines RENAME TO incoming_lines',
  `UPDATE shop_state SET value = '[]' WHERE key = 'layers'`,
];

/** A database, changed by DuckDB itself. */
async function changed(bytes: Buffer | null, statements: readonly string[]): Promise<Buffer> {
  const path = written(bytes ?? Buffer.alloc(0), 'changed.duckdb');
  const instance = await DuckDBInstance.create(bytes ? path : `${path}.new`);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  return readFileSync(bytes ? path : `${path}.new`);
}
