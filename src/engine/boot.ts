import { AsyncDuckDB, type AsyncDuckDBConnection, DuckDBAccessMode, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { type RecordBatch, Table } from 'apache-arrow';
import { startWorker } from './blob.ts';
import { type Connection, Duck, type Files } from './duck.ts';
import { connectionSettings, openSettings } from './settings.ts';

export interface Opened {
  readonly duckdb: AsyncDuckDB;
  /** Reads for the screens; sees only what is committed. */
  readonly reader: Duck;
  /** Imports, layers and models write here, inside a transaction. */
  readonly writer: Duck;
}

/** Starts DuckDB in a worker of its own and opens a database: `opfs://<name>`, or `:memory:`. */
export async function openDuckDb(path: string): Promise<Opened> {
  const duckdb = new AsyncDuckDB(new VoidLogger(), startWorker(workerUrl, 'classic'));
  try {
    await duckdb.instantiate(new URL(wasmUrl, location.href).href);
    await duckdb.open({ path, accessMode: DuckDBAccessMode.READ_WRITE, ...openSettings });
    const files = filesOf(duckdb);
    const reader = new Duck(connectionOf(await duckdb.connect()), files);
    const writer = new Duck(connectionOf(await duckdb.connect()), files);
    for (const setting of connectionSettings(new URL('./', location.href).href)) await writer.rows(setting);
    return { duckdb, reader, writer };
  } catch (reason) {
    await duckdb.terminate();
    throw reason;
  }
}

function connectionOf(connection: AsyncDuckDBConnection): Connection {
  return {
    async run(sql, signal) {
      const stop = () => void connection.cancelSent();
      signal?.addEventListener('abort', stop);
      try {
        const reader = await connection.send(sql, true);
        const batches: RecordBatch[] = [];
        for await (const batch of reader) batches.push(batch);
        return new Table(reader.schema, batches);
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    prepare: (sql) => connection.prepare(sql),
    insertArrowFromIPCStream: (buffer, options) => connection.insertArrowFromIPCStream(buffer, options),
  };
}

function filesOf(duckdb: AsyncDuckDB): Files {
  return {
    async attach(name, file) {
      const bytes = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
      await duckdb.registerFileBuffer(name, bytes);
    },
    async detach(name) {
      await duckdb.dropFile(name);
    },
  };
}
