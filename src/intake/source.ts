import type { Encoding } from './encoding.ts';

/** What a column can mean. `time` is a time of day beside a date without one. */
export const fields = [
  'date',
  'time',
  'order_id',
  'email',
  'platform_customer_id',
  'phone',
  'customer_name',
  'country',
  'consent',
  'product_id',
  'product_name',
  'category',
  'quantity',
  'unit_price',
  'line_total',
  'line_discount',
  'order_total',
  'order_goods',
  'order_discount',
  'shipping',
  'tax',
  'refunded',
  'status_word',
  'cancelled_at',
  'is_test',
  'currency',
] as const;
export type Field = (typeof fields)[number];

/** Why a column was taken for a field: its name, a part of its name, its values, its place, or the person's word. */
export type Why = 'header' | 'similar' | 'values' | 'place' | 'person' | 'remembered';
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** Which column (by position, as names may occur twice) holds which field. */
export interface Mapping {
  /** Name of the `Source`, or `mapped` when a person decided. */
  readonly source: string;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  readonly why: Readonly<Partial<Record<Field, Why>>>;
  /** Whether it can be used without asking. */
  readonly certain: boolean;
  /** Order of day and month, where a person decided it. */
  readonly dateOrder?: DateOrder;
}

/** The beginning of a file, cut into fields. */
export interface Sample {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Whether any run of blanks separates. */
  readonly runs: boolean;
  /** Names of the columns; '' where there are none. */
  readonly headers: readonly string[];
  /** Physical line of the header, 0 when there is none. */
  readonly headerLine: number;
  /** Up to a thousand records, each as wide as the header. */
  readonly rows: readonly (readonly string[])[];
}

/** One export format, known by its headers. A file in `sources/` that exports `source` adds one. */
export interface Source {
  /** As it stands in `sources.source`. */
  readonly name: string;
  /** How sure it is that the file is its own, 0 to 1. */
  recognise(sample: Sample): number;
  map(sample: Sample): Mapping;
}

/** The cells of a column of the sample. */
export function cellsOf(sample: Sample, column: number | undefined): string[] {
  return column === undefined ? [] : sample.rows.map((row) => row[column] ?? '');
}

/** Positions of columns by their exact names; names that the file lacks are left out. */
export function columnsNamed(sample: Sample, names: Partial<Record<Field, string>>): Pick<Mapping, 'columns' | 'why'> {
  const columns: Partial<Record<Field, number>> = {};
  const why: Partial<Record<Field, Why>> = {};
  for (const field of fields) {
    const name = names[field];
    const column = name === undefined ? -1 : sample.headers.indexOf(name);
    if (column < 0) continue;
    columns[field] = column;
    why[field] = 'header';
  }
  return { columns, why };
}

/** What a mapping still lacks: the least is a date, and an order or a customer. */
export function missingIn({ columns }: Pick<Mapping, 'columns'>): ('date' | 'key')[] {
  const keys: readonly Field[] = ['order_id', 'email', 'platform_customer_id', 'phone'];
  const missing: ('date' | 'key')[] = [];
  if (columns.date === undefined) missing.push('date');
  if (keys.every((field) => columns[field] === undefined)) missing.push('key');
  return missing;
}
