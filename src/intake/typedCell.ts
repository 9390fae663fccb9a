import { numberFields, type Readings } from './decide.ts';
import * as sql from './expressions.ts';
import { meets } from './records.ts';
import { cellName } from './slices.ts';
import type { Field, Mapping } from './source.ts';
import { booleanOf, consentOf } from './words.ts';

const ids: readonly Field[] = ['order_id', 'product_id', 'platform_customer_id', 'phone'];
const numbers: readonly Field[] = numberFields;

/** SQL of a mapped field, by SQL of one column: the first of its columns that says something, or the one it is turned to. */
function ofColumns(field: Field, { columns, also, turned }: Mapping, read: (column: number) => string): string {
  const all = [columns[field] ?? 0, ...(also?.[field] ?? [])].map(read);
  const own = all.length > 1 ? `coalesce(${all.join(', ')})` : all.join('');
  const other = turned?.columns[field];
  return !turned || other === undefined ? own : `CASE WHEN ${meets(turned.when)} THEN ${read(other)} ELSE ${own} END`;
}

/** SQL of what is written for a mapped field; undefined where no column holds it. */
export const rawCell = (field: Field, mapping: Mapping): string | undefined =>
  mapping.columns[field] === undefined ? undefined : ofColumns(field, mapping, cellName);

/**
 * SQL of what the raw cell of a mapped field says. `dressed`: columns some of whose cells may not be the bare id or text;
 * where it is left out, all are looked at.
 */
export const typedCell = (field: Field, mapping: Mapping, readings: Readings, dressed?: ReadonlySet<number>): string =>
  ofColumns(field, mapping, (column) => oneCell(field, column, mapping, readings, dressed));

/** The sum of the numbers that a pattern finds in a cell. */
const sumOf = (cell: string, pattern: string): string =>
  `list_sum(list_transform(regexp_extract_all(${cell}, ${sql.literal(pattern)}, 1), found -> ${sql.plainNumberOf('found')}))`;

function oneCell(
  field: Field,
  column: number,
  { columns, numberIn, sumsUp, sums, guest }: Mapping,
  { decimal, decimals, cancelled, plain }: Readings,
  dressed?: ReadonlySet<number>,
): string {
  const cell = cellName(column);
  const pattern = sums?.[field];
  if (pattern !== undefined) return sumOf(cell, pattern);
  if (field === 'order_id' && numberIn) return sql.numberIn(numberIn.columns.map(cellName), numberIn.pattern);
  if (numbers.includes(field)) {
    const number = plain ? sql.plainNumberOf(cell) : sql.numberOf(cell, decimals?.[field] ?? decimal);
    if (field !== 'quantity' || !sumsUp || columns.product_name === undefined) return number;
    return `CASE WHEN ${cellName(columns.product_name)} IS NULL AND ${cell} IS NOT NULL THEN 0 ELSE ${number} END`;
  }
  if (field === 'email') return sql.emailOf(cell);
  if (field === 'consent') return consentOf(cell);
  if (field === 'is_test') return booleanOf(cell);
  if (field === 'currency') return sql.currencyOf(cell);
  if (field === 'cancelled_at') return cancelled ? sql.dateOf(cell, cancelled) : 'NULL';
  if (field === 'customer_name' && columns.last_name !== undefined)
    return `nullif(concat_ws(' ', ${sql.textOf(cell)}, ${sql.textOf(cellName(columns.last_name))}), '')`;
  const bare = ids.includes(field) ? sql.idOf : sql.textOf;
  const text = dressed?.has(column) === false ? cell : bare(cell);
  return field === 'platform_customer_id' && guest !== undefined ? `nullif(${text}, ${sql.literal(guest)})` : text;
}
