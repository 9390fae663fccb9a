import type { Columns } from '../contract.ts';

type Cell = string | number;
type Kind = 'text' | 'integer' | 'real';
type RowOf<S extends Record<string, Kind>> = { [Name in keyof S]: S[Name] extends 'text' ? string : number };

/** Collects rows and returns them as columns of the promised kinds, so that an empty table has its columns too. */
export class RowsOf<S extends Record<string, Kind>> {
  readonly #rows: Record<string, Cell>[] = [];

  constructor(readonly schema: S) {}

  add(row: RowOf<S>): void {
    this.#rows.push(row);
  }

  columns(): Columns {
    const column = (name: string, kind: Kind) => {
      if (kind === 'text') return this.#rows.map((row) => String(row[name]));
      const values = this.#rows.map((row) => Number(row[name]));
      return kind === 'integer' ? Int32Array.from(values) : Float64Array.from(values);
    };
    return Object.fromEntries(Object.entries(this.schema).map(([name, kind]) => [name, column(name, kind)]));
  }
}
