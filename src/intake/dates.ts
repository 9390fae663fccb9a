import { calmed, type Step, stepsFor } from './calm.ts';
import type { DateOrder } from './source.ts';

/** How a column of dates is read: the order of its parts, and every form in which its cells were seen. */
export interface DateReading {
  readonly order: DateOrder;
  /** `strptime` formats, two-digit years first: `%Y` would take `24` for the year 24. Empty for Unix time. */
  readonly formats: readonly string[];
  /** Whether cells end in fractions of a second or in an offset from UTC. */
  readonly tails: boolean;
  /** Unix time, or days as a spreadsheet counts them: units a second, or 0. */
  readonly unix: number;
  /** What some of the cells need before they have one of those forms. */
  readonly steps: readonly Step[];
}

/** A time of day with what may follow: the time and its half of the day are groups 1 and 2, the offset from UTC is 3. */
export const tailPattern =
  '^(.*?\\d:\\d{2}(?::\\d{2})?)(?:[.,]\\d+)?( ?[AaPp][Mm])?\\s*' +
  '([Zz]|(?:[Uu][Tt][Cc]|[Gg][Mm][Tt])?(?:[+-](?:\\d{1,2}(?::\\d{2})?|\\d{4}))?)$';
/** Days from 1899-12-30, where a spreadsheet begins, to 1970-01-01. */
export const serialDays = 25569;
export const perDay = 1 / 86400;

const tail = new RegExp(tailPattern);
const separated = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)(.*)$/;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日(.*)$/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(\d{4}(?:\d{2})?)?( .*)?$/;
const dayFirst = /^(\d{1,2})([- ])([A-Za-z]{3,9})\2(\d{4}|\d{2})(?!\d)(.*)$/;
const monthFirst = /^([A-Za-z]{3,9})([- ])(\d{1,2})(,? |-)(\d{4}|\d{2})(?!\d)(.*)$/;
const clock = /^(T|,? *)\d{1,2}:\d{2}(:\d{2})?(?:( ?)[AP]M)?$/i;
const unix = /^\d{10}(\d{3})?$/;
const serial = /^(?:[2-5]\d{4}|60000)(?:[.,]\d+)?$/;
const yearFirst = /^\d{4}[-/.]/;

const months = 'january february march april may june july august september october november december'.split(' ');
const orders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly format: string;
  readonly rest: string;
}

const yearFormat = (year: string) => (year.length <= 2 ? '%y' : '%Y');

function separatedParts(text: string, wanted: DateOrder): Parts | undefined {
  const order = yearFirst.test(text) ? 'ymd' : wanted;
  const [, a = '', mark = '', b = '', c = '', rest = ''] = separated.exec(text) ?? [];
  if (a === '' || (mark === '.' && order === 'mdy') || (a.length > 2 && order !== 'ymd')) return undefined;
  const [year, month, day] = { ymd: [a, b, c], dmy: [c, b, a], mdy: [c, a, b] }[order] as [string, string, string];
  if (day.length > 2 || month.length > 2 || year.length === 3 || year.length === 1) return undefined;
  const units = {
    ymd: [yearFormat(year), '%m', '%d'],
    dmy: ['%d', '%m', yearFormat(year)],
    mdy: ['%m', '%d', yearFormat(year)],
  };
  return { year, month, day, format: units[order].join(mark), rest };
}

function namedParts(text: string): Parts | undefined {
  const [, d, between = '', m = '', y = '', after = ''] = dayFirst.exec(text) ?? [];
  const [, name = m, gap = '', number = d ?? '', next = '', full = y, rest = after] = monthFirst.exec(text) ?? [];
  const word = name.toLowerCase();
  const month = months.findIndex((known) => word === known || word === known.slice(0, 3)) + 1;
  if (month === 0 || number === '') return undefined;
  const named = name.length === 3 ? '%b' : '%B';
  const year = yearFormat(full);
  const format = d === undefined ? `${named}${gap}%d${next}${year}` : `%d${between}${named}${between}${year}`;
  return { year: full, month: String(month), day: number, format, rest };
}

function fixedParts(text: string): Parts | undefined {
  const [, year = '', month = '', day = '', rest = ''] = chinese.exec(text) ?? [];
  if (year !== '') return { year, month, day, format: '%Y年%m月%d日', rest };
  const [, y = '', m = '', d = '', digits = '', after = ''] = compact.exec(text) ?? [];
  if (y === '') return undefined;
  const time = { 0: '', 4: '%H%M', 6: '%H%M%S' }[digits.length] ?? '';
  return { year: y, month: m, day: d, format: `%Y%m%d${time}`, rest: after };
}

function clockFormat(rest: string): string | undefined {
  if (rest === '') return '';
  const found = clock.exec(rest);
  if (!found) return undefined;
  const half = /m$/i.test(rest);
  if (half && !/^\D*(?:0?[1-9]|1[0-2]):/.test(rest)) return undefined;
  return `${found[1]}${half ? '%I' : '%H'}:%M${found[2] ? ':%S' : ''}${half ? `${found[3] ?? ''}%p` : ''}`;
}

const withoutTail = (text: string) => text.replace(tail, '$1$2');
const calm = (text: string) => calmed(text.trim()).text;
const pad = (part: string | number) => String(part).padStart(2, '0');

/** The day (`YYYY-MM-DD`) and the `strptime` format of a text read in this order, or undefined. */
export function readDay(text: string, order: DateOrder): { day: string; format: string } | undefined {
  const plain = withoutTail(calm(text));
  const parts = fixedParts(plain) ?? namedParts(plain) ?? separatedParts(plain, order);
  const time = parts && clockFormat(parts.rest);
  if (!parts || time === undefined) return undefined;
  const short = Number(parts.year);
  const year = parts.year.length > 2 ? short : short + (short < 69 ? 2000 : 1900);
  const date = new Date(Date.UTC(year, Number(parts.month) - 1, Number(parts.day)));
  const exists = date.getUTCMonth() + 1 === Number(parts.month) && date.getUTCDate() === Number(parts.day);
  if (!exists || year < 1900 || year > 2100) return undefined;
  return { day: `${year}-${pad(parts.month)}-${pad(parts.day)}`, format: parts.format + time };
}

/** Of the orders those of which a text can say most. */
function best(
  among: readonly DateOrder[],
  texts: readonly string[],
  says: (text: string, order: DateOrder) => boolean,
) {
  const read = among.map((order) => texts.filter((text) => says(text, order)).length);
  const most = Math.max(...read);
  return most === 0 ? [] : among.filter((_, index) => read[index] === most);
}

/** The orders under which most of the texts are days. More than one: the column cannot decide. Years first are their own order. */
export function possibleOrders(texts: readonly string[]): DateOrder[] {
  const left = best(orders, texts, (text, order) => readDay(text, order) !== undefined);
  if (left.length < 2 || !texts.some((text) => yearFirst.test(calm(text)))) return left;
  return best(left, texts, (text, order) => (order === 'ymd' || !yearFirst.test(calm(text))) && !!readDay(text, order));
}

/** Unix time in seconds or milliseconds, or days of a spreadsheet: units a second, or 0 when the texts are something else. */
export function unixUnits(texts: readonly string[]): number {
  if (texts.length > 0 && texts.every((text) => serial.test(text))) return perDay;
  const found = texts.map((text) => unix.exec(text));
  if (texts.length === 0 || found.includes(null)) return 0;
  return found[0]?.[1] === undefined ? 1 : 1000;
}

/** The day of such a number. */
export function countedDay(text: string, units: number): string {
  const seconds = units < 1 ? (Number(text.replace(',', '.')) - serialDays) / units : Number(text) / units;
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The reading of a column in a given order, from texts that stand in it. */
export function dateReading(texts: readonly string[], order: DateOrder): DateReading {
  const units = unixUnits(texts);
  if (units > 0) return { order, formats: [], tails: false, unix: units, steps: [] };
  const formats = new Set(texts.map((text) => readDay(text, order)?.format).filter((format) => format !== undefined));
  const sorted = [...formats].sort((a, b) => Number(b.includes('%y')) - Number(a.includes('%y')));
  const tails = texts.map(calm).some((text) => withoutTail(text) !== text);
  return { order, formats: sorted, tails, unix: 0, steps: stepsFor(texts.filter((text) => readDay(text, order))) };
}
