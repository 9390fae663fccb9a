import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { arrive, exported, files, problem, site, status } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(3, 300)).file.text();

const statusOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.status);
const odd = 'when it was;who;how much\n01/02/2024;ann;10\n02/03/2024;bob;20\n';
const big = (): string => {
  const lines = ['order_id,order_date,email,sku,quantity,unit_price'];
  for (let line = 0; line < 400_000; line++)
    lines.push(`${line >> 1},2024-0${1 + (line % 9)}-11,c${line % 9999}@example.com,p${line % 50},1,9.99`);
  return lines.join('\n');
};

describe('a shop that is kept', () => {
  it('comes back after a reload, with its results, and without training again', async () => {
    const { page, context } = await arrive(browser, `${host.url}?backend=wasm`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'done');
    const before = await exported(page, 'churn_risk');
    await page.reload();
    await status(page, 'done');
    expect(await exported(page, 'churn_risk')).toEqual(before);
    expect(await exported(page, 'sources')).toHaveLength(1);
    await context.close();
  });

  it('survives the end of its tab in the middle of an import: the state before stands', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    const before = await exported(page, 'rfm');
    await files(page, { name: 'big.csv', content: big() });
    await page.waitForTimeout(400);
    expect(await statusOf(page)).toBe('importing');
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto(`${host.url}?train=off`);
    await status(again, 'ready');
    expect(await exported(again, 'rfm')).toEqual(before);
    await context.close();
  });

  it('leaves no byte behind when erased', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en#/privacy`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    await page.evaluate(() => (location.hash = '#/privacy'));
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-confirm').click();
    await status(page, 'empty');
    await page.close();
    const witness = await context.newPage();
    await witness.goto(`${host.url}icon.svg`);
    const left = await witness.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const found: string[] = [];
      for await (const [name, handle] of root.entries()) {
        if (handle.kind !== 'file') continue;
        const text = await (await (handle as FileSystemFileHandle).getFile()).text();
        if (text.includes('@example.com')) found.push(name);
      }
      for (const { name } of await indexedDB.databases()) found.push(`indexedDB ${name}`);
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          const text = await (await cache.match(request))?.clone().text();
          if (
            /text\/csv/.test((await cache.match(request))?.headers.get('content-type') ?? '') ||
            text?.includes(
              'order_id,order_date,email,customer_name,country,accepts_marketing,sku,product_name,category,quantity,unit_price,currency\nK',
            )
          )
            found.push(request.url);
        }
      }
      return [...found, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    });
    expect(left).toEqual([]);
    await context.close();
  });
});

describe('an import', () => {
  it('can be stopped, and leaves the earlier state', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    const before = await exported(page, 'rfm');
    await files(page, { name: 'big.csv', content: big() });
    const stop = page.getByRole('button', { name: 'Stop' });
    await stop.click();
    await status(page, 'ready');
    expect(await page.evaluate(() => document.documentElement.dataset.problem)).toBeUndefined();
    expect(await exported(page, 'rfm')).toEqual(before);
    await context.close();
  });

  it('asks where it cannot know, takes the answer, and takes no for an answer', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await files(page, { name: 'odd.csv', content: odd });
    await status(page, 'mapping');
    await page.keyboard.press('Escape');
    await status(page, 'empty');
    await files(page, { name: 'odd.csv', content: odd });
    await status(page, 'mapping');
    await page.getByTestId('cancel-mapping').click();
    await status(page, 'empty');
    await context.close();
  });

  it('asks only once the question can be answered, however slowly its dialog loads', async () => {
    const options = { serviceWorkers: 'block' } as const;
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`, options);
    let late = false;
    await page.route(/\/Mapping-[^/]*\.js$/, async (route) => {
      await setTimeout(1000);
      late = true;
      await route.continue();
    });
    await files(page, { name: 'odd.csv', content: odd });
    await status(page, 'mapping');
    expect(late).toBe(true);
    await page.keyboard.press('Escape');
    await status(page, 'empty');
    await context.close();
  });

  it('reads its own export back identically', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    const lines =
      'order_id,order_date,email,product_name,quantity,unit_price\n' +
      Array.from(
        { length: 40 },
        (_, n) =>
          `${n >> 1},2024-03-${10 + (n % 9)} 10:00:00,c${n % 7}@example.com,${n % 5 ? `Mug ${n % 5}` : '=1+1'},${1 + (n % 3)},${(n % 9) + 0.5}\n`,
      ).join('');
    await files(page, { name: 'orders.csv', content: lines });
    await status(page, 'ready');
    const before = await exported(page, 'rfm');
    const ledger = await exported(page, 'order_lines');
    expect(ledger.some(({ product_id }) => product_id === "'=1+1")).toBe(true);
    const names = Object.keys(ledger[0] ?? {});
    const csv = [names, ...ledger.map((row) => names.map((name) => row[name] ?? ''))]
      .map((cells) => cells.join(','))
      .join('\n');
    await page.evaluate(() => (location.hash = '#/privacy'));
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-confirm').click();
    await status(page, 'empty');
    await files(page, { name: 'order_lines.csv', content: csv });
    await status(page, 'ready');
    expect(await exported(page, 'rfm')).toEqual(before);
    expect(await exported(page, 'order_lines')).toEqual(ledger.map((row) => ({ ...row })));
    await context.close();
  });
});

describe('the empty page', () => {
  it('keeps nothing of the made-up file with which it warms up', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off`);
    await page.waitForFunction(() => performance.getEntriesByName('keepsight warm-up').length > 0);
    expect(await page.evaluate(() => performance.getEntriesByName('keepsight derive rfm').length)).toBe(2);
    expect(await statusOf(page)).toBe('empty');
    await files(page, {
      name: 'one.csv',
      content: 'order_id,order_date,email,total\n1,2024-03-14,ann@example.com,10\n',
    });
    await status(page, 'ready');
    expect(await exported(page, 'sources')).toHaveLength(1);
    expect((await exported(page, 'customers')).map(({ customer_id: id }) => id)).toEqual(['ann@example.com']);
    await context.close();
  });
});

describe('a wrong file', async () => {
  const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
  afterAll(() => context.close());
  const wrong: [name: string, content: string | Buffer, code: string][] = [
    ['empty.csv', '', 'file/empty'],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'file/image'],
    ['bill.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'file/pdf'],
    ['login.csv', '<!doctype html><html><body>Sign in</body></html>', 'file/html'],
    ['header.csv', 'order_id,order_date,email,quantity\n', 'file/header_only'],
    ['dateless.csv', 'name,colour\nann,red\nbob,blue\n', 'file/no_date'],
  ];

  async function answered(name: string, content: string | Buffer, code: string): Promise<void> {
    await files(page, { name, content });
    expect(await problem(page, code)).toContain(name);
    await page.getByRole('button', { name: 'Dismiss' }).click();
  }

  it.each(wrong)('%s is answered with one sentence, and the shop stays empty', async (...file) => {
    await answered(...file);
    expect(await statusOf(page)).toBe('empty');
  });

  it('or the same bytes again are answered with a sentence', async () => {
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    await answered('copy.csv', shop, 'file/same_again');
  });

  it.each(wrong)('%s is answered with one sentence, and the shop keeps what it has', async (...file) => {
    await answered(...file);
    await status(page, 'ready');
    expect(await exported(page, 'sources')).toHaveLength(1);
  });
});

describe('training', () => {
  it('waits for the button with ?train=off, can be stopped, and goes on from there', async () => {
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en&backend=cpu`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    await page.waitForTimeout(1500);
    expect(await statusOf(page)).toBe('ready');
    await page.getByTestId('train-all').click();
    await status(page, 'training');
    await page.getByRole('button', { name: 'Stop' }).click();
    await status(page, 'ready');
    await page.getByTestId('train-all').click();
    await status(page, 'done');
    await context.close();
  });

  it('answers too few customers with a calm sentence, and shows the facts all the same', async () => {
    const { page, context } = await arrive(browser, `${host.url}?lang=en&backend=wasm#/churn`);
    await files(page, { name: 'small.csv', content: await (await demoShop(2, 40)).file.text() });
    await status(page, 'done');
    expect(await page.evaluate(() => document.documentElement.dataset.problem)).toBeUndefined();
    await page
      .getByText(/of the 100 customers needed/)
      .first()
      .waitFor();
    expect((await exported(page, 'rfm')).every(({ segment }) => segment === 'all')).toBe(true);
    expect(await exported(page, 'churn_risk')).toEqual([]);
    await context.close();
  });
});
