import type { Database } from '../engine/database.ts';
import { columnsOf, kinds, tableOf } from './kind.ts';
import { createLines, linesTable, linesView } from './lines.ts';

const tables = {
  sources: `source_key INTEGER, file VARCHAR, kind VARCHAR, source VARCHAR, lines INTEGER, loaded INTEGER,
    rejected INTEGER, blank INTEGER, bytes DOUBLE, hash VARCHAR, encoding VARCHAR, delimiter VARCHAR,
    date_format VARCHAR, decimal VARCHAR, all_utc BOOLEAN, loaded_at TIMESTAMP, mapping VARCHAR`,
  rejects: `source_key INTEGER, file VARCHAR, line INTEGER, "column" VARCHAR, value VARCHAR, reason VARCHAR`,
  incoming_changes: 'source_key INTEGER, rule VARCHAR, rows INTEGER, amount DOUBLE',
  pseudonyms: 'key VARCHAR',
  mappings: 'headers_hash VARCHAR, mapping VARCHAR, saved_at TIMESTAMP',
};

/** The tables that files other than orders are read into: what their rows say, column by column. */
const rowTables: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  kinds.map((kind) => [tableOf(kind), columnsOf(kind)]),
);

/** Every table that intake writes: their rows name the file they came from. */
export const intakeTables: readonly string[] = [
  'sources',
  'rejects',
  'incoming_changes',
  linesTable,
  ...Object.keys(rowTables),
];

/** What the stages after intake read. */
export const incoming: readonly string[] = [...intakeTables, linesView];

/** Creates the tables that intake writes, empty, where they do not exist; those of an earlier version grow. */
export async function createIncoming(db: Database): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await db.rows(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`);
  }
  await createLines(db);
  for (const [name, columns] of Object.entries(rowTables)) {
    const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
    await db.rows(`CREATE TABLE IF NOT EXISTS ${name} (${typed.join(', ')})`);
    await addColumns(db, name, columns);
  }
}

async function addColumns(db: Database, table: string, columns: Readonly<Record<string, string>>): Promise<void> {
  const sql = 'SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $1';
  const known = new Set((await db.rows<{ name: string }>(sql, [table])).map(({ name }) => name));
  for (const [name, type] of Object.entries(columns)) {
    if (!known.has(name)) await db.rows(`ALTER TABLE ${table} ADD COLUMN ${name} ${type}`);
  }
}
