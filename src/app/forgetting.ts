import { type Database, quoted } from '../engine/database.ts';
import { create } from '../engine/layer.ts';
import { pseudonymOf } from '../intake/pseudonyms.ts';
import { linesTable, linesView } from '../intake/lines.ts';
import { incoming } from '../intake/tables.ts';
import { hersOf, namesOne } from '../views/whose.ts';
import { layers } from './pipeline.ts';

/**
 * One person leaves the shop: the rows that name them in every table that files were read into. What stays is how many
 * rows went, when and from which file, and marks by which the same person, and what a file that knows no better tells of
 * her orders, is left out of a later file. A mark is a salted double SHA-256 of an id: nobody reads an id from it, though
 * who holds the shop can test whether one is marked.
 */

/** Tables of what was deleted; they outlive the files. */
export const forgettingTables = {
  deleted: 'source_key INTEGER, lines INTEGER, deleted_on DATE',
  deleted_marks: 'mark VARCHAR PRIMARY KEY',
  deleted_order_marks: 'mark VARCHAR PRIMARY KEY',
};

const ids = ['email', 'platform_customer_id', 'phone'] as const;

export async function createForgetting(database: Database): Promise<void> {
  for (const [name, columns] of Object.entries(forgettingTables))
    await database.rows(`CREATE TABLE IF NOT EXISTS ${name} (${columns})`);
}

/**
 * Deletes the person known by an e-mail, a customer number or a phone, under all of her ids. Answers how many rows named
 * her.
 */
export async function forgetPerson(database: Database, id: string): Promise<number> {
  const written = id.includes('@') ? id.trim().toLowerCase() : id.trim();
  const asked = `SELECT unnest([$1, ${await pseudonymOf(database, '$1')}]) AS id`;
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE forgotten AS
     WITH RECURSIVE ${hersOf(asked)} SELECT DISTINCT id FROM hers`,
    [written],
  );
  await database.rows('CREATE OR REPLACE TEMP TABLE forgotten_numbers (order_id VARCHAR)');
  const rows = await deleteRows(database);
  await database.rows(`INSERT OR IGNORE INTO deleted_marks SELECT ${markOf(await salt(database))} FROM forgotten`);
  await dropWork(database);
  return rows;
}

/** Leaves people who were deleted before out of files that have just been read. Answers how many rows named them. */
export async function leaveOutForgotten(database: Database): Promise<number> {
  const [some] = await database.rows('SELECT 1 AS found FROM deleted_marks LIMIT 1');
  if (!some) return 0;
  const told = layers.find(({ name }) => name === 'told_orders');
  if (told) await create(database, told);
  const mark = markOf(await salt(database));
  const marked = (tables: Iterable<[string, string[]]>, marks: string): string => {
    const named = [...tables].flatMap(([table, columns]) =>
      columns.map((column) => `SELECT ${column} AS id FROM ${quoted(table)} WHERE ${column} IS NOT NULL`),
    );
    return `SELECT id FROM (${named.join(' UNION ')}) WHERE ${mark} IN (FROM ${marks})`;
  };
  const people = await tablesWith(database, ids);
  const orders = await tablesWith(database, ['order_id']);
  orders.delete(linesView);
  await database.rows(`CREATE OR REPLACE TEMP TABLE forgotten AS ${marked(people, 'deleted_marks')}`);
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE forgotten_numbers AS
     SELECT id AS order_id FROM (${marked(orders, 'deleted_order_marks')})`,
  );
  const rows = await deleteRows(database);
  await dropWork(database);
  return rows;
}

/**
 * Deletes the rows that name an id of `forgotten`, or an order that was hers (`forgotten_numbers`: long ago) and is
 * nobody's, and counts them by file.
 */
async function deleteRows(database: Database): Promise<number> {
  await findWords(database);
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE forgotten_orders AS
     WITH hers AS (
       SELECT DISTINCT source_key, order_id FROM incoming_lines WHERE (${namesHer(ids)}) AND order_id IS NOT NULL
     )
     FROM hers
     UNION SELECT source_key, order_id FROM told_orders
       WHERE is_merged AND document IN (SELECT document FROM told_orders JOIN hers USING (source_key, order_id))`,
  );
  const inOrder = `EXISTS (SELECT 1 FROM forgotten_orders AS hers
    WHERE hers.source_key = incoming_lines.source_key AND hers.order_id = incoming_lines.order_id)`;
  let rows = await deleteFrom(
    database,
    linesTable,
    `(source_key, line) IN (SELECT (source_key, line) FROM ${linesView} WHERE ${namesHer(ids)} OR ${inOrder})`,
  );
  const ordersGone = `order_id IN (SELECT order_id FROM forgotten_orders UNION FROM forgotten_numbers)
    AND order_id NOT IN (SELECT order_id FROM incoming_lines WHERE order_id IS NOT NULL)`;
  for (const [table, columns] of await tablesWith(database, [...ids, 'order_id'])) {
    if (table === linesView) continue;
    const parts = [...(columns.includes('order_id') ? [ordersGone] : []), namesHer(columns)].filter(Boolean);
    rows += await deleteFrom(database, table, parts.join(' OR '));
  }
  await database.rows(
    `UPDATE rejects SET value = '' WHERE EXISTS (SELECT 1 FROM forgotten_words WHERE ${standsIn('value')})`,
  );
  await database.rows(
    `DELETE FROM notes WHERE customer_id IN (SELECT id FROM forgotten)
     OR EXISTS (SELECT 1 FROM forgotten_words WHERE ${standsIn('text')} AND (word LIKE '%@%' OR word LIKE '% %'))`,
  );
  for (const [table, column] of decisions)
    await database.rows(`DELETE FROM ${table} WHERE ${column} IN (SELECT id FROM forgotten)`);
  await database.rows(
    `INSERT OR IGNORE INTO deleted_order_marks
     SELECT DISTINCT ${markOf(await salt(database))} FROM (SELECT order_id AS id FROM forgotten_orders)`,
  );
  return rows;
}

const decisions = [
  ['person_links', 'customer_id'],
  ['person_links', 'person_id'],
  ['person_refusals', 'customer_id'],
  ['person_refusals', 'other_id'],
  ['set_aside', 'customer_id'],
] as const;

/** What may stand of the person in a cell that could not be read: ids and names, in lower case. */
async function findWords(database: Database): Promise<void> {
  await database.rows(
    `CREATE OR REPLACE TEMP TABLE forgotten_words AS
     SELECT lower(id) AS word FROM forgotten
     UNION SELECT lower(customer_name) FROM incoming_lines WHERE (${namesHer(ids)}) AND length(customer_name) > 1
     UNION SELECT lower(customer_name) FROM incoming_customers WHERE (${namesHer(ids)}) AND length(customer_name) > 1`,
  );
}

/**
 * SQL: `word` stands in a text as a word of its own, no part of a longer name, number, date or address. Scripts without
 * spaces between words have no bounds.
 */
function standsIn(text: string): string {
  const letters = String.raw`\p{Latin}\p{Greek}\p{Cyrillic}`;
  const inside = String.raw`${letters}\p{N}_`;
  const bounded = (joint: string, beyond: string): string =>
    `'(^|[^${inside}${joint}]|(^|[^${beyond}])[${joint}])' || regexp_escape(word) || '($|[^${inside}${joint}]|[${joint}]($|[^${beyond}]))'`;
  return `contains(lower(${text}), word) AND regexp_matches(lower(${text}), CASE
    WHEN regexp_full_match(word, '[0-9]+') THEN ${bounded('.,:/-', String.raw`\p{N}`)}
    WHEN contains(word, '@') THEN ${bounded('.+-', inside)}
    ELSE '(^|[^${inside}])' || regexp_escape(word) || '($|[^${inside}])' END)`;
}

const namesHer = (columns: readonly string[]): string => namesOne(columns, 'forgotten');

async function deleteFrom(database: Database, table: string, condition: string): Promise<number> {
  await database.rows(
    `INSERT INTO deleted SELECT source_key, count(*), get_current_timestamp()::TIMESTAMP::DATE
     FROM ${quoted(table)} WHERE ${condition} GROUP BY source_key`,
  );
  const [gone] = await database.rows<{ Count: number }>(`DELETE FROM ${quoted(table)} WHERE ${condition}`);
  return gone?.Count ?? 0;
}

/** The tables of rows that have one of these columns, with those they have. */
async function tablesWith(database: Database, wanted: readonly string[]): Promise<Map<string, string[]>> {
  const found = await database.rows<{ name: string; column: string }>(
    'SELECT table_name AS name, column_name AS column FROM duckdb_columns() WHERE NOT internal ORDER BY ALL',
  );
  const tables = new Map<string, string[]>();
  for (const { name, column } of found)
    if (name.startsWith('incoming_') && incoming.includes(name) && wanted.includes(column))
      tables.set(name, [...(tables.get(name) ?? []), column]);
  return tables;
}

/** SQL of the mark of `id`; the salt is ours, in hexadecimal. */
const markOf = (salt: string): string => `sha256('${salt}' || sha256('${salt}' || id))`;

async function salt(database: Database): Promise<string> {
  const fresh = [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0'));
  await database.rows(`INSERT OR IGNORE INTO shop_state VALUES ('deletion_salt', $1)`, [fresh.join('')]);
  const [row] = await database.rows<{ value: string }>(`SELECT value FROM shop_state WHERE key = 'deletion_salt'`);
  return row?.value ?? '';
}

async function dropWork(database: Database): Promise<void> {
  for (const table of ['forgotten', 'forgotten_numbers', 'forgotten_orders', 'forgotten_words'])
    await database.rows(`DROP TABLE IF EXISTS ${table}`);
}
