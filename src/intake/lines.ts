import type { Database } from '../engine/database.ts';

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

export type LineColumn = keyof typeof lineColumns;

/** Where lines are kept: only the columns that some file of the shop has. */
export const linesTable = 'read_lines';
/** The same with every column: the database folds away what is asked of a column that no file has. */
export const linesView = 'incoming_lines';

const always: readonly LineColumn[] = ['source_key', 'line', 'written_at', 'has_time'];

async function columnsKept(db: Database): Promise<Set<string>> {
  const sql = 'SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $1';
  return new Set((await db.rows<{ name: string }>(sql, [linesTable])).map(({ name }) => name));
}

async function showLines(db: Database, kept: ReadonlySet<string>): Promise<void> {
  const columns = Object.entries(lineColumns).map(([name, type]) =>
    kept.has(name) ? name : `NULL::${type} AS ${name}`,
  );
  await db.rows(`CREATE OR REPLACE VIEW ${linesView} AS SELECT ${columns.join(', ')} FROM ${linesTable}`);
}

/** Creates the empty table of lines and the view of it where there is none; that of an earlier version moves. */
export async function createLines(db: Database): Promise<void> {
  const [old] = await db.rows('SELECT 1 AS found FROM duckdb_tables() WHERE table_name = $1', [linesView]);
  if (old) await db.rows(`ALTER TABLE ${linesView} RENAME TO ${linesTable}`);
  const columns = always.map((name) => `${name} ${lineColumns[name]}`);
  await db.rows(`CREATE TABLE IF NOT EXISTS ${linesTable} (${columns.join(', ')})`);
  await showLines(db, await columnsKept(db));
}

/** Makes room for columns in the table of lines. */
export async function widenLines(db: Database, columns: readonly LineColumn[]): Promise<void> {
  const kept = await columnsKept(db);
  const missing = columns.filter((name) => !kept.has(name));
  if (missing.length === 0) return;
  for (const name of missing) await db.rows(`ALTER TABLE ${linesTable} ADD COLUMN ${name} ${lineColumns[name]}`);
  await showLines(db, new Set([...kept, ...missing]));
}
