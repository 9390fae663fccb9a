import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeOrders } from '../bench/run/orders.ts';
import { exported, files, problem, show, site, status, visit } from './visit.ts';

/** WebAssembly gets 160 MB in this browser, which a shop of a few hundred thousand lines overruns. */
const { host, browser } = await site({ flags: ['--js-flags=--wasm-max-mem-pages=2560'] });
const folder = mkdtempSync(join(tmpdir(), 'keepsight-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(lines: number): Promise<string> {
  const path = join(folder, `${lines}.csv`);
  await writeOrders(path, { lines, customers: lines / 20, products: 2_000, seed: 1 });
  return path;
}

const small = (order: number) =>
  `order_id,order_date,email,sku,quantity,unit_price\n${order},2024-03-14,ann@example.com,mug,2,9.50\n`;

it('a file too large for the memory leaves the shop as it was, and the page goes on', async () => {
  const { page, context, errors } = await visit(browser);
  await page.goto(`${host.url}?train=off&lang=en`);
  await status(page, 'empty');
  await files(page, { name: 'small.csv', content: small(1) });
  await status(page, 'ready');
  const before = await exported(page, 'orders');
  await page.getByTestId('files').setInputFiles(await written(400_000));
  expect(await problem(page, 'query/out_of_memory')).toContain('Your shop is unchanged');
  await page.waitForFunction(() => document.documentElement.dataset.status === 'ready');
  expect(await exported(page, 'orders')).toEqual(before);
  await files(page, { name: 'more.csv', content: small(2) });
  await page.getByText('2 lines · 2 orders').waitFor();
  await page.reload();
  await status(page, 'ready');
  expect((await exported(page, 'orders')).map((row) => row['order_id'])).toEqual(['1', '2']);
  expect(errors).toEqual([]);
  await context.close();
});

it('a shop too large for the models keeps its facts, and says what waits and why', async () => {
  const { page, context, errors } = await visit(browser);
  await page.goto(`${host.url}?train=off&lang=en`);
  await status(page, 'empty');
  await page.getByTestId('files').setInputFiles(await written(300_000));
  expect(await problem(page, 'shop/unfinished')).toContain('not for what the models need');
  await page.getByText('300,000 lines').waitFor();
  await show(page, 'data');
  await page.getByText('This computer’s memory was enough for the facts').nth(1).waitFor();
  const [source] = await exported(page, 'sources');
  expect(source).toMatchObject({ lines: '300000', loaded: '300000' });
  expect(errors).toEqual([]);
  await context.close();
});
