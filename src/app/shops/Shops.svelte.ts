import { writeOpfs } from '../../engine/disk.ts';
import { removeFile } from '../../engine/log.ts';
import { seal, type Secret, secretOf } from '../../engine/seal.ts';
import { Store } from '../../engine/store.ts';
import { Problem } from '../../problem.ts';
import type { Opening } from '../opening.ts';
import type { Overrides } from '../overrides.ts';
import { asBlob, askSecret, contentOf, isSealedFile } from './files.ts';
import { homeless, kept, opened, place, without } from './places.ts';
import { Neighbour } from './Neighbour.svelte.ts';
import { Passphrase } from './Passphrase.svelte.ts';
import { Sealing } from './Sealing.svelte.ts';
import * as shelves from './shelf.ts';
import { Shelved } from './Shelved.svelte.ts';
import { start } from './starting.ts';

type Entry = shelves.Entry;

/** The page's one open shop, as far as it can be exchanged for another. */
interface Holder {
  readonly overrides: Overrides;
  /** The store once nothing is being written. */
  readonly settled: Promise<Store>;
  /** Leaves the present shop and goes on with this one. */
  use(next: Opening): Promise<void>;
  /** What failed last. */
  problems: readonly Problem[];
  /** Tells what failed. */
  tell(reason: unknown): void;
}

/** The shops of this browser: which is open, which there are, how one comes and goes. */
export class Shops extends Shelved {
  sealing = $state.raw<Sealing | null>(null);
  /** The tab that keeps the present shop, where this one only shows it. */
  neighbour = $state.raw<Neighbour | null>(null);
  #secretOfCopy: Secret | null = null;
  readonly passphrase: Passphrase;
  readonly #holder: Holder;

  constructor(holder: Holder) {
    super();
    this.#holder = holder;
    this.passphrase = new Passphrase(holder);
  }

  /** Opens the shop that this tab had last, and asks for its passphrase where it has one. */
  async first(): Promise<Store> {
    if (this.#holder.overrides.session) return Store.inMemory(new Problem('storage/session'));
    const entry = shelves.wanted(await this.cleared());
    const { store, entry: current, secret } = await start(entry, this.passphrase.asker(true));
    this.current = current;
    if (current?.kept) await this.keepFor(current.kept.days);
    if (store.home.place === 'copy') {
      this.neighbour = new Neighbour(shelves.fileOf(entry));
      this.#secretOfCopy = secret;
    } else if (secret) this.sealing = new Sealing(store, shelves.fileOf(entry), secret, this.#holder.tell);
    return store;
  }

  /** Opens a saved shop: in place of the present one where that is empty, else beside it. Nothing changes if it fails. */
  async receive(file: File): Promise<void> {
    const present = await this.#holder.settled;
    const { overrides } = this.#holder;
    const empty = (await present.reader.rows('SELECT 1 AS found FROM sources LIMIT 1')).length === 0;
    if (present.home.place === 'memory' && !empty) throw new Problem('shop/one_in_memory', { file: file.name });
    const secret = (await isSealedFile(file)) ? await askSecret(file, file.name, this.passphrase.asker(false)) : null;
    const entry = { id: shelves.newId(), name: file.name.replace(/\.keepsight$/i, ''), sealed: secret !== null };
    const left = empty ? this.current : null;
    if (present.home.place === 'memory') {
      const content = await contentOf(file, file.name, secret);
      await this.#holder.use(await opened(() => Store.inMemory(homeless(present), content), overrides, file.name));
      return;
    }
    await this.#keep(entry, secret, await opened(() => place(entry, file, secret), overrides, file.name, entry), left);
  }

  /** The shop as one file: an ordinary DuckDB database, or that database sealed. */
  async saved(passphrase: string): Promise<Blob> {
    const store = await this.#holder.settled;
    const secret = passphrase ? await secretOf(passphrase) : this.#secret;
    return store.snapshot((pieces) => asBlob(secret ? seal(pieces, secret) : pieces));
  }

  /** Gives the present shop a passphrase: from now on it is on disk sealed only. */
  async seal(passphrase: string): Promise<void> {
    const { current } = this;
    if (!current || current.sealed) return;
    const store = await this.#holder.settled;
    const secret = await secretOf(passphrase);
    const entry = { ...current, sealed: true };
    await store.snapshot((pieces) => writeOpfs(shelves.fileOf(entry), seal(pieces, secret)));
    const written = await kept(entry);
    const content = await contentOf(written, entry.name, secret);
    const reopen = (): Promise<Store> => Store.sealed(shelves.fileOf(entry), content);
    const next = await opened(reopen, this.#holder.overrides, entry.name, entry);
    await this.#keep(entry, secret, next, current);
  }

  /** Changes the passphrase of the present shop. */
  async reseal(passphrase: string): Promise<void> {
    await this.#holder.settled;
    await this.sealing?.reseal(await secretOf(passphrase));
  }

  /** Takes the passphrase from the present shop: from now on it is on disk in the clear. */
  async unseal(): Promise<void> {
    const { current } = this;
    if (!current?.sealed) return;
    const store = await this.#holder.settled;
    const entry = { ...current, sealed: false };
    await store.snapshot((pieces) => writeOpfs(shelves.fileOf(entry), pieces));
    const reopen = (): Promise<Store> => Store.onDisk(shelves.fileOf(entry));
    await this.#keep(entry, null, await opened(reopen, this.#holder.overrides, entry.name, entry), current);
  }

  /** Adds an empty shop and goes there. */
  async create(name: string): Promise<void> {
    await this.#add({ id: shelves.newId(), name, sealed: false });
  }

  /** Copies the present shop, with its passphrase, and goes to the copy. */
  async duplicate(name: string): Promise<void> {
    const store = await this.#holder.settled;
    const secret = this.#secret;
    const entry = { id: shelves.newId(), name, sealed: secret !== undefined };
    await store.snapshot((pieces) => writeOpfs(shelves.fileOf(entry), secret ? seal(pieces, secret) : pieces));
    await this.#add(entry);
  }

  /** Removes the present shop from this computer and goes to another. */
  async remove(): Promise<void> {
    const gone = this.current;
    if (!gone) return;
    const store = await this.#holder.settled;
    const shelf = await shelves.changeShelf((shelf) => without(shelf, gone));
    this.sealing?.forget();
    await store.close();
    await removeFile(shelves.fileOf(gone));
    await this.go(shelf.shops[0]);
  }

  /** Leaves the present shop and starts the page again with another. */
  async go(entry: Entry | undefined): Promise<void> {
    await this.sealing?.end();
    if (entry) shelves.rememberInTab(entry);
    const query = new URLSearchParams(location.search);
    query.delete('session');
    history.replaceState(null, '', `${location.pathname}?${query}`.replace(/\?$/, ''));
    location.reload();
  }

  /** Ends what keeps the present shop sealed, as before erasing. */
  forget(): void {
    this.sealing?.forget();
    this.sealing = null;
    this.current = null;
  }

  /** The secret of the present shop, where it has a passphrase. */
  get #secret(): Secret | undefined {
    return this.sealing?.secret ?? this.#secretOfCopy ?? undefined;
  }

  /** Puts an opened shop on the shelf in place of `left`, and goes on with it. */
  async #keep(entry: Entry, secret: Secret | null, next: Opening, left: Entry | null): Promise<void> {
    const before = this.sealing;
    const sealing = secret ? new Sealing(next.store, shelves.fileOf(entry), secret, this.#holder.tell) : null;
    await sealing?.save();
    const shelf = await shelves.changeShelf((shelf) => {
      const { shops } = left ? without(shelf, left) : shelf;
      return { last: entry.id, shops: [...shops, entry] };
    });
    shelves.rememberInTab(entry);
    await before?.end();
    await this.#holder.use(next);
    this.entries = shelf.shops;
    this.current = entry;
    this.sealing = sealing;
    if (left) await removeFile(shelves.fileOf(left));
  }

  async #add(entry: Entry): Promise<void> {
    await shelves.changeShelf(({ shops }) => ({ last: entry.id, shops: [...shops, entry] }));
    await this.go(entry);
  }
}
