import type { Column, Columns, Tables } from './contract.ts';

type Numbers = Float32Array | Float64Array | Int32Array;

const missing = (table: string, column: string): Error => new TypeError(`${table} without ${column}`);

/** A number column of a table that a model reads. Throws when the table does not have it. */
export function numbers(tables: Tables, table: string, column: string): Numbers {
  const found = tables[table]?.[column];
  if (!isNumbers(found)) throw missing(table, column);
  return found;
}

/** A text column of a table that a model reads. Throws when the table does not have it. */
export function texts(tables: Tables, table: string, column: string): string[] {
  const found = tables[table]?.[column];
  if (!Array.isArray(found)) throw missing(table, column);
  return found;
}

export function isNumbers(column: Column | undefined): column is Numbers {
  return column !== undefined && !Array.isArray(column);
}

/** Rows of a table; 0 of a table without columns. */
export function lengthOf(columns: Columns): number {
  return Object.values(columns)[0]?.length ?? 0;
}
