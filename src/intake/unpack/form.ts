import { probeBlocks } from '../blocks.ts';
import { type Encoding, sniffEncoding } from '../encoding.ts';
import { type JsonShape, jsonShape } from './json.ts';
import type { Table } from './table.ts';

type Form = 'zip' | 'parquet' | 'compound' | 'gzip' | 'tar' | 'text';

const begins = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** What a file is by its first 512 bytes. */
export function formOf(bytes: Uint8Array): Form {
  if (['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'].some((mark) => begins(bytes, mark))) return 'zip';
  if (begins(bytes, 'PAR1')) return 'parquet';
  if (begins(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (begins(bytes, '\x1f\x8b')) return 'gzip';
  return begins(bytes, 'ustar', 257) ? 'tar' : 'text';
}

/** The encoding of a text, and how its records stand in it where it is JSON. */
export function textForm(bytes: Uint8Array): { encoding: Encoding; text: string; shape: JsonShape | undefined } {
  const encoding = sniffEncoding(bytes);
  const text = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding).decode(bytes);
  return { encoding, text, shape: jsonShape(text) };
}

/** The table of a file that is text with separators, packed with gzip or not; none where it must be unpacked. */
export async function plainTable(file: File): Promise<Table | undefined> {
  try {
    const form = formOf(new Uint8Array(await file.slice(0, 512).arrayBuffer()));
    if (form !== 'text' && form !== 'gzip') return undefined;
    const { bytes } = await probeBlocks(file);
    return formOf(bytes) === 'text' && !textForm(bytes).shape ? { file } : undefined;
  } catch {
    return undefined;
  }
}
