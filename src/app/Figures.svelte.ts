import type { Database } from '../engine/database.ts';
import type { Store } from '../engine/store.ts';
import { asProblem, isCancelled, Problem } from '../problem.ts';
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
  readonly #failed: (reason: unknown) => Promise<void>;

  /** `tell`: says what went wrong; `failed`: the same, and opens the shop again where its database is no use. */
  constructor(overrides: Overrides, tell: (reason: unknown) => void, failed: (reason: unknown) => Promise<void>) {
    this.#overrides = overrides;
    this.#tell = tell;
    this.#failed = failed;
    this.training = new Training(overrides, this.tables, tell);
  }

  /** Looks at the shop after tables were replaced, and lets the screens ask again. */
  async follow(reader: Database, replaced: readonly string[]): Promise<void> {
    this.filled = await hasOrders(reader);
    this.written = await writtenCurrency(reader);
    this.tables.restStale = await restIsStale(reader);
    if (replaced.length > 0) this.tables.unbuilt = null;
    this.tables.replaced(replaced);
    await this.training.compare(reader);
  }

  /**
   * Goes on, once the facts are on the screen, with what only models and a few panels read, and with the models. Where
   * that failed for the shop as it is, it would fail again.
   */
  goOn(opening: Promise<Store>): void {
    if (this.tables.unbuilt) return;
    this.finished = this.#finish(opening).catch(this.#unfinished);
    if (this.#overrides.train) setTimeout(() => void this.train(opening), BREATH_MS);
  }

  /** Trains whatever is missing or stale. */
  async train(opening: Promise<Store>): Promise<void> {
    await this.finished;
    const store = await opening;
    if (this.tables.unbuilt) return this.#tell(this.tables.unbuilt);
    if (this.filled && store.home.place !== 'copy') await this.training.start(store);
  }

  readonly #unfinished = async (reason: unknown): Promise<void> => {
    if (isCancelled(reason)) return this.#failed(reason);
    const problem = asProblem(reason);
    const ranOut = problem.code === 'query/out_of_memory';
    this.tables.unbuilt = ranOut ? new Problem('shop/unfinished', problem.facts, { cause: problem }) : problem;
    await this.#failed(this.tables.unbuilt);
  };

  async #finish(opening: Promise<Store>): Promise<void> {
    const store = await opening;
    if (await restIsStale(store.reader)) this.tables.replaced(await store.write(rebuildRest));
    this.tables.restStale = false;
    await this.tables.count(store.reader);
  }
}
