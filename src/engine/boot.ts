import { AsyncDuckDB, type AsyncDuckDBConnection, DuckDBAccessMode, VoidLogger } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { type RecordBatch, Table } from 'apache-arrow';
import beforeDuckDb from './beforeDuckDb.js?raw';
import { startWorker } from './blob.ts';
import { type Disk, memoryDisk, opfs } from './disk.ts';
import { type Connection, Duck, type Files } from './duck.ts';
import inMemory from './memoryDisk.js?raw';
import { connectionSettings, openSettings } from './settings.ts';

export interface Opened {
  readonly duckdb: AsyncDuckDB;
  readonly disk: Disk;
  /** Reads for the screens; sees only what is committed. */
  readonly reader: Duck;
  /** Imports, layers and models write here, inside a transaction. */
  readonly writer: Duck;
}

/**
 * Starts DuckDB in a worker of its own and opens the database `file`: on disk (OPFS), or in the worker's memory, where
 * `content` is what stands in the file at first; an empty list is a new database.
 */
export async function openDuckDb(file: string, content?: readonly Uint8Array[]): Promise<Opened> {
  const worker = startWorker(workerUrl, 'classic', content ? `${inMemory}\n${beforeDuckDb}` : beforeDuckDb);
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    const disk = content ? await filled(worker, file, content) : opfs;
    await duckdb.instantiate(new URL(wasmUrl, location.href).href);
    await duckdb.open({ path: `opfs://${file}`, accessMode: DuckDBAccessMode.READ_WRITE, ...openSettings });
    const files = filesOf(duckdb);
    const reader = new Duck(connectionOf(await duckdb.connect()), files);
    const writer = new Duck(connectionOf(await duckdb.connect()), files);
    for (const setting of connectionSettings(new URL('./', location.href).href)) await writer.rows(setting);
    return { duckdb, disk, reader, writer };
  } catch (reason) {
    await duckdb.terminate();
    throw reason;
  }
}

async function filled(worker: Worker, file: string, content: readonly Uint8Array[]): Promise<Disk> {
  const disk = memoryDisk(worker);
  if (content.length > 0) await disk.put(file, content);
  return disk;
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
