import { possibleOrders, readDay, unixUnits } from './dates.ts';
import { type Decimal, decimalOf, readNumber } from './numbers.ts';
import { cellsOf, type DateOrder, type Field, fields, type Mapping, missingIn, type Sample } from './source.ts';

/** What the mapping screen shows of a mapping before a file is read: counts over the first thousand rows. */
export interface MappingCheck {
  readonly rows: number;
  /** Rows whose date can be read, and the first and last of these days; both orders of day and month count. */
  readonly dates: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** Cells of amounts and quantities that are filled, and how many of them can be read. */
  readonly amounts: number;
  readonly amountsRead: number;
  readonly missing: readonly ('date' | 'key')[];
}

const amountFields: readonly Field[] = ['quantity', 'unit_price', 'line_total', 'order_total', 'order_goods'];

export const mappableFields: readonly Field[] = fields;

/** Days that the texts name, under the order that reads most of them. */
function daysOf(texts: readonly string[], order: DateOrder | undefined): string[] {
  const units = unixUnits(texts.filter((text) => text !== ''));
  if (units > 0) return texts.map((text) => new Date((Number(text) * 1000) / units).toISOString().slice(0, 10));
  const read = order ?? possibleOrders(texts)[0] ?? 'ymd';
  return texts.map((text) => readDay(text, read)?.day).filter((day) => day !== undefined);
}

/** Reads the sample as the mapping says. */
export function checkMapping(sample: Sample, mapping: Mapping): MappingCheck {
  const days = daysOf(cellsOf(sample, mapping.columns.date), mapping.dateOrder).sort();
  const cells = amountFields.flatMap((field) => cellsOf(sample, mapping.columns[field])).filter((cell) => cell !== '');
  const decimal: Decimal = decimalOf(cells);
  return {
    rows: sample.rows.length,
    dates: days.length,
    first: days[0],
    last: days.at(-1),
    amounts: cells.length,
    amountsRead: cells.filter((cell) => readNumber(cell, decimal) !== undefined).length,
    missing: missingIn(mapping),
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

/** Gives a field to a column, or to none; a column holds one field only. */
export function assign(mapping: Mapping, field: Field, column: number | undefined): Mapping {
  const columns: Partial<Record<Field, number>> = {};
  const why = { ...mapping.why };
  for (const [name, taken] of Object.entries(mapping.columns) as [Field, number][]) {
    if (name !== field && taken !== column) columns[name] = taken;
    else delete why[name];
  }
  if (column === undefined) return { ...mapping, columns, why };
  return { ...mapping, columns: { ...columns, [field]: column }, why: { ...why, [field]: 'person' } };
}
