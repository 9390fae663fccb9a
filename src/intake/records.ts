import { literal } from './expressions.ts';
import { cellName } from './slices.ts';
import type { Condition, PackedItems, Rule } from './source.ts';

/** SQL of whether a record meets a condition. */
export const meets = ({ column, pattern }: Condition): string =>
  `regexp_matches(coalesce(${cellName(column)}, ''), ${literal(pattern)}, 'i')`;

/** SQL of what the first rule that fits a record says, NULL where none does. */
export function meaningOf(rules: readonly Rule[]): string {
  const cases = rules.map(({ when, means }) => {
    return `WHEN ${['true', ...when.map(meets)].join(' AND ')} THEN ${literal(means)}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

const group = (pattern: string | undefined) =>
  pattern === undefined ? 'NULL' : `nullif(trim(regexp_extract(item, ${literal(pattern)}, 1)), '')`;

/**
 * SQL of the items that stand packed in the cells of a record, as `incoming_lines.items`; NULL where there are none.
 * An item that is written otherwise than expected keeps its text as its name: it is one piece of something.
 */
export function itemsOf({ columns, between, name, id, quantity, total }: PackedItems): string {
  const cells = `list_filter([${columns.map(cellName).join(', ')}], cell -> cell IS NOT NULL)`;
  const cut = (cell: string) =>
    between === undefined
      ? `[${cell}]`
      : `string_split(regexp_replace(${cell}, ${literal(between)}, chr(1) || '\\1', 'g'), chr(1))`;
  const items = `flatten(list_transform(${cells}, cell -> ${cut('cell')}))`;
  const written = `list_filter(${items}, item -> trim(item) <> '')`;
  const named = `coalesce(${group(name)}, CASE WHEN ${group(id)} IS NULL THEN trim(item) END)`;
  const read = `list_transform(${written}, item -> {product_id: ${group(id)}, product_name: ${named},
    quantity: TRY_CAST(${group(quantity)} AS DOUBLE), line_total: TRY_CAST(${group(total)} AS DECIMAL(18,4))})`;
  return `nullif(${read}, [])`;
}
