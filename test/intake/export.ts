import type { Database, Row } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { importFacts, one } from '../sql/shop.ts';

export type Rows = readonly Readonly<Record<string, string>>[];

/** Empties the shop and reads one export, whose rows are by the names of their columns. */
export async function readExport(database: Database, rows: Rows): Promise<void> {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = lines.map((line) => `${line.map(cell).join(',')}\n`).join('');
  await importFacts(database, [new File([text], 'export.csv')]);
}

export const buyersOf = (database: Database) =>
  database.rows<{ order_id: string; customer_id: string | null }>(
    'SELECT order_id, customer_id FROM orders ORDER BY order_id',
  );

/** What the shop came to. */
export const sumsOf = (database: Database): Promise<Row> =>
  one(
    database,
    `SELECT count(*)::INTEGER AS orders, sum(goods) FILTER (is_purchase OR status = 'return')::DOUBLE AS goods,
      sum(refunded)::DOUBLE AS refunded, sum(amount) FILTER (is_purchase)::DOUBLE AS paid,
      (SELECT sum(amount) FILTER (is_purchase OR status = 'return')::DOUBLE FROM order_lines) AS lines,
      (SELECT string_agg(customer_id, ' ' ORDER BY customer_id) FROM customers) AS customers,
      (SELECT sum(rejected)::INTEGER FROM sources) AS rejected
     FROM orders`,
  );
