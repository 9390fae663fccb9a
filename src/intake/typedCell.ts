import { numberFields, type Readings } from './decide.ts';
import * as sql from './expressions.ts';
import { cellName } from './slices.ts';
import type { Field, Mapping } from './source.ts';
import { booleanOf, consentOf } from './words.ts';

const ids: readonly Field[] = ['order_id', 'product_id', 'platform_customer_id', 'phone'];
const numbers: readonly Field[] = numberFields;

/**
 * SQL of what the raw cell of a mapped field says. `dressed`: columns some of whose cells may not be the bare id or text;
 * where it is left out, all are looked at.
 */
export function typedCell(
  field: Field,
  { columns, numberIn, sumsUp }: Mapping,
  { decimal, decimals, cancelled, plain }: Readings,
  dressed?: ReadonlySet<number>,
): string {
  const column = columns[field] ?? 0;
  const cell = cellName(column);
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
  if (dressed?.has(column) === false) return cell;
  return ids.includes(field) ? sql.idOf(cell) : sql.textOf(cell);
}
