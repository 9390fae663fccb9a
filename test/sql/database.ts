import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ConsoleLogger, createDuckDB, LogLevel, NODE_RUNTIME } from '@duckdb/duckdb-wasm/blocking';
import type { Database } from '../../src/engine/database.ts';
import { type Connection, Duck } from '../../src/engine/duck.ts';
import { connectionSettings, openSettings } from '../../src/engine/settings.ts';

const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));

/** The same DuckDB wasm that the page runs, in Node, in memory. */
export async function openDatabase(): Promise<Database> {
  const files = { mainModule: join(dist, 'duckdb-eh.wasm'), mainWorker: '' };
  const bundles = { mvp: files, eh: files };
  const duckdb = await createDuckDB(bundles, new ConsoleLogger(LogLevel.ERROR), NODE_RUNTIME);
  await duckdb.instantiate(() => undefined);
  duckdb.open({ path: ':memory:', ...openSettings });
  const connection = duckdb.connect();
  const adapter: Connection = {
    run: async (sql) => connection.query(sql),
    prepare: (sql) => connection.prepare(sql),
    insertArrowFromIPCStream: (buffer, options) => connection.insertArrowFromIPCStream(buffer, options),
  };
  const database = new Duck(adapter, {
    attach: async (name, file) => {
      const bytes = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
      duckdb.registerFileBuffer(name, bytes);
    },
    detach: async (name) => void duckdb.dropFile(name),
  });
  for (const setting of connectionSettings('http://localhost/')) await database.rows(setting);
  return database;
}
