import type { Database } from '../engine/database.ts';
import type { Reject, Slice } from './canonical.ts';
import type { Sample } from './source.ts';

export const rawTable = 'intake_raw';
const sliceFile = 'intake_slice.csv';
/** How exports write that a cell is empty. */
export const absent = ['', '-', '--', 'NULL', 'null', 'NaN', 'nan', 'N/A', 'n/a', '\\N'];

/** The column of the raw table that holds a column of the file. */
export const cellName = (column: number) => `c${column}`;

/** SQL of a cell as it may be written, by the position of its column and its own SQL. */
export type Masked = (column: number, cell: string) => string;

/** Where the records of slices go. */
export interface Target {
  /**
   * The statement that takes all records in. `records`: a SELECT of `line` and the mapped cells; `dressed`: columns of
   * the file some of whose cells may not be the bare id or text.
   */
  insert(records: string, dressed: ReadonlySet<number>): string;
  /** A SELECT of the lines that are in. */
  readonly taken: string;
  /** Looks at what a slice has left behind; false when it is no use to go on. */
  settle(records: string): Promise<boolean>;
}

/** Takes every record into the raw table, as text. */
export const asText: Target = {
  insert: (records) => `INSERT INTO ${rawTable} ${records}`,
  taken: `SELECT line FROM ${rawTable}`,
  settle: async () => true,
};

const textList = (texts: readonly string[]) => `[${texts.map((text) => `'${text}'`).join(', ')}]`;

const blanks = ['chr(9)', 'chr(10)', 'chr(13)'];
/** A cell without the blanks around it; nothing is left of one that is all blanks. */
const trimmed = (cell: string) => `CASE
  WHEN ${cell} LIKE ' %' OR ${cell} LIKE '% ' OR ${blanks.map((blank) => `contains(${cell}, ${blank})`).join(' OR ')}
  THEN nullif(trim(${cell}, ' ' || ${blanks.join(' || ')}), '') ELSE ${cell} END`;

/** Hands slices to a target, one after the other, while the next one is being cut. */
export class Slices {
  readonly #db: Database;
  readonly #kept: readonly number[];
  readonly #from: string;
  readonly #target: Target;
  readonly #signal: AbortSignal;
  readonly #masked: Masked | undefined;
  readonly unreadable: Reject[] = [];
  /** Whether the target found it no use to go on. */
  useless = false;
  #loading: Promise<void> = Promise.resolve();

  /** `kept`: positions of the columns that are read; `masked`: how their cells may be written. */
  constructor(
    db: Database,
    sample: Sample,
    kept: readonly number[],
    target: Target,
    signal: AbortSignal,
    masked?: Masked,
  ) {
    this.#masked = masked;
    this.#db = db;
    this.#kept = kept;
    this.#target = target;
    this.#signal = signal;
    const types = sample.headers.map((_, column) => `${cellName(column)}: 'VARCHAR'`);
    this.#from = `read_csv('${sliceFile}', header = false, auto_detect = false, delim = '${sample.delimiter}', quote = '"',
      escape = '"', new_line = '\\n', parallel = false, ignore_errors = true, nullstr = ${textList(absent)},
      columns = {line: 'INTEGER', ${types.join(', ')}})`;
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

  async #load({ bytes, lines, padded, dressed }: Slice): Promise<void> {
    if (this.useless) return;
    const cells = this.#kept.map(cellName).map((cell, at) => {
      return padded.has(this.#kept[at] ?? 0) ? `${trimmed(cell)} AS ${cell}` : cell;
    });
    const records = this.#mask(`SELECT line, ${cells.join(', ')} FROM ${this.#from}`);
    await this.#db.attach(sliceFile, bytes);
    try {
      const insert = this.#target.insert(records, dressed);
      const [inserted] = await this.#db.rows<{ Count: number }>(insert, [], this.#signal);
      if (inserted?.Count !== lines.length) await this.#findMissing(lines);
      this.useless = !(await this.#target.settle(records));
    } finally {
      await this.#db.detach(sliceFile);
    }
  }

  #mask(records: string): string {
    const masked = this.#masked;
    if (!masked) return records;
    const cells = this.#kept.map((column) => `${masked(column, cellName(column))} AS ${cellName(column)}`);
    return `SELECT line, ${cells.join(', ')} FROM (${records})`;
  }

  async #findMissing(lines: Int32Array): Promise<void> {
    const [first, last] = [lines[0] ?? 0, lines.at(-1) ?? 0];
    const sql = `SELECT line FROM (${this.#target.taken}) WHERE line BETWEEN ${first} AND ${last}`;
    const found = new Set((await this.#db.rows<{ line: number }>(sql)).map(({ line }) => line));
    const missing = [...lines].filter((line) => !found.has(line));
    this.unreadable.push(...missing.map((line) => ({ line, column: '', value: '', reason: 'unreadable' as const })));
  }
}
