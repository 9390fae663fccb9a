import { describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { barriersOf, sideways } from './barriers.ts';
import { arrive, exported, files, foreign, site, status } from './visit.ts';

const screens = [
  'overview',
  'segments',
  'retention',
  'customers',
  'churn',
  'products',
  'data',
  'models',
  'export',
  'privacy',
];

const { host, browser } = await site();
const shop = await (await demoShop(11, 700)).file.text();

describe.each([
  { lang: 'en', width: 1440, colorScheme: 'light' as const },
  { lang: 'en', width: 390, colorScheme: 'dark' as const },
  { lang: 'zh', width: 1440, colorScheme: 'dark' as const },
  { lang: 'zh', width: 390, colorScheme: 'light' as const },
])('the journey in $lang at $width px, $colorScheme', ({ lang, width, colorScheme }) => {
  it('drops, reads, trains and exports, without a foreign request or a barrier', async () => {
    const { page, context, requests, errors } = await arrive(browser, `${host.url}?lang=${lang}&backend=wasm`, {
      width,
      colorScheme,
    });
    const barriers = (await barriersOf(page)).map((found) => `empty page: ${found}`);
    await files(page, { name: 'orders.csv', content: shop });
    expect(await page.evaluate(() => document.documentElement.dataset.status)).toBe('importing');
    await status(page, 'done');

    for (const screen of screens) {
      await page.evaluate((name) => (location.hash = `#/${name}`), screen);
      await page.locator('main h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.waitForTimeout(400);
      barriers.push(...(await barriersOf(page)).map((found) => `${screen}: ${found}`));
      expect(await sideways(page), `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      const text = await page.locator('main').innerText();
      if (lang === 'zh') expect(text, screen).toMatch(/[\u4e00-\u9fff]/);
      expect(text, screen).not.toMatch(/undefined|NaN|\[object|Infinity/);
    }

    expect(barriers).toEqual([]);
    const rfm = await exported(page, 'rfm');
    const risk = await exported(page, 'churn_risk');
    const suggested = await exported(page, 'recommendations');
    expect(rfm.length).toBeGreaterThan(400);
    expect(risk.length).toBe(rfm.length);
    expect(risk.every(({ probability }) => Number(probability) > 0 && Number(probability) < 1)).toBe(true);
    expect(suggested.length).toBeGreaterThan(rfm.length);
    expect(foreign(requests, host.url)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});
