import type { Database, Value } from '../engine/database.ts';
import type { Home, Store } from '../engine/store.ts';
import { asProblem, isCancelled, type Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import { Arrival } from './Arrival.svelte.ts';
import { addressed, type Overrides } from './overrides.ts';
import { openShop } from './opening.ts';
import { hasOrders, rebuildRest, writtenCurrency } from './prepare.ts';
import { checked, defaultSettings } from './settings.ts';
import { TableVersions } from './Tables.svelte.ts';
import { Training } from './Training.svelte.ts';
import { applyTo, importInto } from './writing.ts';

export type Status = 'starting' | 'empty' | 'importing' | 'mapping' | 'ready' | 'training' | 'done';

/** Time for the screens to ask for their facts before a model takes a core. */
const BREATH_MS = 400;

/** The one long-lived thing of the page: the shop that is open, and what is being done to it. */
export class Shop {
  /** Null until the stored shop is back or known to be absent. */
  home = $state.raw<Home | null>(null);
  /** Whether facts can be read. */
  filled = $state(false);
  settings = $state.raw<Settings>(defaultSettings);
  /** What failed last: the refused files of a drop, a query, a model. */
  problems = $state.raw<readonly Problem[]>([]);
  readonly arrival = new Arrival();
  readonly tables = new TableVersions();
  readonly training: Training;
  readonly #overrides: Overrides;
  #written = $state<string | null>(null);
  #store = $state.raw<Store | null>(null);
  #opening: Promise<Store>;
  /** Resolves when the tables that models read follow from the facts. */
  #finished: Promise<void> = Promise.resolve();
  /** Files that were dropped while others were read: their turn comes next. */
  #waiting: readonly File[] = [];

  readonly status: Status = $derived.by(() => {
    if (this.arrival.asking) return 'mapping';
    if (this.arrival.underWay) return 'importing';
    if (!this.home) return 'starting';
    if (!this.filled) return 'empty';
    if (this.training.running) return 'training';
    return this.training.stale.length === 0 ? 'done' : 'ready';
  });

  constructor(overrides: Overrides) {
    this.#overrides = overrides;
    this.training = new Training(overrides, this.tables, (problem) => (this.problems = [problem]));
    this.#opening = this.#open();
  }

  get addressed(): (keyof Settings)[] {
    return addressed(this.#overrides);
  }

  get reader(): Database | null {
    return this.#store?.reader ?? null;
  }

  /** The currency the person picked, else the one all orders are written in, else null. */
  get currency(): string | null {
    return this.settings.currency ?? this.#written;
  }

  version(table: string): number {
    return this.tables.version(table);
  }

  /** Adds files to the shop. What was there before stays until all of it is in, and for good if it fails. */
  async add(files: readonly File[]): Promise<void> {
    if (this.arrival.underWay) this.#waiting = [...this.#waiting, ...files];
    if (files.length === 0 || this.arrival.underWay) return;
    const signal = this.arrival.begin();
    this.problems = [];
    try {
      if ((await this.#import(files, signal)) > 0) this.#goOn();
    } catch (reason) {
      this.#tell(reason);
    } finally {
      this.arrival.end();
    }
    const next = this.#waiting;
    this.#waiting = [];
    if (next.length > 0) await this.add(next);
  }

  async addDemo(): Promise<void> {
    if (this.arrival.underWay) return;
    const { demoShop } = await import('../intake/demo.ts');
    const { file } = await demoShop(this.#overrides.seed);
    await this.add([file]);
  }

  /** Changes settings and recomputes what depends on them, and nothing else. */
  async change(change: Partial<Settings>): Promise<void> {
    const before = this.settings;
    this.settings = checked({ ...before, ...change });
    try {
      await this.#apply(this.settings);
      void this.#trainSoon();
    } catch (reason) {
      this.settings = before;
      this.#tell(reason);
    }
  }

  /** Trains whatever is missing or stale. */
  async trainAll(): Promise<void> {
    await this.#finished;
    if (this.filled) await this.training.start(await this.#opening);
  }

  async askBasket(products: readonly number[]): Promise<void> {
    await this.training.ask(await this.#opening, products);
  }

  async csv(select: string, values: readonly Value[]): Promise<Blob> {
    return (await this.#opening).csv(select, values);
  }

  /** Leaves no byte of the shop on this machine, and starts empty. */
  async erase(): Promise<void> {
    this.training.forget();
    this.arrival.stop();
    const store = await this.#opening;
    await this.#finished;
    this.home = null;
    this.filled = false;
    this.#store = null;
    await store.erase();
    this.#opening = this.#open();
    await this.#opening;
    this.tables.replacedAll();
  }

  async #open(): Promise<Store> {
    const { store, filled, settings, rebuilt, problem } = await openShop(this.#overrides);
    if (problem) this.problems = [problem];
    this.settings = settings;
    this.#store = store;
    await this.#follow(store, rebuilt);
    this.filled = filled;
    this.home = store.home;
    if (filled) void this.#trainSoon();
    return store;
  }

  async #import(files: readonly File[], signal: AbortSignal): Promise<number> {
    const store = await this.#opening;
    const order = { files, signal, settings: this.settings, overrides: this.#overrides };
    const { loaded, problems, replaced } = await importInto(store, this.arrival, order);
    this.problems = problems;
    if (loaded === 0) return 0;
    this.training.stop();
    await this.#follow(store, replaced);
    this.filled = await hasOrders(store.reader);
    void navigator.storage?.persist?.();
    return loaded;
  }

  async #apply(settings: Settings): Promise<void> {
    const store = await this.#opening;
    this.tables.replaced(await applyTo(store, settings, this.#overrides, this.filled));
    await this.training.compare(store.reader);
  }

  #goOn(): void {
    this.#finished = this.#finish().catch((reason: unknown) => this.#tell(reason));
    void this.#trainSoon();
  }

  /** Builds what only models and a few panels read, once the facts are on the screen. */
  async #finish(): Promise<void> {
    const store = await this.#opening;
    const rebuilt = await store.write((database) => rebuildRest(database));
    this.tables.replaced(rebuilt);
    await this.tables.count(store.reader);
  }

  async #follow(store: Store, replaced: readonly string[]): Promise<void> {
    this.#written = await writtenCurrency(store.reader);
    this.tables.replaced(replaced);
    await this.tables.count(store.reader);
    await this.training.compare(store.reader);
  }

  async #trainSoon(): Promise<void> {
    if (!this.#overrides.train) return;
    await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    await this.trainAll();
  }

  #tell(reason: unknown): void {
    if (!isCancelled(reason)) this.problems = [asProblem(reason)];
  }
}
