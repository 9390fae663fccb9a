import { type Table, tableToIPC } from 'apache-arrow';
import type { Column, Columns, SentColumns, Utf8 } from '../../workers/contract.ts';
import { asProblem, Problem } from '../problem.ts';
import { isText, lengthOf, toArrow, toColumns, toRows } from './arrow.ts';
import { type Database, quoted, type Row, type Value } from './database.ts';

type Awaitable<T> = T | Promise<T>;

/** What Keepsight uses of a DuckDB-WASM connection: the browser's is asynchronous, Node's is not. */
export interface Connection {
  /** Runs statements; stops soon after `signal` aborts. */
  run(sql: string, signal?: AbortSignal): Promise<Table>;
  prepare(sql: string): Awaitable<{ query(...values: Value[]): Awaitable<Table>; close(): Awaitable<void> }>;
  insertArrowFromIPCStream(buffer: Uint8Array, options: { name: string; create: boolean }): Awaitable<void>;
}

export interface Files {
  attach(name: string, file: File | Uint8Array<ArrayBuffer>): Promise<void>;
  detach(name: string): Promise<void>;
}

/** Rows inserted at a time, so that building the Arrow table never holds the main thread for long. */
const SLICE = 10_000;

/** A `Database` on one connection. Statements run one after the other, in the order they were asked. */
export class Duck implements Database {
  readonly #connection: Connection;
  readonly #files: Files;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection, files: Files) {
    this.#connection = connection;
    this.#files = files;
  }

  async rows<T extends Row>(sql: string, values: readonly Value[] = [], signal?: AbortSignal): Promise<T[]> {
    return toRows<T>(await this.#inTurn(sql, () => this.#run(sql, values, signal), signal));
  }

  async columns(table: string): Promise<Columns> {
    const sql = `FROM ${quoted(table)}`;
    return toColumns(await this.#inTurn(sql, () => this.#run(sql, [])));
  }

  async replace(table: string, content: string | SentColumns): Promise<void> {
    if (typeof content === 'string') await this.rows(`CREATE OR REPLACE TABLE ${quoted(table)} AS ${content}`);
    else await this.#replaceByColumns(table, content);
  }

  attach(name: string, file: File | Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#files.attach(name, file);
  }

  detach(name: string): Promise<void> {
    return this.#files.detach(name);
  }

  async #replaceByColumns(table: string, columns: SentColumns): Promise<void> {
    const [first] = Object.values(columns);
    const length = first ? lengthOf(first) : 0;
    const incoming = `${table} incoming`;
    const types = Object.entries(columns).map(([name, column]) => `${quoted(name)} ${sqlType(column)}`);
    await this.rows(`CREATE OR REPLACE TABLE ${quoted(incoming)} (${types.join(', ')})`);
    for (let from = 0; from < length; from += SLICE) {
      const slice = tableToIPC(toArrow(columns, from, from + SLICE), 'stream');
      await this.#inTurn(`INSERT INTO ${quoted(incoming)}`, async () =>
        this.#connection.insertArrowFromIPCStream(slice, { name: incoming, create: false }),
      );
    }
    const cells = Object.entries(columns).map(([name, column]) => {
      const cell = quoted(name);
      if (isText(column)) return `nullif(${cell}, '') AS ${cell}`;
      return column instanceof Int32Array ? cell : `CASE WHEN isnan(${cell}) THEN NULL ELSE ${cell} END AS ${cell}`;
    });
    await this.replace(table, `SELECT ${cells.join(', ')} FROM ${quoted(incoming)}`);
    await this.rows(`DROP TABLE ${quoted(incoming)}`);
  }

  #inTurn<T>(sql: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn.catch((reason: unknown) => {
      signal?.throwIfAborted();
      throw queryProblem(reason, sql);
    });
  }

  async #run(sql: string, values: readonly Value[], signal?: AbortSignal): Promise<Table> {
    if (values.length === 0) return this.#connection.run(sql, signal);
    const statement = await this.#connection.prepare(sql);
    try {
      return await statement.query(...values);
    } finally {
      await statement.close();
    }
  }
}

function sqlType(column: Column | Utf8): string {
  if (isText(column)) return 'VARCHAR';
  return column instanceof Int32Array ? 'INTEGER' : 'DOUBLE';
}

function queryProblem(reason: unknown, sql: string): Problem {
  const message = reason instanceof Error ? reason.message : String(reason);
  if (/could not allocate block|Out of Memory|memory access out of bounds/i.test(message)) {
    return new Problem('query/out_of_memory', { message, sql }, { cause: reason });
  }
  if (/QuotaExceeded|No space left|disk full/i.test(message)) {
    return new Problem('storage/full', { message, sql }, { cause: reason });
  }
  return reason instanceof Problem
    ? reason
    : new Problem('query/failed', { message, sql }, { cause: asProblem(reason) });
}
