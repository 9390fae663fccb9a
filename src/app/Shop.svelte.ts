import type { Database } from '../engine/database.ts';
import { eraseAll } from '../engine/disk.ts';
import type { Home, Store } from '../engine/store.ts';
import { asProblem, isCancelled, Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import { Arrival } from './Arrival.svelte.ts';
import { Figures } from './Figures.svelte.ts';
import { Holding } from './Holding.svelte.ts';
import type { Opening } from './opening.ts';
import type { Overrides } from './overrides.ts';
import { type Status, statusOf } from './status.ts';
import { checked } from './settings.ts';
import { isShopFile } from './shops/files.ts';
import { Shops } from './shops/Shops.svelte.ts';
import { alter, applyTo, importInto, takeOut } from './writing.ts';

/** The one long-lived thing of the page: the shop that is open, and what is being done to it. */
export class Shop {
  /** What failed last. */
  problems = $state.raw<readonly Problem[]>([]);
  /** What the last import rightly left out. */
  remarks = $state.raw<readonly Problem[]>([]);
  readonly arrival = new Arrival();
  readonly figures: Figures;
  readonly shops: Shops;
  readonly overrides: Overrides;
  readonly #holding: Holding;
  /** Files that were dropped while others were read: their turn comes next. */
  #waiting: readonly File[] = [];

  readonly status: Status = $derived(statusOf(this));

  constructor(overrides: Overrides) {
    this.overrides = overrides;
    this.figures = new Figures(overrides, this.tell, (reason) => this.#failed(reason));
    this.shops = new Shops(this);
    this.#holding = new Holding({
      overrides,
      figures: this.figures,
      first: () => this.shops.first(),
      opened: (problem) =>
        (this.problems = [problem, this.shops.takeExpired()].filter((one) => one instanceof Problem)),
    });
  }

  /** Null until the stored shop is back or known to be absent. */
  get home(): Home | null {
    return this.#holding.home;
  }

  get settings(): Settings {
    return this.#holding.settings;
  }

  /** The store, once every table follows from the facts. */
  get settled(): Promise<Store> {
    return this.#holding.settled;
  }

  get reader(): Database | null {
    return this.#holding.reader;
  }

  /** Whether the shop can be read only, because another tab keeps it. */
  get readOnly(): boolean {
    return this.home?.place === 'copy';
  }

  /** Adds files to the shop. What was there before stays until all of it is in, and for good if it fails. */
  async add(files: readonly File[]): Promise<void> {
    if (this.#refusesChange()) return;
    if (this.arrival.underWay) this.#waiting = [...this.#waiting, ...files];
    if (files.length === 0 || this.arrival.underWay) return;
    await this.#rewrite((_, signal) => this.#import(files, signal));
    const next = this.#waiting;
    this.#waiting = [];
    if (next.length > 0) await this.add(next);
  }

  /** Takes a file out again, by its key, or a person, by an id, and everything follows. */
  async takeOut(what: number | string): Promise<void> {
    if (this.arrival.underWay || this.#refusesChange()) return;
    await this.#rewrite((store, signal) => {
      this.figures.training.forget();
      return takeOut(store, what, { ...this.#shaping, signal });
    });
  }

  async addDemo(): Promise<void> {
    const { demoShop } = await import('../intake/demo.ts');
    if (!this.arrival.underWay) await this.add([(await demoShop(this.overrides.seed)).file]);
  }

  /** Changes settings and recomputes what depends on them, and nothing else. */
  async change(change: Partial<Settings>): Promise<void> {
    if (this.#refusesChange()) return;
    const before = this.settings;
    this.#holding.settings = checked({ ...before, ...change });
    try {
      await this.#alter((database) => applyTo(database, this.settings, this.overrides));
    } catch (reason) {
      this.#holding.settings = before;
      await this.#failed(reason);
    }
  }

  /** Changes what the ledger reads beside the files, and everything that follows. */
  async alter(work: (database: Database) => Promise<readonly string[]>): Promise<void> {
    if (this.#refusesChange()) return;
    await this.#alter(work).catch(this.#failed);
  }

  async #alter(work: (database: Database) => Promise<readonly string[]>): Promise<void> {
    this.#holding.warmUp.stop();
    const store = await this.#holding.opening;
    await this.figures.follow(store.reader, await alter(store, work, this.figures.filled));
    this.figures.goOn(this.#holding.opening);
  }

  /** Trains whatever is missing or stale. */
  async trainAll(): Promise<void> {
    await this.figures.train(this.#holding.opening);
  }

  /** Leaves no byte of the shop on this machine, and starts empty. */
  async erase(): Promise<void> {
    this.figures.training.forget();
    this.arrival.stop();
    await this.settled;
    this.shops.forget();
    let held: unknown;
    await this.#holding.reopen(async () => {
      held = await eraseAll().catch((reason: unknown) => reason);
    });
    if (held) this.tell(held);
  }

  /** Leaves the present shop and goes on with another that is open already. */
  async use(next: Opening): Promise<void> {
    this.figures.training.forget();
    await this.#holding.use(next);
  }

  /** Whether nothing can be changed, and tells so. */
  #refusesChange(): boolean {
    if (this.readOnly) this.tell(new Problem('storage/read_only'));
    return this.readOnly;
  }

  get #shaping() {
    return { settings: this.settings, overrides: this.overrides };
  }

  /** Runs work that changes what is in the shop; it answers which tables it replaced. */
  async #rewrite(work: (store: Store, signal: AbortSignal) => Promise<readonly string[]>): Promise<void> {
    const signal = this.arrival.begin();
    this.#holding.warmUp.stop();
    this.problems = this.remarks = [];
    try {
      const store = await this.#holding.opening;
      const replaced = await work(store, signal);
      if (replaced.length === 0) return;
      await this.figures.follow(store.reader, replaced);
      this.figures.goOn(this.#holding.opening);
    } catch (reason) {
      await this.#failed(reason);
    } finally {
      this.arrival.end();
    }
  }

  async #import(files: readonly File[], signal: AbortSignal): Promise<readonly string[]> {
    const saved = await Promise.all(files.map(isShopFile));
    for (const file of files.filter((_, index) => saved[index])) await this.shops.receive(file);
    const tables = files.filter((_, index) => !saved[index]);
    if (tables.length === 0) return [];
    const opened = await this.#holding.opening;
    const { problems, remarks, replaced } = await importInto(opened, this.arrival, {
      files: tables,
      signal,
      ...this.#shaping,
    });
    this.problems = problems;
    this.remarks = remarks;
    if (replaced.length > 0) {
      this.figures.training.stop();
      void navigator.storage?.persist?.();
    }
    return replaced;
  }

  readonly #failed = async (reason: unknown): Promise<void> => {
    await this.#holding.recover(reason);
    this.tell(reason);
  };

  readonly tell = (reason: unknown): void => {
    if (!isCancelled(reason)) this.problems = [asProblem(reason)];
  };
}
