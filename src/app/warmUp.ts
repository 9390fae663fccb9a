import type { Database } from '../engine/database.ts';
import { timed } from '../engine/timed.ts';
import type { Store } from '../engine/store.ts';
import { unpackApart } from '../intake/unpack/apart.ts';
import { rebuildFacts } from './prepare.ts';

/** So long a person looks at the empty page at least. */
const LOOK_MS = 1000;
/** Enough rows that the browser compiles for speed what runs over them. */
const CUSTOMERS = 1500;

/**
 * Takes a made-up file the whole way into an empty shop while the person looks for one of their own, and undoes it:
 * a program runs faster once its browser has seen it run.
 */
export class WarmUp {
  #stop = new AbortController();

  begin(store: Store): void {
    this.stop();
    const { signal } = (this.#stop = new AbortController());
    const warmUp = (): Promise<void> => store.rehearse((database) => rehearse(database, signal));
    setTimeout(() => !signal.aborted && void timed('warm-up', warmUp), LOOK_MS);
  }

  stop(): void {
    this.#stop.abort(new DOMException('There is real work', 'AbortError'));
  }
}

async function rehearse(database: Database, signal: AbortSignal): Promise<void> {
  const [{ demoShop }, { importFiles }] = await Promise.all([
    import('../intake/demo.ts'),
    import('../intake/import.ts'),
  ]);
  const { file } = await demoShop(1, CUSTOMERS);
  await importFiles(database, [file], {
    signal,
    report: () => undefined,
    unpack: unpackApart,
    ask: () => Promise.resolve(null),
  });
  await rebuildFacts(database, signal);
}
