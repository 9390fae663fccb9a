import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';
import { columnOrders, decideReadings, type Readings } from './decide.ts';
import { currencyOfSigns } from './money.ts';
import { cellName, type RawFile, rawTable, readRaw } from './raw.ts';
import type { DateOrder, Mapping, Sample } from './source.ts';
import { insertRefused, Typing } from './typed.ts';

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

async function insertChanges(db: Database, key: number, raw: RawFile, typing: Typing): Promise<void> {
  const rules = {
    unreadable_cells: await typing.unreadableCells(db, key),
    short_records: raw.short,
    replaced_characters: raw.replaced,
  };
  for (const [rule, rows] of Object.entries(rules)) {
    if (rows > 0) await db.rows(`INSERT INTO incoming_changes VALUES (${key}, '${rule}', ${rows}, NULL)`);
  }
}

/** The mapping by the names of the columns, for the eye; a column without a name is told by its number. */
function namedMapping({ headers }: Sample, { columns, why }: Mapping): string {
  const named = Object.entries(columns).map(([field, column]) => [field, headers[column] || `#${column + 1}`]);
  return JSON.stringify({ columns: Object.fromEntries(named) as object, why });
}

async function insertSource(
  db: Database,
  key: number,
  {
    raw,
    sample,
    mapping,
    readings,
    loaded,
  }: { raw: RawFile; sample: Sample; mapping: Mapping; readings: Readings; loaded: number },
): Promise<void> {
  const dateFormat = readings.date.unix > 0 ? 'unix' : readings.date.formats.join(' | ');
  await db.rows(
    `INSERT INTO sources
     SELECT ${key}, $1, 'orders', $2, ${raw.records}, ${loaded}, ${raw.records - raw.blank - loaded}, ${raw.blank},
       ${raw.bytes}, $3, $4, $5, $6, '${readings.decimal}',
       coalesce((SELECT bool_and(coalesce(offset_minutes = 0, false)) FROM incoming_lines WHERE source_key = ${key}), false),
       get_current_timestamp()::TIMESTAMP, $7`,
    [sample.file, mapping.source, raw.hash, raw.encoding, sample.delimiter, dateFormat, namedMapping(sample, mapping)],
  );
}

/** The promise that every record is accounted for. */
async function checkSum(db: Database, key: number, file: string): Promise<void> {
  const [sum] = await db.rows<{ lines: number; accounted: number }>(
    `SELECT lines, loaded + blank + (SELECT count(*) FROM rejects WHERE source_key = ${key})::INTEGER AS accounted
     FROM sources WHERE source_key = ${key}`,
  );
  if (sum?.lines !== sum?.accounted) throw new Problem('file/unreadable', { file, ...sum });
}

/**
 * Loads one recognised file: `intake_raw`, then `incoming_lines`, `rejects`, `incoming_changes` and a row of
 * `sources`. Whatever is wrong with the file is thrown before the first row of it stands in those tables.
 */
export async function loadFile(
  db: Database,
  file: File,
  sample: Sample,
  guess: Mapping,
  options: LoadOptions,
): Promise<Mapping> {
  const { signal, report } = options;
  const raw = await readRaw(db, file, sample, guess, {
    signal,
    report: (bytes, rows) => report({ bytes, rows, stage: 'reading' }),
  });
  report({ bytes: raw.bytes, rows: raw.records, stage: 'typing' });
  await refuseAgain(db, file.name, raw.hash);
  await fillDates(db, guess);
  const { mapping, order } = await orderOf(db, sample, guess, options);
  const readings = await decideReadings(db, sample, mapping, order);
  const typing = new Typing(mapping, readings, currencyOfSigns(sample, mapping));
  const key = await nextKey(db);
  const loaded = await typing.insert(db, key, signal);
  if (loaded === 0) throw new Problem('file/all_rejected', { file: file.name, lines: raw.records });
  if (loaded + raw.rejects.length + raw.blank < raw.records) await typing.insertRejects(db, key, sample);
  await insertRefused(db, key, file.name, raw.rejects);
  await insertSource(db, key, { raw, sample, mapping, readings, loaded });
  await insertChanges(db, key, raw, typing);
  await checkSum(db, key, file.name);
  await db.rows(`DROP TABLE ${rawTable}`);
  return mapping;
}
