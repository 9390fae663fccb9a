/** ASCII characters that decide how a table of text is cut. */
export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const blank = 32;
export const quote = 34;
const apostrophe = 39;
const point = 46;
const zero = 48;
const equals = 61;

/** What some field of a column showed, as bits: that it begins or ends with a blank; that it may be dressed. */
export const padded = 1;
/** An id or a text as spreadsheets write them: `'12`, `="12"`, `12.0`. */
export const dressed = 2;

/** The bits of a field that stands in `bytes` from `from` to `to`. What is padded may be dressed as well. */
export function looksOf(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] ?? 0;
  const last = bytes[to - 1] ?? 0;
  if (first <= blank || last <= blank) return padded | dressed;
  return first === apostrophe || first === equals || (last === zero && bytes[to - 2] === point) ? dressed : 0;
}

/** The same of a field that is there as text, without blanks around it. */
export const mayBeDressed = (field: string): boolean => /^['=]|\.0$/.test(field);
