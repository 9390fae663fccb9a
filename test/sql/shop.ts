import { layers, outputs } from '../../src/app/pipeline.ts';
import { prepare, rebuildFacts, rebuildRest } from '../../src/app/prepare.ts';
import { readOverrides } from '../../src/app/overrides.ts';
import type { Database, Row, Value } from '../../src/engine/database.ts';
import { importFiles } from '../../src/intake/import.ts';
import { type LineColumn, lineColumns, linesTable, widenLines } from '../../src/intake/lines.ts';
import { openDatabase } from './database.ts';
import { unpack } from '../../src/intake/unpack/unpack.ts';

export { layers, outputs };
export type Line = Partial<Record<LineColumn, Value>>;

/** An empty shop on a database of its own; `search` is the query of the page. */
export async function emptyShop(search = ''): Promise<Database> {
  const database = await openDatabase();
  await prepare(database, readOverrides(search));
  await rebuildRest(database);
  return database;
}

/** Every table of ledger, marts and results, anew. */
export async function rebuild(database: Database): Promise<void> {
  await rebuildFacts(database);
  await rebuildRest(database);
}

/** Replaces everything in the shop by these lines of one file, and derives every table. */
export async function fill(
  database: Database,
  lines: readonly Line[],
  source: { source?: string; all_utc?: boolean } = {},
): Promise<void> {
  for (const table of [linesTable, 'sources', 'incoming_changes']) await database.rows(`DELETE FROM ${table}`);
  await database.rows(
    `INSERT INTO sources BY NAME SELECT 1 AS source_key, 'shop.csv' AS file, $1 AS source, $2 AS all_utc, 'h' AS hash`,
    [source.source ?? 'generic', source.all_utc ?? false],
  );
  await widenLines(database, Object.keys(lineColumns) as LineColumn[]);
  for (const [index, line] of lines.entries()) {
    const row: Line = { source_key: 1, line: index + 2, has_time: true, ...line };
    const names = Object.keys(row);
    await database.rows(
      `INSERT INTO ${linesTable} (${names.join(', ')}) VALUES (${names.map((name, at) => `$${at + 1}::${lineColumns[name as keyof Line]}`).join(', ')})`,
      Object.values(row),
    );
  }
  await rebuild(database);
}

/** Imports files as the page does and derives every table. */
export async function importAll(database: Database, files: readonly File[]): Promise<void> {
  await importFacts(database, files);
  await rebuildRest(database);
}

/** The same, without the tables that only models and a few panels read. */
export async function importFacts(database: Database, files: readonly File[]): Promise<void> {
  const { problems } = await importFiles(database, files, {
    signal: new AbortController().signal,
    report: () => undefined,
    unpack,
    ask: async ({ file }) => {
      throw new Error(`${file} should be read without asking`);
    },
  });
  if (problems[0]) throw problems[0];
  await rebuildFacts(database);
}

/** The first row of a query. */
export async function one<T extends Row>(database: Database, sql: string): Promise<T> {
  const [row] = await database.rows<T>(sql);
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}
