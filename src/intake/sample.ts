import { Problem } from '../problem.ts';
import { probeBlocks } from './blocks.ts';
import { type CutRecord, cutRecords, findHeader, sniffDialect, usualWidth } from './dialect.ts';
import { Recoder, sniffEncoding } from './encoding.ts';
import type { Sample } from './source.ts';
import type { Shape } from './unpack/table.ts';
import { refuseBytes, refuseText } from './wrong.ts';

const sampleRows = 1000;

function fitted(fields: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => fields[index] ?? '');
}

/** A table written with the name of its index has one name more than columns: `0 customer_id date …`. */
function withoutIndexName(header: readonly string[], width: number, runs: boolean): readonly string[] {
  return runs && header.length === width + 1 && /^\d*$/.test(header[0] ?? '') ? header.slice(1) : header;
}

/** Columns at the end without a name are none, unless something stands in them. */
function namesOf(header: CutRecord | undefined, below: readonly CutRecord[], width: number, runs: boolean): string[] {
  if (!header) return Array.from({ length: width }, () => '');
  const names = withoutIndexName(header.fields, width, runs).map((name) => name.normalize('NFKC').trim());
  const isFilled = (at: number) => below.some(({ fields }) => (fields[at] ?? '') !== '');
  while (names.length > 1 && names.at(-1) === '' && !isFilled(names.length - 1)) names.pop();
  return names;
}

/**
 * Reads the beginning of a file: its encoding, separator, header and first records. `shape`: what is known of it.
 * Throws `Problem('file/…')` for a file that is no table.
 */
export async function takeSample(file: File, shape?: Shape): Promise<Sample> {
  const { bytes, whole } = await probeBlocks(file);
  if (!shape) refuseBytes(file.name, bytes);
  const recoder = new Recoder(sniffEncoding(bytes));
  const pushed = recoder.push(bytes);
  const text = new TextDecoder().decode(pushed);
  if (!shape) refuseText(file.name, text);
  const utf8 = whole ? new TextEncoder().encode(text) : pushed;
  const { named, ...dialect } = shape ?? { ...sniffDialect(utf8, whole), named: false };
  const records = cutRecords(utf8, dialect, whole, sampleRows + 50);
  const { width } = usualWidth(records);
  const found = named ? 0 : findHeader(records, width);
  const header = found === undefined ? undefined : records[found];
  const below = records.slice(found === undefined ? 0 : found + 1);
  const headers = namesOf(header, below, width, dialect.runs);
  if (below.length === 0) throw new Problem('file/header_only', { file: file.name });
  const rows = below.slice(0, sampleRows).map(({ fields }) => fitted(fields, headers.length));
  const headerLine = header?.line ?? 0;
  return { file: file.name, encoding: recoder.encoding, ...dialect, headers, headerLine, rows };
}
