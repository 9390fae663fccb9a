import type { Database } from '../engine/database.ts';
import type { Store } from '../engine/store.ts';
import type { Overrides } from './overrides.ts';
import { hasOrders, rebuildRest, restIsStale, writtenCurrency } from './prepare.ts';
import { TableVersions } from './Tables.svelte.ts';
import { Training } from './Training.svelte.ts';

const BREATH_MS = 400;

/** What follows from the files of the shop that is open: its tables, what models need, and the models. */
export class Figures {
  /** Whether facts can be read. */
  filled = $state(false);
  /** The currency that the files are written in. */
  written = $state<string | null>(null);
  readonly tables = new TableVersions();
  readonly training: Training;
  /** Resolves when the tables that models read follow from the facts. */
  finished: Promise<void> = Promise.resolve();
  readonly #overrides: Overrides;
  readonly #tell: (reason: unknown) => void;

  constructor(overrides: Overrides, tell: (reason: unknown) => void) {
    this.#overrides = overrides;
    this.#tell = tell;
    this.training = new Training(overrides, this.tables, tell);
  }

  /** Looks at the shop after tables were replaced, and lets the screens ask again. */
  async follow(reader: Database, replaced: readonly string[]): Promise<void> {
    this.filled = await hasOrders(reader);
    this.written = await writtenCurrency(reader);
    this.tables.restStale = await restIsStale(reader);
    this.tables.replaced(replaced);
    await this.training.compare(reader);
  }

  /** Goes on, once the facts are on the screen, with what only models and a few panels read, and with the models. */
  goOn(opening: Promise<Store>): void {
    this.finished = this.#finish(opening).catch(this.#tell);
    if (this.#overrides.train) setTimeout(() => void this.train(opening), BREATH_MS);
  }

  /** Trains whatever is missing or stale. */
  async train(opening: Promise<Store>): Promise<void> {
    await this.finished;
    const store = await opening;
    if (this.filled && store.home.place !== 'copy') await this.training.start(store);
  }

  async #finish(opening: Promise<Store>): Promise<void> {
    const store = await opening;
    if (await restIsStale(store.reader)) this.tables.replaced(await store.write(rebuildRest));
    this.tables.restStale = false;
    await this.tables.count(store.reader);
  }
}
