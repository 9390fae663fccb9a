import type { Database } from '../engine/database.ts';
import { columnsOf, kinds, tableOf } from './kind.ts';

const money = 'DECIMAL(18,4)';

/** Columns of `incoming_lines`: what one line of an export can say, as far as the file says it. */
export const lineColumns = {
  source_key: 'INTEGER',
  line: 'INTEGER',
  order_id: 'VARCHAR',
  written_at: 'TIMESTAMP',
  offset_minutes: 'INTEGER',
  has_time: 'BOOLEAN',
  email: 'VARCHAR',
  platform_customer_id: 'VARCHAR',
  phone: 'VARCHAR',
  customer_name: 'VARCHAR',
  country: 'VARCHAR',
  consent: 'BOOLEAN',
  product_id: 'VARCHAR',
  product_name: 'VARCHAR',
  category: 'VARCHAR',
  quantity: 'DOUBLE',
  unit_price: money,
  line_total: money,
  line_subtotal: money,
  line_discount: money,
  line_shipping: money,
  line_tax: money,
  order_total: money,
  adjusted_total: money,
  order_subtotal: money,
  order_goods: money,
  order_discount: money,
  shipping: money,
  tax: money,
  refunded: money,
  status_word: 'VARCHAR',
  status_means: 'VARCHAR',
  cancelled_at: 'TIMESTAMP',
  is_test: 'BOOLEAN',
  currency: 'VARCHAR',
  items: `STRUCT(product_id VARCHAR, product_name VARCHAR, quantity DOUBLE, line_total ${money})[]`,
} as const;

const tables = {
  sources: `source_key INTEGER, file VARCHAR, kind VARCHAR, source VARCHAR, lines INTEGER, loaded INTEGER,
    rejected INTEGER, blank INTEGER, bytes DOUBLE, hash VARCHAR, encoding VARCHAR, delimiter VARCHAR,
    date_format VARCHAR, decimal VARCHAR, all_utc BOOLEAN, loaded_at TIMESTAMP, mapping VARCHAR`,
  rejects: `source_key INTEGER, file VARCHAR, line INTEGER, "column" VARCHAR, value VARCHAR, reason VARCHAR`,
  incoming_changes: 'source_key INTEGER, rule VARCHAR, rows INTEGER, amount DOUBLE',
  pseudonyms: 'key VARCHAR',
  mappings: 'headers_hash VARCHAR, mapping VARCHAR, saved_at TIMESTAMP',
};

/** The tables that files are read into: what their rows say, column by column. */
const rowTables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  incoming_lines: lineColumns,
  ...Object.fromEntries(kinds.map((kind) => [tableOf(kind), columnsOf(kind)])),
};

/** Every table that intake writes for the stages after it. */
export const intakeTables: readonly string[] = ['sources', 'rejects', 'incoming_changes', ...Object.keys(rowTables)];

/** Creates the tables that intake writes, empty, where they do not exist; those of an earlier version grow. */
export async function createIncoming(db: Database): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await db.rows(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`);
  }
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
