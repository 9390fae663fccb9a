import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Host } from './host.ts';
import { dist, launch, status, visit } from './visit.ts';

const heard: string[] = [];
let host: Host;
let elsewhere: Host;
let browser: Browser;
beforeAll(async () => {
  host = await Host.serve(dist);
  elsewhere = await Host.elsewhere(heard);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await elsewhere.stop();
});

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
    const { page, context } = await visit(browser);
    await page.goto(host.url);
    await status(page, 'empty');
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
