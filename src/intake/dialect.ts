import { Cutter, type Dialect } from './cutter.ts';
import { looksLikeDate, looksLikeEmail, looksLikeNumber } from './looks.ts';
import { splitRecord } from './split.ts';

export interface CutRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

const separators: readonly Dialect[] = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, runs: false }));
const blanks: Dialect = { delimiter: ' ', runs: true };
const decoder = new TextDecoder();
const dialectRecords = 300;

/** The first records with something in them. `whole` is false when the bytes stop in the middle of a file. */
export function cutRecords(bytes: Uint8Array, dialect: Dialect, whole: boolean, most: number): CutRecord[] {
  const cutter = new Cutter(dialect);
  cutter.push(bytes, whole);
  const records: CutRecord[] = [];
  while (records.length < most && cutter.next()) {
    const text = decoder.decode(bytes.subarray(cutter.start, cutter.end));
    const fields = splitRecord(text, dialect, cutter.literal);
    if (cutter.filled && fields.some((field) => field !== '')) records.push({ line: cutter.line, fields });
  }
  return records;
}

/** The most frequent number of fields, and the share of records that have it. */
export function usualWidth(records: readonly CutRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let width = 0;
  for (const [fields, count] of counts) {
    const most = counts.get(width) ?? 0;
    if (count > most || (count === most && fields > width)) width = fields;
  }
  return { width, share: records.length === 0 ? 0 : (counts.get(width) ?? 0) / records.length };
}

/** The separator under which the records agree best on a number of fields; runs of blanks only where no other does. */
export function sniffDialect(bytes: Uint8Array, whole: boolean): Dialect {
  let best = blanks;
  let bestScore = 0;
  for (const dialect of separators) {
    const { width, share } = usualWidth(cutRecords(bytes, dialect, whole, dialectRecords));
    const score = width < 2 ? 0 : share ** 2 * Math.log(width);
    if (score > bestScore) [best, bestScore] = [dialect, score];
  }
  if (bestScore > 0.2) return best;
  const { width } = usualWidth(cutRecords(bytes, blanks, whole, dialectRecords));
  return width >= 2 || bestScore > 0 ? (width >= 2 ? blanks : best) : separators[0]!;
}

const isValue = (cell: string) => looksLikeNumber(cell) || looksLikeDate(cell) || looksLikeEmail(cell);
const filled = (fields: readonly string[]) => fields.filter((field) => field !== '');

/**
 * Index of the header among the records, or undefined when the first full record is already data: a header has names
 * where the records below have values. Narrower records before it are titles.
 */
export function findHeader(records: readonly CutRecord[], width: number): number | undefined {
  const index = records.findIndex(
    ({ fields }) => filled(fields).length >= Math.min(2, width) && Math.abs(fields.length - width) <= 1,
  );
  const header = records[index];
  if (!header) return undefined;
  const names = filled(header.fields);
  const values = names.filter(isValue).length;
  if (values * 3 > names.length) return undefined;
  if (values === 0) return index;
  const below = records.slice(index + 1, index + 50).flatMap(({ fields }) => filled(fields));
  return below.filter(isValue).length / Math.max(1, below.length) > values / names.length ? index : undefined;
}
