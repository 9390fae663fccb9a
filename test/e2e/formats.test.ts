import { expect, test } from 'vitest';
import { parquetOf, workbookOf, zipOf } from '../fixtures/packed.ts';
import { arrive, eventually, exported, files, foreign, show, site, status } from './visit.ts';

const { host, browser } = await site();

const header = ['order_id', 'date', 'customer_id', 'product', 'amount'];
const csv = (...rows: readonly (readonly string[])[]) => [header, ...rows].map((row) => row.join(',')).join('\n');
const order = (id: number, amount: number) => [id, new Date(Date.UTC(2024, 0, id)), `c${id % 3}`, 'Tea', amount];

test('a workbook, a ZIP, JSON lines and Parquet become sources of the built page, offline', async () => {
  const { page, context, requests, errors } = await arrive(browser, `${host.url}?train=off`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  const book = await workbookOf({
    Spring: { rows: [header, order(1, 10), order(2, 20.5)] },
    Nothing: { rows: [] },
    Summer: { rows: [header, order(3, 30.25)] },
  });
  const zip = await zipOf({
    'one.csv': csv(['11', '2024-02-01', 'c1', 'Tea', '1.10']),
    'folder/two.csv': csv(['12', '2024-02-02', 'c2', 'Tea', '2.20'], ['13', 'never', 'c2', 'Tea', '2.20']),
  });
  const lines = [21, 22].map((id) =>
    JSON.stringify({ order_id: id, date: '2024-03-01', customer_id: 'c1', amount: 0.5 }),
  );
  const parquet = parquetOf([
    { name: 'order_id', data: ['31'], type: 'STRING' },
    { name: 'date', data: [new Date(Date.UTC(2024, 3, 1))], type: 'TIMESTAMP' },
    { name: 'customer_id', data: ['c2'], type: 'STRING' },
    { name: 'amount', data: [4.05], type: 'DOUBLE' },
  ]);
  const dropped = {
    'shop.xlsx': book,
    'exports.zip': zip,
    'orders.jsonl': lines.join('\n'),
    'orders.parquet': parquet,
  };
  await files(page, ...Object.entries(dropped).map(([name, content]) => ({ name, content: Buffer.from(content) })));
  await status(page, 'ready');
  expect(await page.locator('[data-code="file/sheets_left"]').textContent()).toContain('Nothing');
  const sources = await exported(page, 'sources');
  expect(sources.map(({ file, lines, loaded, rejected }) => [file, lines, loaded, rejected].join(' '))).toEqual([
    'shop.xlsx › Spring 2 2 0',
    'shop.xlsx › Summer 1 1 0',
    'exports.zip › folder/two.csv 2 1 1',
    'exports.zip › one.csv 1 1 0',
    'orders.jsonl 2 2 0',
    'orders.parquet 1 1 0',
  ]);
  const amounts = (await exported(page, 'orders')).map((row) => Number(row['amount']));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(10 + 20.5 + 30.25 + 1.1 + 2.2 + 1 + 4.05, 6);
  expect({ errors, foreign: foreign(requests, host.url) }).toEqual({ errors: [], foreign: [] });
  await context.close();
});

const script = '<img src="https://elsewhere.example/x.png" onerror="globalThis.struck = true">';
const hostile = [
  ['order_id', 'date', 'customer_id', '__proto__', `<script>globalThis.struck=true</script>`, 'product', 'amount'],
  ['1', '2024-01-02', script, 'x', script, `${script} tea`, '5.00'],
  ['2', '2024-01-03', '__proto__', 'x', '=HYPERLINK("https://elsewhere.example")', 'constructor', '6.00'],
  ['3', script, 'javascript:alert(1)', 'x', '', '@SUM(1)', '7.00'],
  ['4', '2024-01-04', "'; DROP TABLE sources; --", 'x', '', '{{7*7}}', '8.00'],
];

test('headers and cells that are HTML, code or formulas execute nothing and request nothing', async () => {
  const { page, context, requests, errors } = await arrive(browser, `${host.url}?train=off`);
  const text = hostile.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
  const book = await workbookOf({
    [script]: { rows: hostile.map((row) => row.map((cell) => cell.replace('2024', '2023'))) },
  });
  await files(page, { name: `${script}.csv`, content: text }, { name: 'book.xlsx', content: Buffer.from(book) });
  await status(page, 'ready');
  for (const screen of ['overview', 'customers', 'products', 'segments', 'retention', 'data', 'export']) {
    await show(page, screen);
    await eventually(() => page.locator('main [aria-busy=true]').count()).toBe(0);
  }
  const [first] = await exported(page, 'order_lines');
  expect(first).toBeDefined();
  await show(page, 'customers');
  await eventually(() => page.locator('main').textContent()).toContain('<img src=');
  expect(await page.evaluate(() => 'struck' in globalThis)).toBe(false);
  expect(await page.locator('main img, main script').count()).toBe(0);
  expect({ errors, foreign: foreign(requests, host.url) }).toEqual({ errors: [], foreign: [] });
  expect((await exported(page, 'sources')).map(({ lines, rejected }) => `${lines} ${rejected}`)).toEqual([
    '4 1',
    '4 1',
  ]);
  await context.close();
});
