import type { Database } from '../engine/database.ts';
import { type Blocks, openBlocks } from './blocks.ts';
import { breathing } from '../engine/breath.ts';
import { Canonical, type Reject, type Slice } from './canonical.ts';
import { Recoder } from './encoding.ts';
import type { Mapping, Sample } from './source.ts';

export const rawTable = 'intake_raw';
const sliceFile = 'intake_slice.csv';
/** How exports write that a cell is empty. */
export const absent = ['', '-', '--', 'NULL', 'null', 'NaN', 'nan', 'N/A', 'n/a', '\\N'];

/** What reading a file left beside the raw table. */
export interface RawFile {
  readonly bytes: number;
  readonly hash: string;
  readonly encoding: string;
  readonly blank: number;
  readonly short: number;
  readonly replaced: number;
  readonly records: number;
  readonly rejects: Reject[];
}

export interface RawOptions {
  readonly signal: AbortSignal;
  report(bytes: number, rows: number): void;
}

/** The column of the raw table that holds a column of the file. */
export const cellName = (column: number) => `c${column}`;

const textList = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]`;

const blanks = ['chr(9)', 'chr(10)', 'chr(13)'];
/** A cell without the blanks around it; nothing is left of one that is all blanks. */
const trimmed = (cell: string) => `CASE
  WHEN ${cell} LIKE ' %' OR ${cell} LIKE '% ' OR ${blanks.map((blank) => `contains(${cell}, ${blank})`).join(' OR ')}
  THEN nullif(trim(${cell}, ' ' || ${blanks.join(' || ')}), '') ELSE ${cell} END`;

/** Positions of the mapped columns, each once. */
function keptColumns({ columns }: Mapping): number[] {
  return [...new Set(Object.values(columns))].sort((a, b) => a - b);
}

/** Loads slices into the raw table, one after the other, while the next one is being cut. */
class RawTable {
  readonly #db: Database;
  readonly #kept: readonly number[];
  readonly #from: string;
  readonly #signal: AbortSignal;
  readonly unreadable: Reject[] = [];
  #loading: Promise<void> = Promise.resolve();

  constructor(db: Database, sample: Sample, kept: readonly number[], signal: AbortSignal) {
    this.#db = db;
    this.#kept = kept;
    this.#signal = signal;
    const types = sample.headers.map((_, column) => `${cellName(column)}: 'VARCHAR'`);
    this.#from = `read_csv('${sliceFile}', header = false, auto_detect = false, delim = '${sample.delimiter}', quote = '"',
      escape = '"', new_line = '\\n', parallel = false, ignore_errors = true, nullstr = ${textList(absent)},
      columns = {line: 'INTEGER', ${types.join(', ')}})`;
  }

  static async create(db: Database, sample: Sample, mapping: Mapping, signal: AbortSignal): Promise<RawTable> {
    const kept = keptColumns(mapping);
    const columns = kept.map((column) => `${cellName(column)} VARCHAR`);
    await db.rows(`DROP TABLE IF EXISTS ${rawTable}`);
    await db.rows(`CREATE TEMP TABLE ${rawTable} (line INTEGER, ${columns.join(', ')})`);
    return new RawTable(db, sample, kept, signal);
  }

  /** Starts to load a slice when the one before is in. */
  async add(slice: Slice): Promise<void> {
    await this.#loading;
    this.#loading = this.#load(slice);
    this.#loading.catch(() => undefined);
  }

  /** Resolves when all that was added is in, or rejects as the first slice did that could not be loaded. */
  settled(): Promise<void> {
    return this.#loading;
  }

  async #load({ bytes, lines, padded }: Slice): Promise<void> {
    const cells = this.#kept.map((column) => (padded.has(column) ? trimmed(cellName(column)) : cellName(column)));
    await this.#db.attach(sliceFile, bytes);
    try {
      const insert = `INSERT INTO ${rawTable} SELECT line, ${cells.join(', ')} FROM ${this.#from}`;
      const [inserted] = await this.#db.rows<{ Count: number }>(insert, [], this.#signal);
      if (inserted?.Count !== lines.length) await this.#findMissing(lines);
    } finally {
      await this.#db.detach(sliceFile);
    }
  }

  async #findMissing(lines: Int32Array): Promise<void> {
    const [first, last] = [lines[0] ?? 0, lines.at(-1) ?? 0];
    const sql = `SELECT line FROM ${rawTable} WHERE line BETWEEN ${first} AND ${last}`;
    const found = new Set((await this.#db.rows<{ line: number }>(sql)).map(({ line }) => line));
    const missing = [...lines].filter((line) => !found.has(line));
    this.unreadable.push(...missing.map((line) => ({ line, column: '', value: '', reason: 'unreadable' as const })));
  }
}

/** Cuts a file block by block and hands the slices to the table. */
async function stream(blocks: Blocks, recoder: Recoder, canonical: Canonical, table: RawTable, options: RawOptions) {
  const breathe = breathing();
  const pass = async (block: Uint8Array, final: boolean) => {
    options.signal.throwIfAborted();
    canonical.push(block, final);
    for (const slice of canonical.slices.splice(0)) await table.add(slice);
    options.report(blocks.bytes, canonical.records);
    await breathe();
  };
  for await (const block of blocks.read()) await pass(recoder.push(block), false);
  await pass(recoder.end(), true);
  await table.settled();
}

/**
 * Streams a file into the temporary table `intake_raw`: the line number and the mapped columns as text, `c` and their
 * position. Progress is reported after each block: bytes of the file and records cut so far.
 */
export async function readRaw(
  db: Database,
  file: File,
  sample: Sample,
  mapping: Mapping,
  options: RawOptions,
): Promise<RawFile> {
  const blocks = openBlocks(file);
  const recoder = new Recoder(sample.encoding);
  const canonical = new Canonical(sample, sample.headers.length, sample.headerLine);
  const table = await RawTable.create(db, sample, mapping, options.signal);
  try {
    await stream(blocks, recoder, canonical, table, options);
  } finally {
    await table.settled().catch(() => undefined);
  }
  return {
    bytes: blocks.bytes,
    hash: blocks.fingerprint.text,
    encoding: recoder.encoding,
    blank: canonical.blank,
    short: canonical.short,
    replaced: recoder.replaced,
    records: canonical.records + canonical.rejects.length + canonical.blank,
    rejects: [...canonical.rejects, ...table.unreadable],
  };
}
