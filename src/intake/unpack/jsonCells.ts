/** Numbers that a JavaScript number does not hold as they are written: long ones, and those with an exponent. */
const risky = /\d{16}|\d[eE][+-]?\d/;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const isExact = (number: string) => number.replace(/\D/g, '').length < 16 && !/e/i.test(number);

/** Long numbers become texts, so that no digit of an order number is lost. */
function guarded(json: string): string {
  if (!risky.test(json)) return json;
  return json.replace(tokens, (token) => (token.startsWith('"') || isExact(token) ? token : `"${token}"`));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

/** Puts the values of an object into `cells`; those of an object inside under both names, joined by a dot. */
function spread(object: Record<string, unknown>, prefix: string, cells: Map<string, string>): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key;
    if (isRecord(value) && prefix.length < 200) spread(value, `${name}.`, cells);
    else cells.set(name, textOf(value));
  }
}

/** The cells of a record by name; undefined when the text is no object. */
export function jsonCells(json: string): Map<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(guarded(json));
    if (!isRecord(value)) return undefined;
    const cells = new Map<string, string>();
    spread(value, '', cells);
    return cells;
  } catch {
    return undefined;
  }
}
