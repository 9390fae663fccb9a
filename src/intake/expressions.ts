import type { DateReading } from './dates.ts';
import type { Decimal } from './numbers.ts';

/** SQL of one typed cell. `cell` is a column of the raw table; every other text here is our own. */

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

export const textOf = (cell: string) => `nullif(trim(${cell}), '')`;

/** An id is text: `17850.0` was a number on its way here, `'123` and `="123"` were kept from a spreadsheet. */
export function idOf(cell: string): string {
  const text = textOf(cell);
  return `CASE
    WHEN suffix(${text}, '.0') AND regexp_full_match(${text}, '\\d+\\.0') THEN left(${text}, -2)
    WHEN starts_with(${text}, '''') OR starts_with(${text}, '="') THEN nullif(trim(${text}, '''="'), '')
    ELSE ${text} END`;
}

export const emailOf = (cell: string) => `CASE WHEN contains(${cell}, '@') THEN lower(trim(${cell})) END`;

export function booleanOf(cell: string): string {
  const yes = `('yes', 'y', 'true', 't', '1', 'subscribed', '是', 'ja', 'oui', 'si', 'sí', 'sì', 'はい')`;
  const no = `('no', 'n', 'false', 'f', '0', 'unsubscribed', 'not subscribed', '否', 'nein', 'non', 'いいえ')`;
  const word = `lower(trim(${cell}))`;
  return `CASE WHEN ${word} IN ${yes} THEN true WHEN ${word} IN ${no} THEN false END`;
}

export const currencyOf = (cell: string) =>
  `CASE WHEN regexp_full_match(trim(${cell}), '[A-Za-z]{3}') THEN upper(trim(${cell})) END`;

const plain = { '.': '-?(\\d+|\\d{1,3}(,\\d{2,3})+)?(\\.\\d*)?', ',': '-?(\\d+|\\d{1,3}(\\.\\d{2,3})+)?(,\\d*)?' };
const amount = 'DECIMAL(18,4)';

/** `readNumber` in SQL: DECIMAL(18,4), or NULL for what is no number. */
export function numberOf(cell: string, decimal: Decimal): string {
  const signs = String.raw`[A-Z]{0,2}\p{Sc}|[\s\x{00a0}\x{202f}\x{2009}''’元円]`;
  const bare = `regexp_replace(replace(trim(${cell}), '−', '-'), '${signs}', '', 'g')`;
  const unnamed = `regexp_replace(regexp_replace(${bare}, '^\\p{L}{2,3}', ''), '\\p{L}{1,3}$', '')`;
  const turned = `regexp_replace(regexp_replace(${unnamed}, '^\\((.*)\\)$|^(.*)-$', '-\\1\\2'), '^\\+', '')`;
  const group = decimal === '.' ? ',' : '.';
  const pointed = `replace(replace(${turned}, '${group}', ''), ',', '.')`;
  const read = `CASE WHEN regexp_full_match(${turned}, '${plain[decimal]}') THEN TRY_CAST(${pointed} AS ${amount}) END`;
  return decimal === ',' ? read : `coalesce(TRY_CAST(${cell} AS ${amount}), ${read})`;
}

const tail = String.raw`^(.*\d:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*((?i:Z|UTC|GMT)|[+-]\d{2}(?::?\d{2})?)?$`;

/** The wall clock as written: TIMESTAMP, or NULL for what is no day between 1900 and 2100. */
export function dateOf(cell: string, reading: DateReading): string {
  if (reading.unix > 0) return `make_timestamp(TRY_CAST(trim(${cell}) AS BIGINT) * ${1e6 / reading.unix})`;
  if (reading.formats.length === 0) return 'NULL::TIMESTAMP';
  const text = `trim(${cell})`;
  const wall = reading.tails ? `coalesce(nullif(regexp_extract(${text}, '${tail}', 1), ''), ${text})` : text;
  const formats = reading.formats.map(literal).join(', ');
  const at = `try_strptime(${wall}, [${formats}])`;
  return `CASE WHEN ${at} BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2100-12-31' THEN ${at} END`;
}

/** Minutes that the wall clock is ahead of UTC, where the cell says so. */
export function offsetOf(cell: string, reading: DateReading): string {
  if (reading.unix > 0) return '0';
  if (!reading.tails) return 'NULL::INTEGER';
  const zone = `nullif(regexp_extract(trim(${cell}), '${tail}', 2), '')`;
  const hours = `TRY_CAST(left(${zone}, 3) AS INTEGER) * 60`;
  const minutes = `coalesce(TRY_CAST(right(${zone}, 2) AS INTEGER), 0)`;
  return `CASE WHEN upper(${zone}) IN ('Z', 'UTC', 'GMT') THEN 0
    WHEN length(${zone}) = 3 THEN ${hours}
    WHEN starts_with(${zone}, '-') THEN ${hours} - ${minutes} ELSE ${hours} + ${minutes} END`;
}

/** Whether the cell has a time of day. */
export function hasTime(cell: string, reading: DateReading): string {
  const timed = reading.formats.filter((format) => /%[HI]/.test(format)).length;
  if (reading.unix > 0 || (timed > 0 && timed === reading.formats.length)) return 'true';
  return timed === 0 ? 'false' : `(contains(${cell}, ':') OR regexp_full_match(trim(${cell}), '\\d{12,14}'))`;
}
