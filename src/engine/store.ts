import { asProblem, Problem } from '../problem.ts';
import { spreadsheetSafe } from './csv.ts';
import type { Database, Value } from './database.ts';
import type { Pieces } from './disk.ts';
import { Gate } from './gate.ts';
import { foldIn, openFile, type OpenFile } from './log.ts';
import { patiently } from './patience.ts';
import { announce, holdLock, whileLocked } from './tabs.ts';
import { timed } from './timed.ts';

const MEMORY_FILE = 'memory.duckdb';

/**
 * Where the shop lives: on this disk (OPFS); in memory and sealed on disk; in memory only, and then why; or this is a
 * copy in memory, to be read, of a shop that another tab keeps.
 */
export type Home =
  | { readonly place: 'disk' }
  | { readonly place: 'sealed' }
  | { readonly place: 'memory'; readonly why: Problem }
  | { readonly place: 'copy' };

/** What else happens around a write. */
interface Watch {
  /** Before the commit; what it throws undoes the write. */
  check?(database: Database): Promise<void>;
  /** After the commit. */
  written?(): void;
}

/** The shop's own database: one writer at a time, and after every write what is on disk is whole. */
export class Store {
  readonly home: Home;
  readonly reader: Database;
  watch: Watch = {};
  readonly #opened: OpenFile;
  readonly #release: () => void;
  readonly #gate = new Gate();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(opened: OpenFile, home: Home, release: () => void) {
    this.#opened = opened;
    this.reader = throughGate(opened.reader, this.#gate);
    this.home = home;
    this.#release = release;
  }

  /** Opens a database on disk. Throws `storage/busy` where another tab has it, `storage/unavailable` without a disk. */
  static async onDisk(file: string): Promise<Store> {
    const release = await holdLock(lockOf(file));
    if (!release) throw new Problem('storage/busy');
    try {
      if (!navigator.storage?.getDirectory) throw new Problem('storage/unavailable');
      const opened = await patiently(() => whileLocked(pagesOf(file), 'exclusive', () => openFile(file)));
      return new Store(opened, { place: 'disk' }, release);
    } catch (reason) {
      release();
      throw asProblem(reason, 'storage/unavailable');
    }
  }

  /** A shop that lasts as long as the tab. */
  static async inMemory(why: Problem, content: readonly Uint8Array[] = []): Promise<Store> {
    return new Store(await openFile(MEMORY_FILE, content), { place: 'memory', why }, () => undefined);
  }

  /** What another tab keeps, as it is now. */
  static async copy(content: readonly Uint8Array[]): Promise<Store> {
    return new Store(await openFile(MEMORY_FILE, content), { place: 'copy' }, () => undefined);
  }

  /** A shop that works in memory only and whose owner keeps it elsewhere, sealed; one tab at a time. */
  static async sealed(name: string, content: readonly Uint8Array[]): Promise<Store> {
    const release = await holdLock(lockOf(name));
    if (!release) throw new Problem('storage/busy');
    try {
      return new Store(await openFile(MEMORY_FILE, content), { place: 'sealed' }, release);
    } catch (reason) {
      release();
      throw reason;
    }
  }

  /** All of `work` happens, or nothing of it. Writes wait for each other. */
  write<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transaction(work));
  }

  /** Does work and undoes it, whatever becomes of it. */
  rehearse(work: (database: Database) => Promise<void>): Promise<void> {
    const { writer } = this.#opened;
    return this.#inTurn(async () => {
      await writer.rows('BEGIN TRANSACTION');
      await work(writer).catch(() => undefined);
      await writer.rows('ROLLBACK');
    });
  }

  /** Hands out the bytes of the database as it is now: an ordinary DuckDB file. On disk, writes wait until then. */
  async snapshot<T>(use: (pieces: Pieces) => Promise<T>): Promise<T> {
    const { disk, file } = this.#opened;
    if (this.home.place === 'disk') return this.#quietly(async () => use(await disk.read(file)));
    return use(await this.#quietly(() => disk.read(file)));
  }

  /** While nobody writes or reads. */
  #quietly<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#gate.alone(work));
  }

  /** After everything that was asked for before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
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
      await this.watch.check?.(writer);
      await timed('commit', () => this.#gate.alone(() => this.#commit()));
      this.watch.written?.();
      return result;
    } catch (reason) {
      await writer.rows('ROLLBACK').catch(() => undefined);
      throw reason;
    }
  }

  async #commit(): Promise<void> {
    const work = async (): Promise<void> => {
      await this.#opened.writer.rows('COMMIT');
      await foldIn(this.#opened);
    };
    if (this.home.place !== 'disk') return work();
    await whileLocked(pagesOf(this.#opened.file), 'exclusive', work);
    announce(lockOf(this.#opened.file));
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

/** The name of the lock that keeps a database to one tab; that tab announces its changes under it. */
export const lockOf = (file: string): string => `keepsight ${file}`;

/** The name of the lock that is held while the pages of a database are written, and shared while they are copied. */
const pagesOf = (file: string): string => `${lockOf(file)} pages`;

/** Reads a file that another tab keeps, while that one does not write. */
export const betweenWrites = <T>(file: string, read: () => Promise<T>): Promise<T> =>
  whileLocked(pagesOf(file), 'shared', read);
