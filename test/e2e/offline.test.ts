import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { Host } from './host.ts';
import { dist, exported, files, launch, status, visit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('without a network', () => {
  it('starts again, reads and trains after the server is gone, below any path', async () => {
    const host = await Host.serve(dist, '/some/where/');
    const { page, context, errors } = await visit(browser);
    await page.goto(host.url);
    await status(page, 'empty');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await host.stop();
    await page.goto(`${host.url}?backend=wasm`);
    await status(page, 'empty');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await files(page, { name: 'orders.csv', content: await (await demoShop(5, 400)).file.text() });
    await status(page, 'done');
    expect((await exported(page, 'rfm')).length).toBeGreaterThan(200);
    expect((await exported(page, 'recommendations')).length).toBeGreaterThan(200);
    expect(errors).toEqual([]);
    await context.close();
  });
});
