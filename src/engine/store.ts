import { asProblem, Problem } from '../problem.ts';
import { Gate } from './gate.ts';
import { timed } from './timed.ts';
import { openDuckDb, type Opened } from './boot.ts';
import { spreadsheetSafe } from './csv.ts';
import type { Database, Value } from './database.ts';

const FILE = 'keepsight.duckdb';
const LOG = `${FILE}.wal`;
const LOCK = 'keepsight-shop';
/** A page that is being reloaded holds its lock and its file a moment longer. */
const PATIENCE_MS = 2000;

/** Where the shop lives: on this disk (OPFS), or in memory, and then why. */
export type Home = { readonly place: 'disk' } | { readonly place: 'memory'; readonly why: Problem };

/** The shop's own database: one writer at a time, and after every write what is on disk is whole. */
export class Store {
  readonly home: Home;
  readonly reader: Database;
  readonly #opened: Opened;
  readonly #release: () => void;
  readonly #gate = new Gate();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(opened: Opened, home: Home, release: () => void) {
    this.#opened = opened;
    this.reader = throughGate(opened.reader, this.#gate);
    this.home = home;
    this.#release = release;
  }

  /** Opens the shop on disk; in memory where another tab has it or the browser gives no such disk. */
  static async open(): Promise<Store> {
    const release = await holdLock();
    if (!release) return Store.inMemory(new Problem('storage/busy'));
    try {
      if (!navigator.storage?.getDirectory) throw new Problem('storage/unavailable');
      const opened = await patiently(openOnDisk);
      return new Store(opened, { place: 'disk' }, release);
    } catch (reason) {
      release();
      return Store.inMemory(asProblem(reason, 'storage/unavailable'));
    }
  }

  /** A shop that lasts as long as the tab. */
  static async inMemory(why: Problem): Promise<Store> {
    return new Store(await openDuckDb(':memory:'), { place: 'memory', why }, () => undefined);
  }

  /** All of `work` happens, or nothing of it. Writes wait for each other. */
  write<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#transaction(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** What a SELECT answers as a CSV: BOM, header, comma, dot, UTF-8; its text is safe to open in a spreadsheet. */
  csv(select: string, values: readonly Value[] = []): Promise<Blob> {
    return this.#gate.shared(() => this.#csv(select, values));
  }

  async #csv(select: string, values: readonly Value[]): Promise<Blob> {
    const { reader, duckdb } = this.#opened;
    const file = `${crypto.randomUUID()}.csv`;
    await reader.rows(`CREATE OR REPLACE TEMP TABLE asked AS ${select}`, values);
    await duckdb.registerEmptyFileBuffer(file);
    try {
      await reader.rows(`COPY (${await spreadsheetSafe(reader, 'asked')}) TO '${file}' (FORMAT csv, HEADER true)`);
      return new Blob(['\uFEFF', new Uint8Array(await duckdb.copyFileToBuffer(file))], { type: 'text/csv' });
    } finally {
      await duckdb.dropFile(file);
      await reader.rows('DROP TABLE IF EXISTS asked');
    }
  }

  /** Leaves no byte of the shop on this machine. The store is closed afterwards. */
  async erase(): Promise<void> {
    await this.close();
    const root = await navigator.storage?.getDirectory?.();
    if (root) for await (const name of root.keys()) await patiently(() => root.removeEntry(name, { recursive: true }));
    for (const { name } of (await indexedDB.databases?.()) ?? []) if (name) indexedDB.deleteDatabase(name);
    localStorage.clear();
    sessionStorage.clear();
  }

  /** Waits for what is being written; a worker that is ended in mid-write would hold its files a while longer. */
  async close(): Promise<void> {
    await this.#last;
    await this.#opened.duckdb.terminate();
    this.#release();
  }

  async #transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const { writer } = this.#opened;
    await writer.rows('BEGIN TRANSACTION');
    try {
      const result = await work(writer);
      await timed('commit', () => this.#gate.alone(() => this.#commit()));
      return result;
    } catch (reason) {
      await writer.rows('ROLLBACK').catch(() => undefined);
      throw reason;
    }
  }

  async #commit(): Promise<void> {
    await this.#opened.writer.rows('COMMIT');
    if (this.home.place === 'disk') await patiently(() => foldIn(this.#opened));
  }
}

/** The same database, read only while nobody folds in. */
function throughGate(reader: Database, gate: Gate): Database {
  return {
    rows: (sql, values, signal) => gate.shared(() => reader.rows(sql, values, signal)),
    columns: (table) => gate.shared(() => reader.columns(table)),
    replace: (table, content) => gate.shared(() => reader.replace(table, content)),
    attach: (name, file) => reader.attach(name, file),
    detach: (name) => reader.detach(name),
  };
}

/** Holds the shop's lock until the answer is called; null when another tab keeps it. */
async function holdLock(): Promise<(() => void) | null> {
  if (!navigator.locks) return () => undefined;
  return new Promise((resolve) => {
    const hold = () => new Promise<void>((release) => resolve(release));
    const signal = AbortSignal.timeout(PATIENCE_MS);
    navigator.locks.request(LOCK, { signal }, hold).catch(() => resolve(null));
  });
}

/** Opens the shop's file. What a killed page had committed but not folded in is replayed from the log and folded in. */
async function openOnDisk(): Promise<Opened> {
  const known = (await sizeOf(FILE)) > 0;
  const opened = await openDuckDb(`opfs://${FILE}`);
  try {
    await opened.writer.rows('CHECKPOINT');
    // An empty log that was looked at on opening stays open for reading only.
    if (known) await renewLog(opened);
    return opened;
  } catch (reason) {
    await opened.duckdb.terminate();
    throw reason;
  }
}

/**
 * Folds the log into the file and empties it. DuckDB-WASM never shortens its log, and one that still holds an earlier
 * commit would be replayed over a later one on the next opening.
 */
async function foldIn(opened: Opened): Promise<void> {
  await opened.writer.rows('CHECKPOINT');
  if ((await sizeOf(LOG)) > 0) await renewLog(opened);
}

async function renewLog({ duckdb }: Opened): Promise<void> {
  await duckdb.dropFile(`opfs://${LOG}`);
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(LOG);
  await duckdb.registerOPFSFileName(`opfs://${LOG}`);
}

/** Size in bytes of a file in OPFS, 0 where there is none. */
async function sizeOf(name: string): Promise<number> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(name).catch(() => null);
  return handle ? (await handle.getFile()).size : 0;
}

/** Tries again for a moment: another page may still be letting go, or a reader may still be reading. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (performance.now() > until) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
