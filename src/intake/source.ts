import type { Encoding } from './encoding.ts';
import type { Numbering } from './numbering.ts';

/**
 * What a column of orders can mean. `time` is a time of day beside a date without one, `line_subtotal` a line before its
 * own discount, `order_subtotal` goods before order-level discounts and `order_goods` after them, `adjusted_total` the order's total when refunds are taken off.
 */
export const orderFields = [
  'date',
  'time',
  'order_id',
  'email',
  'platform_customer_id',
  'phone',
  'customer_name',
  'last_name',
  'country',
  'consent',
  'product_id',
  'product_name',
  'category',
  'quantity',
  'unit_price',
  'line_total',
  'line_subtotal',
  'line_discount',
  'line_shipping',
  'line_tax',
  'order_total',
  'adjusted_total',
  'order_subtotal',
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

/**
 * What only columns of other kinds of file can mean. `arm`: the group of a campaign that a customer was in, `event`: what
 * a visitor did, `code`: a discount code, `question` and `answer`: one answer of a survey.
 */
const otherFields = [
  'region',
  'city',
  'postcode',
  'tags',
  'registered_at',
  'brand',
  'cost',
  'stock',
  'event',
  'review_text',
  'rating',
  'campaign',
  'arm',
  'opened',
  'clicked',
  'code',
  'question',
  'answer',
] as const;

export const fields = [...orderFields, ...otherFields] as const;
export type Field = (typeof fields)[number];

/** Why a column was taken for a field: its name, a part of its name, its values, its place, or the person's word. */
export type Why = 'header' | 'similar' | 'values' | 'place' | 'person' | 'remembered';
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** A cell that an RE2 pattern finds something in, whatever the case. */
export interface Condition {
  readonly column: number;
  readonly pattern: string;
}

/** What a record is that meets all conditions: the first rule that fits decides. */
export interface Rule {
  readonly when: readonly Condition[];
  /** `as_written`: what the word of its status says. */
  readonly means:
    ('paid' | 'part_refunded' | 'refunded' | 'unpaid' | 'cancelled' | 'test') | 'as_written' | 'not_an_order';
}

/** Items that stand together in one record: RE2 patterns with one group, looked for in the text of each item. */
export interface PackedItems {
  readonly columns: readonly number[];
  /** What stands between the items of a cell, its group being part of the next item; none: one item a cell. */
  readonly between?: string;
  readonly name: string;
  readonly id?: string;
  readonly quantity: string;
  /** What the item sold for, all pieces. */
  readonly total?: string;
}

/** Which column (by position, as names may occur twice) holds which field. */
export interface Mapping {
  /** Name of the `Source`, or `mapped` when a person decided. */
  readonly source: string;
  /** Name of the `Kind` of its rows; none: orders or their lines. */
  readonly kind?: string;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
  /** Further columns of a field: the first of all that is filled counts, row by row. */
  readonly also?: Readonly<Partial<Record<Field, readonly number[]>>>;
  /** Columns that stand for those of these fields in a record that meets the condition: who is who in money that goes out. */
  readonly turned?: { readonly when: Condition; readonly columns: Readonly<Partial<Record<Field, number>>> };
  readonly why: Readonly<Partial<Record<Field, Why>>>;
  /** Whether it can be used without asking. */
  readonly certain: boolean;
  /** Order of day and month, where a person decided it. */
  readonly dateOrder?: DateOrder;
  readonly rules?: readonly Rule[];
  readonly packed?: PackedItems;
  /** A line without a product sums up its order, and has no pieces of its own. */
  readonly sumsUp?: boolean;
  /** A row with a product and no order's number belongs to the order above it. */
  readonly continues?: boolean;
  /** The customer id that stands for a guest. */
  readonly guest?: string;
  /** Fields whose cells hold several numbers, each the group of an RE2 pattern: their sum counts. */
  readonly sums?: Readonly<Partial<Record<Field, string>>>;
  /** Times are in UTC, though no cell says so. */
  readonly utc?: boolean;
  /** An order's number begins with its day (yymmdd), which stands for a missing date. */
  readonly datedByOrder?: boolean;
  /** An order's number stands inside a text: of these cells, joined by blanks, the pattern's group is left where it fits. */
  readonly numberIn?: { readonly columns: readonly number[]; readonly pattern: string };
  /** Fields that only one row of a group writes, and the column that tells the groups apart. */
  readonly shared?: { readonly by: number; readonly fields: readonly Field[] };
  /** Columns that are questions of a survey, unless a field has taken them. */
  readonly answers?: readonly number[];
}

/** The beginning of a file, cut into fields. */
export interface Sample extends Numbering {
  readonly file: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Whether any run of blanks separates. */
  readonly runs: boolean;
  /** Names of the columns; '' where there are none. */
  readonly headers: readonly string[];
  /** Physical line of the header; 0 when it stands apart from the lines, or there is none. */
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

const columnsOf = new WeakMap<Sample, string[][]>();

/** The cells of a column of the sample: the same list whenever it is asked for. */
export function cellsOf(sample: Sample, column: number | undefined): readonly string[] {
  if (column === undefined) return [];
  const columns = columnsOf.get(sample) ?? [];
  columnsOf.set(sample, columns);
  return (columns[column] ??= sample.rows.map((row) => row[column] ?? ''));
}

/** The least that orders need: a date, and an order or a customer. */
export const orderNeeds: readonly (readonly Field[])[] = [
  ['date'],
  ['order_id', 'email', 'platform_customer_id', 'phone'],
];

/** The groups of fields of which a mapping has none, though it needs one of each. */
export function missingIn(
  { columns }: Pick<Mapping, 'columns'>,
  needs: readonly (readonly Field[])[] = orderNeeds,
): (readonly Field[])[] {
  return needs.filter((group) => group.every((field) => columns[field] === undefined));
}
