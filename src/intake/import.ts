import type { Database } from '../engine/database.ts';
import { isCancelled, Problem } from '../problem.ts';
import { lackOf } from './kind.ts';
import { loadFile } from './load.ts';
import { looksLikeDate, shareOf } from './looks.ts';
import { recognise } from './recognise.ts';
import { refuseBeyondRoom } from './room.ts';
import { takeSample } from './sample.ts';
import type { Table, Unpacked, UnpackOptions } from './unpack/table.ts';
import { cellsOf, type DateOrder, type Mapping, type Sample } from './source.ts';
import { createIncoming } from './tables.ts';
import { stopped } from './task.ts';

/** What a person is asked about one file. */
export interface ImportAsk {
  readonly file: string;
  readonly sample: Sample;
  /** The best guess. */
  readonly mapping: Mapping;
  /** Set when only the order of day and month is open. */
  readonly question?: 'date_order';
  /** The orders that the whole column allows. */
  readonly orders?: readonly DateOrder[];
}

/** `bytes` of all files read so far, out of `totalBytes`; `rows` of this file; `index` counts from 0. */
export interface ImportProgress {
  readonly file: string;
  readonly index: number;
  readonly files: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  readonly stage: 'unpacking' | 'reading' | 'typing';
}

export interface ImportOptions {
  readonly signal: AbortSignal;
  report(progress: ImportProgress): void;
  /** Turns one dropped file into its tables. */
  unpack(file: File, options: UnpackOptions): Promise<Unpacked>;
  /** Resolves to null when the person stops. */
  ask(question: ImportAsk): Promise<Mapping | null>;
}

interface Recognised {
  readonly file: File;
  readonly sample: Sample;
  readonly mapping: Mapping;
}

async function headersHash({ headers, headerLine }: Sample): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([headerLine > 0, headers]));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function remembered(db: Database, sample: Sample): Promise<Mapping | undefined> {
  const sql = 'SELECT mapping FROM mappings WHERE headers_hash = $1 ORDER BY saved_at DESC LIMIT 1';
  const [found] = await db.rows<{ mapping: string }>(sql, [await headersHash(sample)]);
  return found && (JSON.parse(found.mapping) as Mapping);
}

async function remember(db: Database, sample: Sample, mapping: Mapping): Promise<void> {
  const hash = await headersHash(sample);
  await db.rows('DELETE FROM mappings WHERE headers_hash = $1', [hash]);
  await db.rows('INSERT INTO mappings VALUES ($1, $2, get_current_timestamp()::TIMESTAMP)', [
    hash,
    JSON.stringify(mapping),
  ]);
}

function hasDates(sample: Sample, mapping: Mapping): boolean {
  if (mapping.columns.date !== undefined) return true;
  return sample.headers.some((_, column) => shareOf(cellsOf(sample, column), looksLikeDate) > 0.3);
}

async function recogniseFile(db: Database, { file, shape }: Table, { ask }: ImportOptions): Promise<Recognised> {
  await refuseBeyondRoom(db, file);
  const sample = await takeSample(file, shape);
  const mapping = (await remembered(db, sample)) ?? recognise(sample);
  if (!mapping.kind && !hasDates(sample, mapping)) throw new Problem('file/no_date', { file: file.name });
  if (mapping.certain) return { file, sample, mapping };
  const answer = await ask({ file: file.name, sample, mapping });
  if (!answer) throw stopped();
  const [missing] = lackOf(answer);
  if (missing) throw new Problem(missing.includes('date') ? 'file/no_date' : 'file/no_key', { file: file.name });
  const decided = { ...answer, source: 'mapped', certain: true };
  await remember(db, sample, decided);
  return { file, sample, mapping: decided };
}

async function load(
  db: Database,
  { file, sample, mapping }: Recognised,
  options: ImportOptions,
  place: Omit<ImportProgress, 'rows' | 'stage' | 'file'>,
): Promise<void> {
  const { signal, ask } = options;
  await refuseBeyondRoom(db, file);
  const asked = await loadFile(db, file, sample, mapping, {
    signal,
    report: ({ bytes, ...rest }) => options.report({ file: file.name, ...place, ...rest, bytes: place.bytes + bytes }),
    askOrder: (dated, orders) => ask({ file: file.name, sample, mapping: dated, question: 'date_order', orders }),
  });
  if (asked !== mapping) await remember(db, sample, { ...asked, certain: true });
}

/** Does something with a file; a `Problem` of the file itself is kept in `problems` and answered by undefined. */
async function attempt<T>(work: () => Promise<T>, problems: Problem[], signal: AbortSignal): Promise<T | undefined> {
  signal.throwIfAborted();
  try {
    return await work();
  } catch (reason) {
    if (isCancelled(reason) || !(reason instanceof Problem) || !reason.code.startsWith('file/')) throw reason;
    problems.push(reason);
    return undefined;
  }
}

/** All tables that the files hold, whatever kind of file they are; `problems` and `remarks` gather what was not one. */
async function tablesOf(
  db: Database,
  files: readonly File[],
  { signal, report, unpack }: ImportOptions,
  problems: Problem[],
  remarks: Problem[],
): Promise<Table[]> {
  const tables: Table[] = [];
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  let before = 0;
  for (const [index, file] of files.entries()) {
    const place = { file: file.name, index, files: files.length, totalBytes, stage: 'unpacking' } as const;
    const tell = (bytes: number, rows: number) => report({ ...place, bytes: before + bytes, rows });
    const open = () => refuseBeyondRoom(db, file).then(() => unpack(file, { signal, report: tell }));
    const found = await attempt(open, problems, signal);
    tables.push(...(found?.tables ?? []));
    problems.push(...(found?.problems ?? []));
    remarks.push(...(found?.remarks ?? []));
    before += file.size;
  }
  return tables;
}

/** What an import came to. `problems`: files, or parts of them, that are wrong. `remarks`: what was rightly left out. */
export interface Import {
  readonly problems: Problem[];
  readonly remarks: Problem[];
  /** How many sources were added. */
  readonly loaded: number;
}

/**
 * Reads files into the `incoming_*` tables. The caller has opened a transaction and rolls back when this throws: with
 * an AbortError when the person stops, with a `Problem` when the database fails. A file that is itself wrong is left
 * out whole, its `Problem('file/…')` is returned, and the other files load. Every file is unpacked into its tables,
 * and every table recognised, before one is read.
 */
export async function importFiles(db: Database, files: readonly File[], options: ImportOptions): Promise<Import> {
  await createIncoming(db);
  const problems: Problem[] = [];
  const remarks: Problem[] = [];
  const recognised: Recognised[] = [];
  for (const table of await tablesOf(db, files, options, problems, remarks)) {
    const found = await attempt(() => recogniseFile(db, table, options), problems, options.signal);
    if (found) recognised.push(found);
  }
  const totalBytes = recognised.reduce((sum, { file }) => sum + file.size, 0);
  let bytes = 0;
  let loaded = 0;
  for (const [index, one] of recognised.entries()) {
    const place = { index, files: recognised.length, bytes, totalBytes };
    const done = await attempt(async () => (await load(db, one, options, place), true), problems, options.signal);
    if (done) loaded++;
    bytes += one.file.size;
  }
  return { problems, remarks, loaded };
}
