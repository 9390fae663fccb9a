import { countedDay, possibleOrders, readDay, unixUnits } from './dates.ts';
import { kindNamed, lackOf } from './kind.ts';
import { dated, tableSource } from './kindTable.ts';
import { type Decimal, decimalOf, readNumber } from './numbers.ts';
import { cellsOf, type DateOrder, type Field, type Mapping, orderFields, type Sample } from './source.ts';
import { source as generic } from './sources/generic.ts';

export { questionsOf } from './questions.ts';

/** What the mapping screen shows of a mapping before a file is read: counts over the first thousand rows. */
export interface MappingCheck {
  readonly rows: number;
  /** Whether a column of dates is matched. */
  readonly dated: boolean;
  /** Rows whose date can be read, and the first and last of these days; both orders of day and month count. */
  readonly dates: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Cells of amounts and quantities that are filled, and how many of them can be read. */
  readonly amounts: number;
  readonly amountsRead: number;
  /** Groups of fields of which one is needed and none is there. */
  readonly missing: readonly (readonly Field[])[];
}

const amountFields: readonly Field[] = [
  ...(['quantity', 'unit_price', 'line_total', 'order_total', 'order_goods'] as const),
  ...(['refunded', 'cost', 'stock', 'rating', 'order_discount'] as const),
];

/** The fields that a person matches for rows of a kind: those without which nothing goes, what most files say, the rest. */
export function fieldsToMatch(kindName: string | undefined): {
  readonly needed: readonly Field[];
  readonly wanted: readonly Field[];
  readonly others: readonly Field[];
} {
  const kind = kindNamed(kindName);
  const all = kind ? (Object.keys(kind.fields) as Field[]) : orderFields;
  const needed: readonly Field[] = kind?.needs.flat() ?? ['date', 'order_id', 'email', 'platform_customer_id'];
  const wanted = kind ? all.filter((field) => !needed.includes(field)) : goods;
  return { needed, wanted, others: all.filter((field) => !needed.includes(field) && !wanted.includes(field)) };
}

const goods: readonly Field[] = ['product_id', 'product_name', 'quantity', 'unit_price', 'line_total', 'order_total'];

/** Days that the texts name, under the order that reads most of them. */
function daysOf(texts: readonly string[], order: DateOrder | undefined): string[] {
  const filled = texts.filter((text) => text !== '');
  const units = unixUnits(filled);
  if (units > 0) return filled.map((text) => countedDay(text, units));
  const read = order ?? possibleOrders(texts)[0] ?? 'ymd';
  return texts.map((text) => readDay(text, read)?.day).filter((day) => day !== undefined);
}

/** Reads the sample as the mapping says. */
export function checkMapping(sample: Sample, mapping: Mapping): MappingCheck {
  const kind = kindNamed(mapping.kind);
  const { date } = (kind ? dated(mapping, kind) : mapping).columns;
  const days = daysOf(cellsOf(sample, date), mapping.dateOrder).sort();
  const cells = amountFields.flatMap((field) => cellsOf(sample, mapping.columns[field])).filter((cell) => cell !== '');
  const decimal: Decimal = decimalOf(cells);
  return {
    rows: sample.rows.length,
    dated: date !== undefined,
    dates: days.length,
    first: days[0],
    last: days.at(-1),
    amounts: cells.length,
    amountsRead: cells.filter((cell) => readNumber(cell, decimal) !== undefined).length,
    missing: lackOf(mapping),
  };
}

/** Cells of the date column on which the orders differ, with the day that each order makes of them. */
export function orderExamples(
  sample: Sample,
  mapping: Mapping,
  orders: readonly DateOrder[],
  most = 3,
): { readonly text: string; readonly days: readonly (string | undefined)[] }[] {
  const texts = [...new Set(cellsOf(sample, mapping.columns.date))];
  return texts
    .map((text) => ({ text, days: orders.map((order) => readDay(text, order)?.day) }))
    .filter(({ days }) => new Set(days).size > 1)
    .slice(0, most);
}

/** A mapping without the further columns that a field has, and without those that a column is for other fields. */
function withoutAlso({ also = {}, turned, ...mapping }: Mapping, field: Field, column: number | undefined): Mapping {
  const kept = Object.entries(also).filter(([name, columns]) => name !== field && !columns.includes(column ?? -1));
  const taken = turned && (field in turned.columns || Object.values(turned.columns).includes(column ?? -1));
  const left = kept.length > 0 ? { also: Object.fromEntries(kept) as NonNullable<Mapping['also']> } : {};
  return { ...mapping, ...left, ...(turned && !taken && { turned }) };
}

/** Gives a field to a column, or to none; a column holds one field only. */
export function assign(mapping: Mapping, field: Field, column: number | undefined): Mapping {
  const columns: Partial<Record<Field, number>> = {};
  const why = { ...mapping.why };
  for (const [name, taken] of Object.entries(mapping.columns) as [Field, number][]) {
    if (name !== field && taken !== column) columns[name] = taken;
    else delete why[name];
  }
  const others = withoutAlso(mapping, field, column);
  if (column === undefined) return { ...others, columns, why };
  return { ...others, columns: { ...columns, [field]: column }, why: { ...why, [field]: 'person' } };
}

/** The best guess when a person says of what kind the rows are; without a kind they are orders. */
export function guessAs(sample: Sample, kindName: string): Mapping {
  const kind = kindNamed(kindName);
  return { ...(kind ? tableSource(kind) : generic).map(sample), source: 'mapped', certain: false };
}
