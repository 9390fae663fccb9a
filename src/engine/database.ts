import type { Columns, SentColumns } from '../../workers/contract.ts';

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/**
 * The only door to DuckDB. Text never becomes SQL: what varies per question is a `$1`, and identifiers go through
 * `quoted`. Failures are `Problem`s: `query/*` with the SQL, `storage/*` from the browser.
 */
export interface Database {
  /** Rows of one statement. DATE and TIMESTAMP arrive as ISO text, counts and money as numbers. `signal` stops it. */
  rows<T extends Row>(sql: string, values?: readonly Value[], signal?: AbortSignal): Promise<T[]>;
  /** A table as equal-length columns: INTEGER as Int32Array, other numbers as Float64Array, the rest as text. */
  columns(table: string): Promise<Columns>;
  /** Creates or replaces a table from a SELECT or from columns. */
  replace(table: string, content: string | SentColumns): Promise<void>;
  /** Makes a file readable under a name in SQL, in place. */
  attach(name: string, file: File | Uint8Array<ArrayBuffer>): Promise<void>;
  /** Forgets an attached file. */
  detach(name: string): Promise<void>;
}

/** An identifier for SQL, whatever stands in it. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
