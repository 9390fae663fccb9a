import { plainNumber } from './cells.ts';

const bytesDecoder = new TextDecoder();

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);

/** A moment as text; `utc`: it is a moment everywhere, not what a clock showed. */
function dateText(date: Date, day: boolean, utc: boolean): string {
  if (Number.isNaN(date.getTime())) return String(date);
  const [on = '', time = ''] = date
    .toISOString()
    .replace(/\.?0*Z$/, '')
    .split('T');
  return day ? on : `${on} ${time.padEnd(8, ':00')}${utc ? 'Z' : ''}`;
}

/** How the values of a column are to be shown. `digits`: how many of a number are more than noise. */
export interface Showing {
  readonly day: boolean;
  readonly utc: boolean;
  readonly digits: number;
}

/** A typed value as the text of a cell: plain digits, ISO dates, nested values as JSON. */
export function cellOf(value: unknown, { day, utc, digits }: Showing): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(Number.isFinite(value) ? value.toPrecision(digits) : String(value));
  if (value instanceof Date) return dateText(value, day, utc);
  if (value instanceof Uint8Array) return bytesDecoder.decode(value);
  return typeof value === 'object' ? JSON.stringify(value, plain) : String(value as bigint | boolean);
}
