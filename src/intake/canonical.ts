import { dressed, lineFeed, mayBeDressed, padded } from './bytes.ts';
import { Cutter, type Dialect } from './cutter.ts';
import { splitRecord } from './split.ts';

export type Reason =
  'not_data' | 'too_many_fields' | 'unreadable' | 'bad_date' | 'bad_number' | 'no_key' | 'not_an_order';
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: Reason;
}
/** Records as CSV that needs no leniency: each with its line number first and as many fields as the header. */
export interface Slice {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Physical line of each record. */
  readonly lines: Int32Array;
  /** Positions of fields that begin or end with a blank in some record. */
  readonly padded: ReadonlySet<number>;
  /** Positions of fields that may be dressed in some record: `'12`, `="12"`, `12.0`. */
  readonly dressed: ReadonlySet<number>;
}

const usualSlice = 4 * 2 ** 20;
/** Longer than this is no order line, and more than the database takes. */
const longestLine = 2 ** 20;
const shownValue = 200;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const enquoted = (field: string) => `"${field.replaceAll('"', '""').replaceAll('\0', '')}"`;

/**
 * Rewrites records so that the database reads each as we do. A record without a flaw is copied byte by byte; others
 * are split leniently and quoted anew, padded when short, refused when there is more in them than the header has
 * names for. `blank + rejects.length + records` is the number of records after the header.
 */
export class Canonical {
  blank = 0;
  records = 0;
  /** Records with fewer fields than the header: the rest is empty. */
  short = 0;
  readonly rejects: Reject[] = [];
  readonly slices: Slice[] = [];
  readonly #cutter: Cutter;
  readonly #dialect: Dialect;
  readonly #width: number;
  readonly #headerLine: number;
  readonly #sliceBytes: number;
  #out: Uint8Array<ArrayBuffer>;
  #at = 0;
  #lines: number[] = [];

  /** `headerLine`: physical line of the header, 0 when there is none. Records before it are no data. `sliceBytes`: when a slice is cut. */
  constructor(dialect: Dialect, width: number, headerLine: number, sliceBytes = usualSlice) {
    this.#sliceBytes = sliceBytes;
    this.#out = new Uint8Array(sliceBytes + 2 ** 16);
    this.#cutter = new Cutter(dialect);
    this.#dialect = dialect;
    this.#width = width;
    this.#headerLine = headerLine;
  }

  /** Cuts a block of UTF-8; finished slices stand in `slices`, to be taken out by the caller. */
  push(block: Uint8Array, final: boolean): void {
    const cutter = this.#cutter;
    cutter.push(block, final);
    while (cutter.next()) this.#take(cutter);
    if (final && this.#at > 0) this.#cut();
  }

  #take(cutter: Cutter): void {
    if (cutter.line === this.#headerLine) return;
    if (!cutter.filled) this.blank++;
    else if (cutter.line < this.#headerLine) this.#reject('not_data', this.#text(cutter));
    else if (cutter.end - cutter.start > longestLine) this.#reject('unreadable', this.#text(cutter));
    else if (cutter.exact && cutter.fields === this.#width) this.#copy(cutter);
    else this.#mend(cutter);
  }

  #copy({ bytes, start, end, line }: Cutter): void {
    this.#begin(line, end - start);
    this.#out.set(bytes.subarray(start, end), this.#at);
    this.#at += end - start;
    this.#out[this.#at++] = lineFeed;
    this.#finish(line);
  }

  #mend(cutter: Cutter): void {
    const text = decoder.decode(cutter.bytes.subarray(cutter.start, cutter.end));
    const fields = splitRecord(text, this.#dialect, cutter.literal);
    while (fields.length > this.#width && fields.at(-1) === '') fields.pop();
    const filled = fields.filter((field) => field !== '').length;
    if (filled === 0) this.blank++;
    else if (filled === 1 && fields.length !== this.#width && this.#width > 2)
      this.#reject('not_data', fields.length === 1 ? (fields[0] ?? '') : text);
    else if (fields.length > this.#width) this.#reject('too_many_fields', text);
    else this.#write(fields);
  }

  #write(fields: string[]): void {
    if (fields.length < this.#width) this.short++;
    while (fields.length < this.#width) fields.push('');
    const { line, looks } = this.#cutter;
    for (const [at, field] of fields.entries()) if (mayBeDressed(field)) looks[at]! |= dressed;
    const bytes = encoder.encode(`${fields.map(enquoted).join(this.#dialect.delimiter)}\n`);
    this.#begin(line, bytes.length);
    this.#out.set(bytes, this.#at);
    this.#at += bytes.length;
    this.#finish(line);
  }

  #begin(line: number, length: number): void {
    if (this.#at + length + 32 > this.#out.length) this.#cut();
    if (length + 32 > this.#out.length) this.#out = new Uint8Array(length + this.#sliceBytes);
    let digits = 1;
    for (let power = 10; power <= line; power *= 10) digits++;
    for (let rest = line, at = this.#at + digits - 1; at >= this.#at; at--, rest = Math.floor(rest / 10)) {
      this.#out[at] = 48 + (rest % 10);
    }
    this.#at += digits;
    this.#out[this.#at++] = this.#dialect.delimiter.charCodeAt(0);
  }

  #finish(line: number): void {
    this.records++;
    this.#lines.push(line);
    if (this.#at >= this.#sliceBytes) this.#cut();
  }

  #cut(): void {
    const looks = this.#cutter.looks.slice(0, this.#width);
    this.#cutter.looks.fill(0);
    const showing = (look: number) => new Set([...looks.keys()].filter((field) => ((looks[field] ?? 0) & look) !== 0));
    this.slices.push({
      bytes: this.#out.slice(0, this.#at),
      lines: Int32Array.from(this.#lines),
      padded: showing(padded),
      dressed: showing(dressed),
    });
    this.#at = 0;
    this.#lines = [];
  }

  #text({ bytes, start, end }: Cutter): string {
    return decoder.decode(bytes.subarray(start, Math.min(end, start + 4 * shownValue)));
  }

  #reject(reason: Reason, text: string): void {
    const value = text.length > shownValue ? `${text.slice(0, shownValue)}…` : text;
    this.rejects.push({ line: this.#cutter.line, column: '', value, reason });
  }
}
