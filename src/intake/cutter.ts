import { blank, carriageReturn, lineFeed, looksOf, padded, quote, tab } from './bytes.ts';
import { type Numbering, followed } from './numbering.ts';

/** A quoted field longer than this was never closed. */
const longestRecord = 2 ** 18;
/** More bytes are needed to see where the record ends. */
const incomplete = -1;
/** The opening quote of a field has no closing one that fits: the quote was a plain character. */
const stray = -2;

export interface Dialect extends Numbering {
  /** One ASCII character. With `runs` any run of blanks and tabs separates, and it is a blank. */
  readonly delimiter: string;
  readonly runs: boolean;
}

/**
 * Finds where records begin and end in UTF-8 bytes, as RFC 4180 says and where files break it: each \n, \r\n and \r
 * ends a record outside quotes, also where they are mixed; a quote inside an unquoted field is a plain character; a
 * quote that a delimiter does not follow does not close its field, and where such a one stands after a line break, or
 * where no closing quote comes at all, the opening quote was a plain character and the record ends with its physical
 * line.
 * After `next` has returned true the fields describe that record.
 */
export class Cutter {
  /** The record stands in `bytes` from `start` to `end`, without its line end. */
  start = 0;
  end = 0;
  /** Physical line on which the record begins; the first is 1. */
  line = 1;
  /** Number of fields. */
  fields = 0;
  /** Whether any byte stands in it besides separators, blanks and empty quotes. */
  filled = false;
  /** Whether it can be copied as it is: quotes as RFC 4180 wants them, no zero bytes. */
  exact = true;
  /** Whether its quotes are plain characters. */
  literal = false;
  /** `padded` and `dressed` of fields, by position, in any record since this was last cleared. */
  readonly looks = new Uint8Array(4096);
  bytes: Uint8Array = new Uint8Array(0);
  #next = 0;
  #nextLine = 1;
  #breaks = 0;
  #final = false;
  readonly #delimiter: number;
  readonly #runs: boolean;
  readonly #byRecord: boolean;
  readonly #stops = new Uint8Array(256);

  constructor(dialect: Dialect) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#runs = dialect.runs;
    this.#byRecord = dialect.byRecord ?? false;
    this.#nextLine = dialect.firstLine ?? 1;
    for (const byte of [this.#delimiter, lineFeed, carriageReturn, quote, 0]) this.#stops[byte] = 1;
  }

  /** Adds a block after what has not been cut yet. `final`: there will be no more. */
  push(block: Uint8Array, final: boolean): void {
    this.bytes = followed(this.bytes.subarray(this.#next), block);
    this.#next = 0;
    this.#final = final;
  }

  /** Moves to the next record; false when more bytes are needed, or at the end. */
  next(): boolean {
    if (this.#next >= this.bytes.length) return false;
    this.start = this.#next;
    this.line = this.#nextLine;
    this.literal = false;
    let end = this.#record();
    if (end === stray) end = this.#plainRecord();
    if (end === incomplete) return false;
    const after = this.#afterBreak(end);
    if (after === incomplete) return false;
    this.end = end;
    this.#next = after;
    this.#nextLine += (this.#byRecord ? 0 : this.#breaks) + (end < this.bytes.length ? 1 : 0);
    return true;
  }

  #record(): number {
    this.fields = 1;
    this.filled = false;
    this.exact = !this.#runs;
    this.#breaks = 0;
    for (let at = this.start; ; at++) {
      const end = this.#field(at);
      if (end < 0 || this.bytes[end] !== this.#delimiter) return end;
      this.fields++;
      at = end;
    }
  }

  #field(at: number): number {
    let open = at;
    while (this.#isBlank(this.bytes[open])) open++;
    if (this.bytes[open] !== quote) return this.#plainField(at);
    if (open > at) this.exact = false;
    return this.#quotedField(open + 1);
  }

  #plainField(at: number): number {
    const { bytes } = this;
    const stops = this.#stops;
    for (let end = at; ; end++) {
      while (end < bytes.length && stops[bytes[end] ?? 0] === 0) end++;
      const stop = bytes[end];
      if (stop === quote || stop === 0) this.exact = false;
      else {
        if (end >= bytes.length && !this.#final) return incomplete;
        if (end > at) this.#look(at, end);
        return end;
      }
    }
  }

  #quotedField(from: number): number {
    const { bytes } = this;
    let crossed = false;
    for (let at = from; ; at++) {
      while (at < bytes.length && bytes[at] !== quote && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
      if (at - this.start > longestRecord) return stray;
      if (at >= bytes.length) return this.#final ? stray : incomplete;
      if (bytes[at] !== quote) {
        if (bytes[at] === lineFeed && bytes[at - 1] === carriageReturn && at - 1 >= from) continue;
        this.#breaks++;
        crossed = true;
      } else if (bytes[at + 1] === quote) at++;
      else {
        const end = this.#closing(at + 1);
        if (end === incomplete) return incomplete;
        if (end !== stray) return this.#closed(from, at, end);
        if (crossed) return stray;
        this.exact = false;
      }
    }
  }

  #closed(from: number, at: number, end: number): number {
    if (at > from) this.#look(from, at);
    if (end > at + 1) this.exact = false;
    return end;
  }

  #look(from: number, to: number): void {
    const look = looksOf(this.bytes, from, to);
    if (look !== 0) this.looks[this.fields - 1]! |= look;
    this.filled ||= (look & padded) === 0 || !this.#onlyBlanks(from, to);
  }

  /** Where the field ends whose closing quote stands before `at`; `stray` when that quote closes nothing. */
  #closing(at: number): number {
    let end = at;
    while (this.#isBlank(this.bytes[end])) end++;
    if (end >= this.bytes.length) return this.#final ? end : incomplete;
    const byte = this.bytes[end];
    if (this.#runs && end > at) return end - 1;
    return byte === this.#delimiter || byte === lineFeed || byte === carriageReturn ? end : stray;
  }

  #plainRecord(): number {
    this.#breaks = 0;
    this.literal = true;
    this.exact = false;
    this.filled = true;
    this.fields = 1;
    for (let at = this.start; at < this.bytes.length; at++) {
      const byte = this.bytes[at];
      if (byte === lineFeed || byte === carriageReturn) return at;
      if (byte === this.#delimiter) this.fields++;
    }
    return this.#final ? this.bytes.length : incomplete;
  }

  #afterBreak(end: number): number {
    if (this.bytes[end] !== carriageReturn) return end + 1;
    if (end + 1 >= this.bytes.length && !this.#final) return incomplete;
    return this.bytes[end + 1] === lineFeed ? end + 2 : end + 1;
  }

  #isBlank(byte: number | undefined): boolean {
    return byte === blank || (byte === tab && this.#delimiter !== tab);
  }

  #onlyBlanks(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if ((this.bytes[at] ?? 0) > blank) return false;
    return true;
  }
}
