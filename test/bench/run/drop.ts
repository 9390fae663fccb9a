import { watchMemory } from './memory.ts';
import type { Options, Row } from './row.ts';
import { onSite } from './site.ts';
import { taskRows } from './tasks.ts';
import { reachedAt, type Seen, seenBy, status, watch } from './watch.ts';

/** Seconds to `ready` and to `done`; a limit left out is none. */
export interface Limits {
  readonly ready?: number;
  readonly done?: number;
}

/** Megabytes the tab may take. */
const MEMORY = 1536;

function stageRows({ measures }: Seen, dropped: number): Row[] {
  const after = measures.filter(({ start }) => start >= dropped);
  const seconds = (name: string): number => (after.find((measure) => measure.name === name)?.duration ?? NaN) / 1000;
  const row = (name: string, stage: string): Row => ({ name: stage, measured: seconds(name), unit: 's' });
  const tables = after.filter(({ name }) => name.startsWith('derive ')).toSorted((a, b) => b.duration - a.duration);
  const models = after.filter(({ name }) => name.startsWith('train '));
  return [
    row('import', '  import'),
    row('derive', '  derive'),
    ...tables.slice(0, 5).map(({ name }) => row(name, `    ${name.slice(7)}`)),
    row('commit', '  commit'),
    ...models.map(({ name }) => row(name, `  ${name}`)),
  ];
}

/** Drops a file onto the empty page of a fresh browser, lets it train, and tells stages, memory and long tasks. */
export function dropFile(path: string, limits: Limits, { search }: Options): Promise<Row[]> {
  return onSite(async ({ browser, url, folder }) => {
    const page = await browser.newPage();
    await watch(page);
    await page.goto(url + search);
    await status(page, 'empty');
    const memory = await watchMemory(browser);
    await page.getByTestId('files').setInputFiles(path);
    await status(page, 'ready', 'training', 'done');
    const peakOfImport = memory.peak();
    await status(page, 'done');
    memory.stop();
    const seen = await seenBy(page);
    const ready = reachedAt(seen, ['ready', 'training', 'done'], seen.dropped);
    const done = reachedAt(seen, ['done'], ready);
    const peak: Row = { name: 'peak memory of the tab', measured: memory.peak(), unit: 'MB', limit: MEMORY };
    return [
      { name: 'drop → ready', measured: (ready - seen.dropped) / 1000, unit: 's', ...limitOf(limits.ready) },
      { name: 'drop → done', measured: (done - seen.dropped) / 1000, unit: 's', ...limitOf(limits.done) },
      ...stageRows(seen, seen.dropped),
      ...(peakOfImport > 0 ? [{ ...peak, note: `${peakOfImport.toFixed(0)} MB until ready` }] : []),
      ...taskRows(seen, folder, 'drop to ready', seen.dropped, ready),
      ...taskRows(seen, folder, 'ready to done', ready, done),
    ];
  });
}

const limitOf = (limit: number | undefined): { limit?: number } => (limit === undefined ? {} : { limit });
