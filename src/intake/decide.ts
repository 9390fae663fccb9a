import type { Database } from '../engine/database.ts';
import { type DateReading, dateReading, possibleOrders, readDay, unixUnits } from './dates.ts';
import { dateOf } from './expressions.ts';
import { type Decimal, decimalOf, markOf } from './numbers.ts';
import { cellName, rawTable } from './slices.ts';
import { cellsOf, type DateOrder, type Field, type Mapping, type Sample } from './source.ts';

/** Fields that hold numbers. The first five must be readable where they are written, the others may be missing. */
export const numberFields = [
  'quantity',
  'unit_price',
  'line_total',
  'order_total',
  'order_goods',
  'line_subtotal',
  'line_discount',
  'line_shipping',
  'line_tax',
  'adjusted_total',
  'order_subtotal',
  'order_discount',
  'shipping',
  'tax',
  'refunded',
  'cost',
  'stock',
  'rating',
] as const satisfies readonly Field[];

/** How the columns of one file are read, decided on the whole of each. */
export interface Readings {
  readonly date: DateReading;
  readonly cancelled: DateReading | undefined;
  /** The decimal mark of the file, and of those of its columns that have one of their own. */
  readonly decimal: Decimal;
  readonly decimals?: Readonly<Partial<Record<Field, Decimal>>>;
  /** Whether only numbers are read that need no care. */
  readonly plain?: boolean;
}

const mostTexts = 20_000;

/** SQL of the whole text of the date: the column itself, the day and the time beside it, or the day in the order's number. */
export function dateCell({ columns, datedByOrder }: Mapping): string {
  const date = cellName(columns.date ?? 0);
  if (datedByOrder && columns.order_id !== undefined) {
    const digits = `nullif(regexp_extract(${cellName(columns.order_id)}, '^\\d{6}'), '')`;
    return `coalesce(${date}, regexp_replace(${digits}, '^(..)(..)(..)$', '20\\1-\\2-\\3'))`;
  }
  return columns.time === undefined ? date : `concat_ws(' ', ${date}, ${cellName(columns.time)})`;
}

/** The day with which an order's number begins (yymmdd), '' where there is none. */
function dayOfOrder(order = ''): string {
  const [, year, month, day] = /^(\d\d)(\d\d)(\d\d)/.exec(order) ?? [];
  return year ? `20${year}-${month}-${day}` : '';
}

/** Texts of the date in the sample, put together as `dateCell` does it. */
export function dateTexts(sample: Sample, { columns, datedByOrder }: Mapping): string[] {
  const times = cellsOf(sample, columns.time);
  const orders = datedByOrder ? cellsOf(sample, columns.order_id) : [];
  return cellsOf(sample, columns.date)
    .map((day, row) => (day !== '' && times[row] ? `${day} ${times[row]}` : day || dayOfOrder(orders[row])))
    .filter((text) => text !== '');
}

/** Different texts of the raw table. */
export async function rawTexts(db: Database, expression: string, condition: string): Promise<string[]> {
  const sql = `SELECT DISTINCT ${expression} AS cell FROM ${rawTable} WHERE ${condition} LIMIT ${mostTexts}`;
  return (await db.rows<{ cell: string }>(sql)).map(({ cell }) => cell);
}

/** Years that the texts spread over under an order: a two-digit year taken for a day spreads over decades. */
function yearsUnder(days: readonly string[], order: DateOrder): number {
  return new Set(days.map((text) => readDay(text, order)?.day.slice(0, 4))).size;
}

/** The orders between which the days leave a choice; one when they decide. Texts that name their parts need none. */
export function ordersLeft(days: readonly string[]): DateOrder[] {
  const orders = possibleOrders(days);
  const spread = orders.map((order) => yearsUnder(days, order));
  const narrow = orders.filter((_, index) => (spread[index] ?? 0) <= 3 * Math.min(...spread));
  const [first] = narrow;
  const differs = days.some((text) => narrow.some((o) => first && readDay(text, o)?.day !== readDay(text, first)?.day));
  return differs ? narrow : narrow.slice(0, 1);
}

/** Orders of day and month that the whole date column allows. */
export async function columnOrders(db: Database, sample: Sample, mapping: Mapping): Promise<DateOrder[]> {
  const seen = dateTexts(sample, mapping);
  if (unixUnits(seen) > 0) return ['ymd'];
  const inSample = possibleOrders(seen);
  if (inSample.length === 1 && inSample[0] === 'ymd') return inSample;
  const cell = cellName(mapping.columns.date ?? 0);
  const days = await rawTexts(db, `rtrim(split_part(split_part(${cell}, ' ', 1), 'T', 1), ',')`, `${cell} IS NOT NULL`);
  const left = ordersLeft(days);
  return left.length > 0 ? left : ordersLeft(seen);
}

/** The reading of a column of dates. Cells that no form of the sample fits are looked at once more. */
async function readingOf(db: Database, cell: string, seen: string[], order: DateOrder): Promise<DateReading> {
  const reading = dateReading(seen, order);
  if (reading.unix > 0) return reading;
  const unread = await rawTexts(db, cell, `${cell} IS NOT NULL AND ${dateOf(cell, reading)} IS NULL`);
  return unread.length === 0 ? reading : dateReading([...seen, ...unread], order);
}

export const numberCells = ({ columns }: Mapping): string[] =>
  numberFields.flatMap((field) => (columns[field] === undefined ? [] : [cellName(columns[field])]));

/** The decimal marks of the numbers of a file. One without a comma in them needs no further look. */
export async function decimalMarks(db: Database, mapping: Mapping): Promise<Pick<Readings, 'decimal' | 'decimals'>> {
  const cells = numberCells(mapping);
  const found = new Map<string, string[]>();
  for (const cell of cells) found.set(cell, await rawTexts(db, cell, `contains(${cell}, ',')`));
  if ([...found.values()].every((texts) => texts.length === 0)) return { decimal: '.' };
  for (const cell of cells) found.get(cell)?.push(...(await rawTexts(db, cell, `contains(${cell}, '.')`)));
  const decimals: Partial<Record<Field, Decimal>> = {};
  for (const field of numberFields) {
    const mark = markOf(found.get(cellName(mapping.columns[field] ?? -1)) ?? []);
    if (mark) decimals[field] = mark;
  }
  return { decimal: decimalOf([...found.values()].flat()), decimals };
}

/** The reading of the date that `mapping` names. */
export function dateReadingOf(db: Database, sample: Sample, mapping: Mapping, order: DateOrder): Promise<DateReading> {
  return readingOf(db, dateCell(mapping), dateTexts(sample, mapping), order);
}

export async function decideReadings(
  db: Database,
  sample: Sample,
  mapping: Mapping,
  order: DateOrder,
): Promise<Readings> {
  const { cancelled_at } = mapping.columns;
  const cancelledTexts = cellsOf(sample, cancelled_at).filter((text) => text !== '');
  return {
    date: await dateReadingOf(db, sample, mapping, order),
    cancelled:
      cancelled_at === undefined ? undefined : await readingOf(db, cellName(cancelled_at), cancelledTexts, order),
    ...(await decimalMarks(db, mapping)),
  };
}
