import type { Page } from 'playwright';
import { watchMemory } from './memory.ts';
import type { Options, Row } from './row.ts';
import { onSite } from './site.ts';
import { taskRows } from './tasks.ts';
import { reachedAt, type Seen, seenBy, status, watch } from './watch.ts';

/** Seconds to `ready` and to `done`; a limit left out is none. */
export interface Limits {
  readonly ready?: number;
  readonly done?: number;
  /** Megabytes. */
  readonly memory?: number;
}

/** What else a bench looks at once the facts can be read. */
export type Look = (page: Page, ready: number) => Promise<Row[]>;

/** Megabytes the tab may take, unless a bench says otherwise. */
const MEMORY = 1536;
/** Milliseconds from the empty page to the drop: a person looks for the file first, and the page gets warm. */
const LOOK_MS = 5000;
/** Milliseconds a task of the main thread may take while files are read and models trained. */
const TASK_MS = 50;

const row = (name: string, found: Seen['measures']): Row => ({
  name,
  measured: found.reduce((sum, { duration }) => sum + duration, 0) / 1000,
  unit: 's',
});

const tables = (of: Seen['measures']) => of.filter(({ name }) => name.startsWith('derive '));

/** Import, tables and commit until the facts can be read; then the tables that only models read, and the models. */
function stageRows({ measures }: Seen, dropped: number, ready: number): Row[] {
  const [before, after] = [
    measures.filter(({ start }) => start >= dropped && start < ready),
    measures.filter(({ start }) => start >= ready),
  ];
  const named = (name: string) => before.filter((measure) => measure.name === name);
  const slowest = tables(before).toSorted((a, b) => b.duration - a.duration);
  return [
    row('  import', named('import')),
    row('  derive', named('derive')),
    ...slowest.slice(0, 5).map((measure) => row(`    ${measure.name.slice(7)}`, [measure])),
    row('  commit', named('commit')),
    row('  derive for models', tables(after)),
    ...after.filter(({ name }) => name.startsWith('train ')).map((measure) => row(`  ${measure.name}`, [measure])),
  ];
}

/**
 * Drops a file onto the empty page of a fresh browser that has been open for five seconds, lets it train unless the address says not to, and tells stages,
 * memory and long tasks.
 */
export function dropFile(path: string, limits: Limits, { search }: Options, look?: Look): Promise<Row[]> {
  return onSite(async ({ browser, page, url, folder }) => {
    await watch(page);
    await page.goto(url + search);
    await status(page, 'empty');
    await page.waitForTimeout(LOOK_MS);
    const memory = await watchMemory(browser);
    await page.getByTestId('files').setInputFiles(path);
    await status(page, 'ready', 'training', 'done');
    const peakOfImport = memory.peak();
    const trains = !search.includes('train=off');
    if (trains) await status(page, 'done');
    memory.stop();
    const seen = await seenBy(page);
    const ready = reachedAt(seen, ['ready', 'training', 'done'], seen.dropped);
    const done = trains ? reachedAt(seen, ['done'], ready) : Infinity;
    const peak: Row = {
      name: 'peak memory of the tab',
      measured: memory.peak(),
      unit: 'MB',
      limit: limits.memory ?? MEMORY,
    };
    return [
      { name: 'drop → ready', measured: (ready - seen.dropped) / 1000, unit: 's', ...limitOf(limits.ready) },
      ...(trains
        ? [{ name: 'drop → done', measured: (done - seen.dropped) / 1000, unit: 's', ...limitOf(limits.done) } as const]
        : []),
      ...stageRows(seen, seen.dropped, ready),
      ...(peakOfImport > 0 ? [{ ...peak, note: `${peakOfImport.toFixed(0)} MB until ready` }] : []),
      ...taskRows(seen, folder, { stage: 'drop to ready', from: seen.dropped, to: ready, limit: TASK_MS }),
      ...(trains ? taskRows(seen, folder, { stage: 'ready to done', from: ready, to: done, limit: TASK_MS }) : []),
      ...((await look?.(page, (ready - seen.dropped) / 1000)) ?? []),
    ];
  });
}

const limitOf = (limit: number | undefined): { limit?: number } => (limit === undefined ? {} : { limit });
