import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, expect } from 'vitest';
import { chromiumFlags, findChromium } from '../chromium.ts';
import { Host } from './host.ts';

/** The folder of the built page. */
export const dist = process.env.KEEPSIGHT_DIST ?? 'dist';
if (!existsSync(`${dist}/index.html`)) throw new Error('Build the page first: npm run build');

export const launch = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, ...flags] });

/** A host of the built page and a browser, with flags of its own, to visit it with, until the tests of the file are over. */
export async function site({
  folder = dist,
  flags = [],
}: { folder?: string; flags?: readonly string[] } = {}): Promise<{ host: Host; browser: Browser }> {
  const host = await Host.serve(folder);
  afterAll(() => host.stop());
  const browser = await launch(flags);
  afterAll(() => browser.close());
  return { host, browser };
}

/** What pages warned of, newest last: a test that meets a problem it did not expect tells them. */
const warnings: string[] = [];

/** A page with everything it asked for and every error it made on the way. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: string[];
  readonly errors: string[];
}

type VisitOptions = Pick<BrowserContextOptions, 'locale' | 'colorScheme' | 'serviceWorkers'> & { width?: number };

export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1440, ...others } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    acceptDownloads: true,
    ...others,
  });
  const [requests, errors]: [string[], string[]] = [[], []];
  context.on('request', (request) => requests.push(request.url()));
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) errors.push(message.text());
  });
  context.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, context, requests, errors };
}

/** A visit to an address where no shop is kept yet. */
export async function arrive(browser: Browser, url: string, options?: VisitOptions): Promise<Visit> {
  const visited = await visit(browser, options);
  await visited.page.goto(url);
  await status(visited.page, 'empty');
  return visited;
}

/** Requests that left the page's own origin; blobs and data stay inside the browser. */
export const foreign = (requests: readonly string[], origin: string): string[] =>
  requests.filter((url) => !/^(blob|data):/.test(url) && new URL(url).origin !== new URL(origin).origin);

/** Waits until the page has one of these statuses; fails at once, with the code, when it meets a problem. */
export async function status(page: Page, ...wanted: string[]): Promise<void> {
  const reached = await page
    .waitForFunction(
      (names) => {
        const { status = '', problem } = document.documentElement.dataset;
        return names.includes(status) ? 'reached' : problem;
      },
      wanted,
      { timeout: 120_000 },
    )
    .catch(() => page.evaluateHandle(() => `nothing but ${document.documentElement.dataset.status}`));
  const answer = await reached.jsonValue();
  if (answer !== 'reached')
    throw new Error(`Met ${answer} while waiting for ${wanted.join(' or ')}: ${warnings.at(-1)}`);
}

/** Waits for the sentence of a failure and returns it. */
export async function problem(page: Page, code: string): Promise<string> {
  await page.waitForFunction((wanted) => document.documentElement.dataset.problem === wanted, code, {
    timeout: 60_000,
  });
  return (await page.locator(`[role=alert][data-code="${code}"]`).first().textContent()) ?? '';
}

/** Every status the page takes from now on, in order, the present one first. */
export const statuses = (page: Page): Promise<() => Promise<string[]>> =>
  page
    .evaluateHandle(() => {
      const { dataset } = document.documentElement;
      const seen = [dataset.status ?? ''];
      const note = (): void => void (dataset.status === seen.at(-1) || seen.push(dataset.status ?? ''));
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-status'] });
      return seen;
    })
    .then((seen) => () => seen.jsonValue());

/** Asks until the answer is the one expected, however busy the machine is. */
export const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 30_000, interval: 100 });

/** Opens a screen by its name in the URL and waits until it is drawn. */
export async function show(page: Page, screen: string): Promise<void> {
  await page.evaluate((name) => (location.hash = `#/${name}`), screen);
  await page.locator(`nav a[aria-current=page][href="#/${screen}"]`).waitFor();
  await page.locator('main h1').first().waitFor();
}

export const files = (page: Page, ...dropped: { name: string; content: string | Buffer }[]): Promise<void> =>
  page
    .getByTestId('files')
    .setInputFiles(dropped.map(({ name, content }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })));

/** A table as the Export screen gives it: rows of cells by column. */
export async function exported(page: Page, table: string): Promise<Record<string, string>[]> {
  await page.evaluate(() => (location.hash = '#/export'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`button[data-table="${table}"]:visible`).click(),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const [header = [], ...rows] = parse(
    Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

/** RFC 4180, for the CSVs that the page writes. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n\r]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
  }
  return rows;
}
