import { gzipSync } from 'node:zlib';
import { type Options, repeated, type Row } from './run/row.ts';
import { onSite } from './run/site.ts';
import { taskRows } from './run/tasks.ts';
import { reachedAt, seenBy, status, watch } from './run/watch.ts';

export const name = 'the empty page, cold from localhost';

/** What loads while the person looks is not counted: DuckDB, and the workers with tfjs. */
const later = /duckdb|host-|tfjs|\.wasm/;
const counted = /\.(html|js|css|woff2)$|\/$/;

const once = ({ search }: Options): Promise<Row[]> =>
  onSite(async ({ page, url, folder }) => {
    await watch(page);
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (response.url().startsWith('blob:') || later.test(pathname) || !counted.test(pathname)) return;
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(url + search);
    await status(page, 'empty');
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const seen = await seenBy(page);
    const ready = reachedAt(seen, ['empty']);
    return [
      { name: 'first contentful paint', measured: seen.painted, unit: 'ms', limit: 1000 },
      { name: 'page before DuckDB and tfjs, gzipped', measured: bytes / 1000, unit: 'KB', limit: 300 },
      { name: 'DuckDB ready', measured: ready, unit: 'ms' },
      ...taskRows(seen, folder, { stage: 'start', from: 0, to: ready }),
    ];
  });

export const run = (options: Options): Promise<Row[]> => repeated(options.runs, () => once(options));
