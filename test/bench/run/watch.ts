import type { Page } from 'playwright';

/** A script that ran in a long animation frame: how it was entered, and where. */
export interface Script {
  readonly start: number;
  readonly duration: number;
  readonly invoker: string;
  readonly url: string;
  readonly position: number;
}

/** What the page saw of itself, in milliseconds of its own clock. */
export interface Seen {
  /** When files arrived. */
  readonly dropped: number;
  readonly statuses: readonly { status: string; at: number }[];
  /** Main-thread tasks over 50 ms. */
  readonly tasks: readonly { start: number; duration: number }[];
  readonly scripts: readonly Script[];
  readonly measures: readonly { name: string; start: number; duration: number }[];
  /** First contentful paint. */
  readonly painted: number;
}

/** Runs in the page before its own scripts. */
function observe(): void {
  const seen = { dropped: 0, statuses: [] as unknown[], tasks: [] as unknown[], scripts: [] as unknown[], painted: 0 };
  Object.assign(globalThis, { bench: seen });
  const takers: Record<string, (entry: PerformanceEntry) => void> = {
    longtask: ({ startTime, duration }) => seen.tasks.push({ start: startTime, duration }),
    'long-animation-frame': (entry) => {
      for (const script of (entry as unknown as { scripts: Record<string, unknown>[] }).scripts) {
        const { startTime: start, duration, invoker, sourceURL: url, sourceCharPosition: position } = script;
        seen.scripts.push({ start, duration, invoker, url, position });
      }
    },
    paint: ({ name, startTime }) => name === 'first-contentful-paint' && (seen.painted = startTime),
  };
  for (const [type, take] of Object.entries(takers)) {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  }
  const status = (): unknown =>
    seen.statuses.push({ status: document.documentElement.dataset.status, at: performance.now() });
  new MutationObserver(status).observe(document, {
    subtree: true,
    attributes: true,
    attributeFilter: ['data-status'],
  });
  addEventListener('change', () => (seen.dropped ||= performance.now()), { capture: true });
}

export const watch = (page: Page): Promise<unknown> => page.addInitScript(observe);

/** Everything seen so far. */
export function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => ({
    ...(globalThis as unknown as { bench: Seen }).bench,
    measures: performance
      .getEntriesByType('measure')
      .map(({ name, startTime, duration }) => ({ name: name.replace('keepsight ', ''), start: startTime, duration })),
  }));
}

/** When a status was first reached after `from`. */
export function reachedAt({ statuses }: Seen, wanted: readonly string[], from = 0): number {
  const found = statuses.find(({ status, at }) => at >= from && wanted.includes(status));
  if (!found) throw new Error(`The page never reached ${wanted.join(' or ')}`);
  return found.at;
}

/** Waits until the page has one of these statuses; throws the code when it meets a problem. */
export async function status(page: Page, ...wanted: string[]): Promise<void> {
  const reached = await page.waitForFunction(
    (names) => {
      const { status = '', problem } = document.documentElement.dataset;
      return names.includes(status) ? 'reached' : problem;
    },
    wanted,
    { timeout: 600_000 },
  );
  const answer = await reached.jsonValue();
  if (answer !== 'reached') throw new Error(`The page met ${answer} before ${wanted.join(' or ')}`);
}
