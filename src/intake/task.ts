import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';
import { columnOrders } from './decide.ts';
import { type RawFile, readRaw } from './raw.ts';
import type { Target } from './slices.ts';
import type { DateOrder, Mapping, Sample } from './source.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  report(progress: { bytes: number; rows: number; stage: 'reading' | 'typing' }): void;
  /** Asks which order of day and month a column has that cannot decide; null when the person stops. */
  askOrder(mapping: Mapping, orders: readonly DateOrder[]): Promise<Mapping | null>;
}

/** Stops as an abort does: nobody is told that something failed. */
export function stopped(): DOMException {
  return new DOMException('The person stopped the import', 'AbortError');
}

/** A recognised file on its way into the tables. */
export interface Task {
  readonly db: Database;
  readonly file: File;
  readonly sample: Sample;
  readonly key: number;
  readonly options: LoadOptions;
}

/** Reads a file into a target, unless its bytes are in the shop already. */
export async function readFile(
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

async function refuseAgain(db: Database, file: string, hash: string): Promise<void> {
  const sql = `SELECT file, strftime(loaded_at, '%Y-%m-%d') AS loaded_on FROM sources WHERE hash = $1`;
  const [same] = await db.rows<{ file: string; loaded_on: string }>(sql, [hash]);
  if (same) throw new Problem('file/same_again', { file, loaded_on: same.loaded_on, same: same.file });
}

/** The order of day and month of the dates that `mapping` names, asked where they leave it open; none: no dates. */
export async function orderOf(
  { db, sample, options }: Task,
  mapping: Mapping,
): Promise<{ mapping: Mapping; order?: DateOrder }> {
  const orders = await columnOrders(db, sample, mapping);
  const [only] = orders;
  if (!only) return { mapping };
  if (orders.length === 1) return { mapping, order: only };
  if (mapping.dateOrder && orders.includes(mapping.dateOrder)) return { mapping, order: mapping.dateOrder };
  const answered = await options.askOrder(mapping, orders);
  if (!answered?.dateOrder) throw stopped();
  return { mapping: { ...mapping, dateOrder: answered.dateOrder }, order: answered.dateOrder };
}
