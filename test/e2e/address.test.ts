import { describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { arrive, exported, files, site, status, visit } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(8, 250)).file.text();

describe('what the address asks for', () => {
  it('speaks Chinese, and forgets it with the address', async () => {
    const { page, context } = await arrive(browser, `${host.url}?lang=zh`);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.locator('main h1').innerText()).toMatch(/[\u4e00-\u9fff]/);
    await page.goto(host.url);
    await status(page, 'empty');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await page.locator('main h1').innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await context.close();
  });

  it('draws with the seed it gives, and the same seed draws the same', async () => {
    const { page, context } = await visit(browser);
    const interval = async (): Promise<string[]> =>
      (await exported(page, 'report_card'))
        .filter(({ model, measure }) => model === 'logistic' && measure === 'roc_auc')
        .map(({ value, low, high }) => [value, low, high].join(' '));
    const open = async (seed: number): Promise<string[]> => {
      await page.goto(`${host.url}?backend=wasm&seed=${seed}`);
      await status(page, 'empty', 'done');
      if ((await page.evaluate(() => document.documentElement.dataset.status)) === 'empty')
        await files(page, { name: 'orders.csv', content: shop });
      await status(page, 'done');
      return interval();
    };
    const first = await open(1);
    expect(first).toHaveLength(1);
    const second = await open(2);
    expect(second).not.toEqual(first);
    expect(await open(1)).toEqual(first);
    await context.close();
  });
});
