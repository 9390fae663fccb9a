import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { arrive, dist, exported, files, site, status } from './visit.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepsight-'));
cpSync(dist, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));
const { host, browser } = await site({ folder });

/** A mark that the next load of the page wipes away. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(globalThis, { marked: true }));
const marked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in globalThis);
const waiting = (page: Page): Promise<boolean> =>
  page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
/** Which build the worker in charge is of. */
const version = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', ({ data }) => resolve(String(data)));
        port1.start();
        navigator.serviceWorker.controller?.postMessage('which', [port2]);
      }),
  );
const build = (name: string): void => {
  const answers = `self.addEventListener('message', (event) => event.data === 'which' && event.ports[0].postMessage('${name}'));`;
  const worker = readFileSync(join(dist, 'service-worker.js'), 'utf8');
  writeFileSync(join(folder, 'service-worker.js'), `${worker}\n${answers}\n`);
};

describe('a new version', () => {
  it('waits, says so, and takes over only when asked, with the shop still there', async () => {
    build('first');
    const { page, context } = await arrive(browser, `${host.url}?train=off&lang=en`);
    await mark(page);
    await files(page, { name: 'orders.csv', content: await (await demoShop(5, 120)).file.text() });
    await status(page, 'ready');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    expect(await marked(page), 'the first worker must not reload the page').toBe(true);
    const before = await exported(page, 'rfm');
    await page.reload();
    await status(page, 'ready');
    expect(await version(page)).toBe('first');
    const notice = page.getByText('A new version is ready.');
    expect(await notice.count()).toBe(0);

    build('second');
    await mark(page);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await notice.waitFor();
    expect(await waiting(page)).toBe(true);
    await page.waitForTimeout(500);
    expect([await marked(page), await version(page)]).toEqual([true, 'first']);
    await page.reload();
    await status(page, 'ready');
    await notice.waitFor();
    expect(await version(page)).toBe('first');

    await mark(page);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Use it now' }).click()]);
    await status(page, 'ready');
    expect([await marked(page), await waiting(page), await version(page)]).toEqual([false, false, 'second']);
    expect(await notice.count()).toBe(0);
    expect(await exported(page, 'rfm')).toEqual(before);
    await context.close();
  });
});
