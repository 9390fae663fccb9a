import type { Database } from '../engine/database.ts';
import { eraseAll } from '../engine/disk.ts';
import type { Home, Store } from '../engine/store.ts';
import { asProblem, isCancelled, Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import { Arrival } from './Arrival.svelte.ts';
import { Figures } from './Figures.svelte.ts';
import type { Overrides } from './overrides.ts';
import { type Opening, openShop } from './opening.ts';
import { type Status, statusOf } from './status.ts';
import { checked, defaultSettings } from './settings.ts';
import { isShopFile } from './shops/files.ts';
import { Shops } from './shops/Shops.svelte.ts';
import { alter, applyTo, importInto, takeOut } from './writing.ts';

/** The one long-lived thing of the page: the shop that is open, and what is being done to it. */
export class Shop {
  /** Null until the stored shop is back or known to be absent. */
  home = $state.raw<Home | null>(null);
  settings = $state.raw<Settings>(defaultSettings);
  /** What failed last. */
  problems = $state.raw<readonly Problem[]>([]);
  /** What the last import rightly left out. */
  remarks = $state.raw<readonly Problem[]>([]);
  readonly arrival = new Arrival();
  readonly figures: Figures;
  readonly shops: Shops;
  readonly overrides: Overrides;
  #store = $state.raw<Store | null>(null);
  #opening: Promise<Store>;
  /** Files that were dropped while others were read: their turn comes next. */
  #waiting: readonly File[] = [];

  readonly status: Status = $derived(statusOf(this));

  constructor(overrides: Overrides) {
    this.overrides = overrides;
    this.figures = new Figures(overrides, this.tell);
    this.shops = new Shops(this);
    this.#opening = this.#open();
  }

  /** The store, once every table follows from the facts. */
  get settled(): Promise<Store> {
    return this.figures.finished.then(() => this.#opening);
  }

  get reader(): Database | null {
    return this.#store?.reader ?? null;
  }

  /** The currency the person picked, else the shop's own, else null. */
  get currency(): string | null {
    return this.settings.currency ?? this.figures.written;
  }

  /** Whether facts can be read. */
  get filled(): boolean {
    return this.figures.filled;
  }

  get tables(): Figures['tables'] {
    return this.figures.tables;
  }

  get training(): Figures['training'] {
    return this.figures.training;
  }

  version(table: string): number {
    return this.tables.version(table);
  }

  /** Adds files to the shop. What was there before stays until all of it is in, and for good if it fails. */
  async add(files: readonly File[]): Promise<void> {
    if (this.arrival.underWay) this.#waiting = [...this.#waiting, ...files];
    if (files.length === 0 || this.arrival.underWay) return;
    await this.#rewrite((_, signal) => this.#import(files, signal));
    const next = this.#waiting;
    this.#waiting = [];
    if (next.length > 0) await this.add(next);
  }

  /** Takes a file out again, by its key, or a person, by an id, and everything follows. */
  async takeOut(what: number | string): Promise<void> {
    if (this.arrival.underWay) return;
    await this.#rewrite((store, signal) => {
      this.training.forget();
      return takeOut(store, what, { ...this.#shaping, signal });
    });
  }

  async addDemo(): Promise<void> {
    const { demoShop } = await import('../intake/demo.ts');
    if (!this.arrival.underWay) await this.add([(await demoShop(this.overrides.seed)).file]);
  }

  /** Changes settings and recomputes what depends on them, and nothing else. */
  async change(change: Partial<Settings>): Promise<void> {
    const before = this.settings;
    this.settings = checked({ ...before, ...change });
    try {
      await this.alter((database) => applyTo(database, this.settings, this.overrides));
    } catch (reason) {
      this.settings = before;
      this.tell(reason);
    }
  }

  /** Changes what the ledger reads beside the files, and everything that follows. */
  async alter(work: (database: Database) => Promise<readonly string[]>): Promise<void> {
    const store = await this.#opening;
    await this.figures.follow(store.reader, await alter(store, work, this.filled));
    this.figures.goOn(this.#opening);
  }

  /** Trains whatever is missing or stale. */
  async trainAll(): Promise<void> {
    await this.figures.train(this.#opening);
  }

  /** Leaves no byte of the shop on this machine, and starts empty. */
  async erase(): Promise<void> {
    this.training.forget();
    this.arrival.stop();
    const store = await this.settled;
    this.#leave();
    this.shops.forget();
    await store.close();
    const held = await eraseAll().catch((reason: unknown) => reason);
    await this.#anew();
    if (held) this.tell(held);
  }

  /** Leaves the present shop and goes on with another that is open already. */
  async use(next: Opening): Promise<void> {
    this.training.forget();
    const before = await this.settled;
    this.#leave();
    await before.close();
    this.#opening = Promise.resolve(next.store);
    await this.#take(next);
    this.tables.replacedAll();
  }

  async #open(): Promise<Store> {
    const opening = await openShop(() => this.shops.first(), this.overrides);
    await this.#take(opening);
    return opening.store;
  }

  async #anew(): Promise<void> {
    this.#opening = this.#open();
    await this.#opening;
    this.tables.replacedAll();
  }

  /** A database that ran out of memory may answer nothing any more: the shop is opened again as it is on disk. */
  async #recover(reason: unknown): Promise<void> {
    const store = await this.#opening;
    const ranOut = reason instanceof Problem && reason.code === 'query/out_of_memory';
    if (!ranOut || store.home.place !== 'disk') return;
    this.training.stop();
    this.#leave();
    await store.close();
    await this.#anew();
  }

  #leave(): void {
    this.home = null;
    this.figures.filled = false;
    this.#store = null;
  }

  async #take({ store, settings, rebuilt, problem }: Opening): Promise<void> {
    this.problems = problem ? [problem] : [];
    this.settings = settings;
    this.#store = store;
    await this.figures.follow(store.reader, rebuilt);
    this.home = store.home;
    this.figures.goOn(this.#opening);
  }

  get #shaping() {
    return { settings: this.settings, overrides: this.overrides };
  }

  /** Runs work that changes what is in the shop; it answers which tables it replaced. */
  async #rewrite(work: (store: Store, signal: AbortSignal) => Promise<readonly string[]>): Promise<void> {
    const signal = this.arrival.begin();
    this.problems = this.remarks = [];
    try {
      const store = await this.#opening;
      const replaced = await work(store, signal);
      if (replaced.length === 0) return;
      await this.figures.follow(store.reader, replaced);
      this.figures.goOn(this.#opening);
    } catch (reason) {
      await this.#recover(reason);
      this.tell(reason);
    } finally {
      this.arrival.end();
    }
  }

  async #import(files: readonly File[], signal: AbortSignal): Promise<readonly string[]> {
    const saved = await Promise.all(files.map(isShopFile));
    for (const file of files.filter((_, index) => saved[index])) await this.shops.receive(file);
    const tables = files.filter((_, index) => !saved[index]);
    if (tables.length === 0) return [];
    const opened = await this.#opening;
    const { problems, remarks, replaced } = await importInto(opened, this.arrival, {
      files: tables,
      signal,
      ...this.#shaping,
    });
    this.problems = problems;
    this.remarks = remarks;
    if (replaced.length > 0) {
      this.training.stop();
      void navigator.storage?.persist?.();
    }
    return replaced;
  }

  readonly tell = (reason: unknown): void => {
    if (!isCancelled(reason)) this.problems = [asProblem(reason)];
  };
}
