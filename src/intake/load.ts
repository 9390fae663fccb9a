import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';
import { account, type Lines } from './account.ts';
import { decideReadings } from './decide.ts';
import { kindNamed } from './kind.ts';
import { dropRows, loadRows } from './loadRows.ts';
import { linesTable, widenLines } from './lines.ts';
import { currencyOfSigns } from './money.ts';
import { AsLines, contradicted, quickReadings } from './quick.ts';
import { asText, cellName, rawTable } from './slices.ts';
import type { Mapping, Sample } from './source.ts';
import { type LoadOptions, orderOf, readFile, type Task } from './task.ts';
import { Typing } from './typed.ts';

/** Continuation lines of an order may leave its date to the first line. */
async function fillDates(db: Database, { columns }: Mapping): Promise<void> {
  if (columns.date === undefined || columns.order_id === undefined) return;
  const date = cellName(columns.date);
  const order = cellName(columns.order_id);
  const [blank] = await db.rows(`SELECT 1 AS found FROM ${rawTable} WHERE ${date} IS NULL LIMIT 1`);
  if (!blank) return;
  await db.rows(`UPDATE ${rawTable} SET ${date} = known.at
    FROM (SELECT ${order} AS id, min(${date}) AS at FROM ${rawTable} GROUP BY ALL) known
    WHERE ${date} IS NULL AND ${order} = known.id`);
}

/** Items may stand below the one row that names their order. */
async function fillOrders(db: Database, { columns, continues }: Mapping): Promise<void> {
  const product = [columns.product_name, columns.product_id].filter((column) => column !== undefined).map(cellName);
  if (!continues || columns.order_id === undefined || product.length === 0) return;
  const order = cellName(columns.order_id);
  await db.rows(`UPDATE ${rawTable} SET ${order} = above.id
    FROM (SELECT line, last_value(${order} IGNORE NULLS) OVER (ORDER BY line) AS id FROM ${rawTable}) above
    WHERE ${order} IS NULL AND coalesce(${product.join(', ')}) IS NOT NULL AND ${rawTable}.line = above.line`);
}

async function nextKey(db: Database): Promise<number> {
  const [next] = await db.rows<{ key: number }>(
    'SELECT (coalesce(max(source_key), 0) + 1)::INTEGER AS key FROM sources',
  );
  return next?.key ?? 1;
}

async function dropLines({ db, key }: Task): Promise<void> {
  await db.rows(`DELETE FROM ${linesTable} WHERE source_key IN (${key}, -${key})`);
}

/** Types the lines while they are read; undefined when the beginning of the file does not tell how the rest is read. */
async function loadQuickly(task: Task, mapping: Mapping): Promise<Lines | undefined> {
  const { db, sample, key, options } = task;
  const first = mapping.continues ? undefined : quickReadings(sample, mapping);
  if (!first) return undefined;
  const currency = currencyOfSigns(sample, mapping);
  const typing = new Typing(mapping, first, currency);
  await widenLines(db, typing.columns);
  const target = new AsLines(db, typing, key);
  const raw = await readFile(task, mapping, target);
  const clear = raw !== undefined && target.doubts === 0;
  if (clear) return { raw, mapping, readings: first, typing, loaded: await linesIn(task) };
  if (!raw || (await contradicted(db, key, mapping, first))) return dropLines(task).then(() => undefined);
  await fillDates(db, mapping);
  const readings = await decideReadings(db, sample, mapping, first.date.order);
  const again = new Typing(mapping, readings, currency);
  await widenLines(db, again.columns);
  await again.insertReadable(db, key, options.signal);
  return { raw, mapping, readings, typing: again, loaded: await linesIn(task) };
}

async function linesIn({ db, key }: Task): Promise<number> {
  const [lines] = await db.rows<{ loaded: number }>(
    `SELECT count(*)::INTEGER AS loaded FROM incoming_lines WHERE source_key = ${key}`,
  );
  return lines?.loaded ?? 0;
}

/** Reads all lines as text, and decides on whole columns what they say. */
async function loadCarefully(task: Task, guess: Mapping): Promise<Lines> {
  const { db, file, sample, key, options } = task;
  const raw = await readFile(task, guess, asText);
  if (!raw) throw new Problem('file/unreadable', { file: file.name });
  await fillOrders(db, guess);
  await fillDates(db, guess);
  const { mapping, order } = await orderOf(task, guess);
  if (!order) throw new Problem('file/no_date', { file: file.name });
  const readings = await decideReadings(db, sample, mapping, order);
  const typing = new Typing(mapping, readings, currencyOfSigns(sample, mapping));
  await widenLines(db, typing.columns);
  return { raw, mapping, readings, typing, loaded: await typing.insert(db, key, options.signal) };
}

/** Progress that never goes back, where a file is read a second time. */
function forward(options: LoadOptions): LoadOptions {
  let bytes = 0;
  let rows = 0;
  return {
    ...options,
    report(progress) {
      bytes = Math.max(bytes, progress.bytes);
      rows = Math.max(rows, progress.rows);
      options.report({ ...progress, bytes, rows });
    },
  };
}

/**
 * Loads one recognised file: `incoming_lines` or the table of its kind, `rejects`, `incoming_changes` and a row of `sources`. When it throws
 * because something is wrong with the file, nothing of it stands in those tables.
 */
export async function loadFile(
  db: Database,
  file: File,
  sample: Sample,
  guess: Mapping,
  options: LoadOptions,
): Promise<Mapping> {
  const task: Task = { db, file, sample, key: await nextKey(db), options: forward(options) };
  const kind = kindNamed(guess.kind);
  try {
    if (kind) return await loadRows(task, kind, guess);
    const lines = (await loadQuickly(task, guess)) ?? (await loadCarefully(task, guess));
    await account(db, sample, task.key, lines);
    return lines.mapping;
  } catch (reason) {
    if (reason instanceof Problem && reason.code.startsWith('file/'))
      await (kind ? dropRows(task, kind) : dropLines(task));
    throw reason;
  }
}
