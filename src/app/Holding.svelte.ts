import type { Database } from '../engine/database.ts';
import type { Home, Store } from '../engine/store.ts';
import { Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import type { Figures } from './Figures.svelte.ts';
import { type Opening, openShop } from './opening.ts';
import type { Overrides } from './overrides.ts';
import { defaultSettings } from './settings.ts';
import { WarmUp } from './warmUp.ts';

/** What the database that is held belongs to. */
interface Owner {
  readonly overrides: Overrides;
  readonly figures: Figures;
  /** Opens the shop that the page starts with. */
  first(): Promise<Store>;
  /** Told why a stored shop could not be brought up, or null where it could. */
  opened(problem: Problem | null): void;
}

/** The database that is open, exchanged for another as a whole: what it holds, where it lives, its settings. */
export class Holding {
  /** Null until the stored shop is back or known to be absent. */
  home = $state.raw<Home | null>(null);
  settings = $state.raw<Settings>(defaultSettings);
  opening: Promise<Store>;
  readonly warmUp = new WarmUp();
  #store = $state.raw<Store | null>(null);
  readonly #owner: Owner;

  constructor(owner: Owner) {
    this.#owner = owner;
    this.opening = this.#open();
  }

  get reader(): Database | null {
    return this.#store?.reader ?? null;
  }

  /** The store, once every table follows from the facts. */
  get settled(): Promise<Store> {
    return this.#owner.figures.finished.then(() => this.opening);
  }

  /** Leaves the present database and goes on with another that is open already. */
  async use(next: Opening): Promise<void> {
    this.warmUp.stop();
    const before = await this.settled;
    this.#leave();
    await before.close();
    this.opening = Promise.resolve(next.store);
    this.#owner.figures.tables.unbuilt = null;
    await this.#take(next);
    this.#owner.figures.tables.replacedAll();
  }

  /** Leaves the present database, lets something be done to its files, and opens what is there then. */
  async reopen(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    this.warmUp.stop();
    const before = await this.opening;
    this.#leave();
    await before.close();
    await meanwhile();
    this.opening = this.#open();
    await this.opening;
    this.#owner.figures.tables.replacedAll();
  }

  /** A database that ran out of memory may answer nothing any more: the shop is opened again as it is on disk. */
  async recover(reason: unknown): Promise<void> {
    const ranOut = reason instanceof Problem && ['query/out_of_memory', 'shop/unfinished'].includes(reason.code);
    if (!ranOut || this.home?.place !== 'disk') return;
    this.#owner.figures.training.stop();
    await this.reopen();
  }

  async #open(): Promise<Store> {
    const opening = await openShop(() => this.#owner.first(), this.#owner.overrides);
    await this.#take(opening);
    return opening.store;
  }

  #leave(): void {
    this.home = null;
    this.#owner.figures.filled = false;
    this.#store = null;
  }

  async #take({ store, settings, rebuilt, problem }: Opening): Promise<void> {
    const { figures } = this.#owner;
    this.#owner.opened(problem);
    this.settings = settings;
    this.#store = store;
    await figures.follow(store.reader, rebuilt);
    this.home = store.home;
    figures.goOn(this.opening);
    if (!figures.filled && store.home.place !== 'copy') this.warmUp.begin(store);
  }
}
