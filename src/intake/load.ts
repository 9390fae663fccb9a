import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';
import { account, type Lines } from './account.ts';
import { columnOrders, decideReadings } from './decide.ts';
import { currencyOfSigns } from './money.ts';
import { AsLines, contradicted, quickReadings } from './quick.ts';
import { type RawFile, readRaw } from './raw.ts';
import { asText, cellName, rawTable, type Target } from './slices.ts';
import type { DateOrder, Mapping, Sample } from './source.ts';
import { Typing } from './typed.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  report(progress: { bytes: number; rows: number; stage: 'reading' | 'typing' }): void;
  /** Asks which order of day and month a column has that cannot decide; null when the person stops. */
  askOrder(orders: readonly DateOrder[]): Promise<Mapping | null>;
}

/** Stops as an abort does: nobody is told that something failed. */
export function stopped(): DOMException {
  return new DOMException('The person stopped the import', 'AbortError');
}

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

async function refuseAgain(db: Database, file: string, hash: string): Promise<void> {
  const sql = `SELECT file, strftime(loaded_at, '%Y-%m-%d') AS loaded_on FROM sources WHERE hash = $1`;
  const [same] = await db.rows<{ file: string; loaded_on: string }>(sql, [hash]);
  if (same) throw new Problem('file/same_again', { file, loaded_on: same.loaded_on, same: same.file });
}

async function nextKey(db: Database): Promise<number> {
  const [next] = await db.rows<{ key: number }>(
    'SELECT (coalesce(max(source_key), 0) + 1)::INTEGER AS key FROM sources',
  );
  return next?.key ?? 1;
}

async function orderOf(
  db: Database,
  sample: Sample,
  mapping: Mapping,
  options: LoadOptions,
): Promise<{ mapping: Mapping; order: DateOrder }> {
  const orders = await columnOrders(db, sample, mapping);
  const [only] = orders;
  if (!only) throw new Problem('file/no_date', { file: sample.file });
  if (orders.length === 1) return { mapping, order: only };
  if (mapping.dateOrder && orders.includes(mapping.dateOrder)) return { mapping, order: mapping.dateOrder };
  const answered = await options.askOrder(orders);
  if (!answered?.dateOrder) throw stopped();
  return { mapping: { ...mapping, dateOrder: answered.dateOrder }, order: answered.dateOrder };
}

/** A recognised file on its way into the tables. */
interface Task {
  readonly db: Database;
  readonly file: File;
  readonly sample: Sample;
  readonly key: number;
  readonly options: LoadOptions;
}

async function read(
  { db, file, sample, options }: Task,
  mapping: Mapping,
  target: Target,
): Promise<RawFile | undefined> {
  const { signal, report } = options;
  const raw = await readRaw(db, file, sample, mapping, target, {
    signal,
    report: (bytes, rows) => report({ bytes, rows, stage: 'reading' }),
  });
  if (!raw) return undefined;
  report({ bytes: raw.bytes, rows: raw.records, stage: 'typing' });
  await refuseAgain(db, file.name, raw.hash);
  return raw;
}

async function dropLines({ db, key }: Task): Promise<void> {
  await db.rows(`DELETE FROM incoming_lines WHERE source_key IN (${key}, -${key})`);
}

/** Types the lines while they are read; undefined when the beginning of the file does not tell how the rest is read. */
async function loadQuickly(task: Task, mapping: Mapping): Promise<Lines | undefined> {
  const { db, sample, key, options } = task;
  const first = quickReadings(sample, mapping);
  if (!first) return undefined;
  const currency = currencyOfSigns(sample, mapping);
  const typing = new Typing(mapping, first, currency);
  const target = new AsLines(db, typing, key);
  const raw = await read(task, mapping, target);
  const clear = raw !== undefined && target.doubts === 0;
  if (clear) return { raw, mapping, readings: first, typing, loaded: await linesIn(task) };
  if (!raw || (await contradicted(db, key, mapping, first))) return dropLines(task).then(() => undefined);
  await fillDates(db, mapping);
  const readings = await decideReadings(db, sample, mapping, first.date.order);
  const again = new Typing(mapping, readings, currency);
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
  const raw = await read(task, guess, asText);
  if (!raw) throw new Problem('file/unreadable', { file: file.name });
  await fillDates(db, guess);
  const { mapping, order } = await orderOf(db, sample, guess, options);
  const readings = await decideReadings(db, sample, mapping, order);
  const typing = new Typing(mapping, readings, currencyOfSigns(sample, mapping));
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
 * Loads one recognised file: `incoming_lines`, `rejects`, `incoming_changes` and a row of `sources`. When it throws
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
  try {
    const lines = (await loadQuickly(task, guess)) ?? (await loadCarefully(task, guess));
    await account(db, sample, task.key, lines);
    return lines.mapping;
  } catch (reason) {
    if (reason instanceof Problem && reason.code.startsWith('file/')) await dropLines(task);
    throw reason;
  }
}
