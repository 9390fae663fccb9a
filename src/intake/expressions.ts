import { type DateReading, serialDays, tailPattern } from './dates.ts';
import { bareSteps, type Decimal, eitherWay } from './numbers.ts';

/** SQL of one typed cell. `cell` is a column of the raw table, trimmed there; every other text here is our own. */

export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** An id is text: `17850.0` was a number on its way here, `'123` and `="123"` were kept from a spreadsheet. */
export function idOf(cell: string): string {
  return `CASE
    WHEN suffix(${cell}, '.0') AND regexp_full_match(${cell}, '\\d+\\.0') THEN left(${cell}, -2)
    WHEN starts_with(${cell}, '''') THEN nullif(substr(${cell}, 2), '')
    WHEN starts_with(${cell}, '="') AND regexp_full_match(${cell}, '="[^"]*"') THEN nullif(substr(${cell}, 3, length(${cell}) - 3), '')
    ELSE ${cell} END`;
}

/** The group of a pattern in the text of several cells; all of the text where it does not fit. */
export const numberIn = (cells: readonly string[], pattern: string) =>
  `nullif(regexp_replace(concat_ws(' ', ${cells.join(', ')}), ${literal(pattern)}, '\\1'), '')`;

/** Text as it was before an apostrophe kept a spreadsheet from taking it for a formula. */
export const textOf = (cell: string) =>
  `CASE WHEN starts_with(${cell}, '''') AND regexp_matches(${cell}, '^''[=+\\-@]') THEN substr(${cell}, 2) ELSE ${cell} END`;

export const emailOf = (cell: string) => `CASE WHEN contains(${cell}, '@') THEN lower(${cell}) END`;

export const currencyOf = (cell: string) =>
  `CASE WHEN regexp_full_match(${cell}, '[A-Za-z]{3}') THEN upper(${cell}) END`;

/** Below a trillion: sums of orders then fit what they are kept in. */
const amount = 'DECIMAL(16,4)';

/** A text after `steps`, each a pattern, what takes the place of what it finds, and options. */
const replaced = (cell: string, steps: readonly (readonly [pattern: string, to: string, options: string])[]) =>
  steps.reduce((sql, [from, to, how]) => `regexp_replace(${sql}, ${literal(from)}, ${literal(to)}, '${how}')`, cell);

/**
 * `readNumber` in SQL: DECIMAL(16,4), or NULL for what is no number. The careful part names nothing twice: a common
 * subexpression would be computed for all rows, also for those that the plain cast has read.
 */
export function numberOf(cell: string, decimal: Decimal): string {
  const found = replaced(cell, [...bareSteps, [...eitherWay(decimal), '']]);
  const read = `TRY_CAST(translate(regexp_extract(${found}, '.* .*'), ' ,.', '.') AS ${amount})`;
  const easy = decimal === '.' ? cell : `CASE WHEN NOT contains(${cell}, '.') THEN replace(${cell}, ',', '.') END`;
  const [group, mark] = decimal === '.' ? [',', '.'] : ['.', ','];
  const digits = `\\d+|[1-9]\\d{0,2}(?:[${group}]\\d{3})+`;
  const beside = `^(?:\\p{Sc} ?)?(-?(?:${digits})(?:[${mark}]\\d+)?)(?: ?(?:\\p{Sc}|[A-Z]{3}))?$`;
  const usual = `TRY_CAST(translate(regexp_extract(${cell}, '${beside}', 1), '${mark}${group}', '.') AS ${amount})`;
  return `coalesce(TRY_CAST(${easy} AS ${amount}), ${usual}, ${read})`;
}

/** A number that needs no care; NULL for any other. */
export const plainNumberOf = (cell: string) => `TRY_CAST(${cell} AS ${amount})`;

/** The text of a date after all that its column needs, and the same without fractions of a second and offset. */
const calmOf = (cell: string, { steps }: DateReading) =>
  replaced(
    cell,
    steps.map(([from, to]) => [from, to, 'gi']),
  );
const wallOf = (cell: string, reading: DateReading) =>
  reading.tails ? replaced(calmOf(cell, reading), [[tailPattern, '\\1\\2', '']]) : calmOf(cell, reading);

function countedOf(cell: string, unix: number): string {
  if (unix >= 1) return `make_timestamp(TRY_CAST(${cell} AS BIGINT) * ${1e6 / unix})`;
  const days = `TRY_CAST(replace(${cell}, ',', '.') AS DOUBLE)`;
  return `CASE WHEN ${days} BETWEEN 20000 AND 60001
    THEN make_timestamp(round((${days} - ${serialDays}) * 86400)::BIGINT * 1000000) END`;
}

/** The wall clock as written: TIMESTAMP, or NULL for what is no day between 1900 and 2100. */
export function dateOf(cell: string, reading: DateReading): string {
  if (reading.unix > 0) return countedOf(cell, reading.unix);
  if (reading.formats.length === 0) return 'NULL::TIMESTAMP';
  const formats = reading.formats.map(literal).join(', ');
  const at = `try_strptime(${wallOf(cell, reading)}, [${formats}])`;
  return `CASE WHEN ${at} BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2100-12-31' THEN ${at} END`;
}

/** Minutes that the wall clock is ahead of UTC, where the cell says so. */
export function offsetOf(cell: string, reading: DateReading): string {
  if (reading.unix >= 1) return '0';
  if (!reading.tails) return 'NULL::INTEGER';
  const zone = `nullif(regexp_extract(${calmOf(cell, reading)}, ${literal(tailPattern)}, 3), '')`;
  const digits = `replace(ltrim(upper(${zone}), 'UTCGM'), ':', '')`;
  const number = `TRY_CAST(${digits} AS INTEGER)`;
  return `CASE WHEN upper(${zone}) IN ('Z', 'UTC', 'GMT') THEN 0
    WHEN length(${digits}) <= 3 THEN ${number} * 60 ELSE ${number} // 100 * 60 + ${number} % 100 END`;
}

/** Whether the cell has a time of day. */
export function hasTime(cell: string, reading: DateReading): string {
  const timed = reading.formats.filter((format) => /%[HI]/.test(format)).length;
  if (reading.unix > 0 && reading.unix < 1) return `regexp_matches(${cell}, '[.,]\\d*[1-9]')`;
  if (reading.unix > 0 || (timed > 0 && timed === reading.formats.length)) return 'true';
  const calm = calmOf(cell, reading);
  return timed === 0 ? 'false' : `(contains(${calm}, ':') OR regexp_full_match(${calm}, '\\d{12,14}'))`;
}
