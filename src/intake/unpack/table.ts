import type { Dialect } from '../cutter.ts';
import { Problem } from '../../problem.ts';

/** How a table that was made from another kind of file is cut: nothing of it needs to be guessed. */
export interface Shape extends Dialect {
  /** Whether the first record names the columns; otherwise it is looked for. */
  readonly named: boolean;
}

/** One table of a dropped file: text with separators, packed with gzip or not. */
export interface Table {
  readonly file: File;
  /** None: the text is as the person gave it. */
  readonly shape?: Shape;
}

/** What unpacking one dropped file came to. */
export interface Unpacked {
  readonly tables: Table[];
  /** Parts that are wrong in themselves; the other parts are read. */
  readonly problems: Problem[];
  /** What was left out for a reason that is no failure. */
  readonly remarks: Problem[];
}

export interface UnpackOptions {
  readonly signal: AbortSignal;
  /** Bytes of the dropped file and rows made of them so far. */
  report(bytes: number, rows: number): void;
}

/** Rows of a sheet: the line is the row's number, and the names stand in one of the first rows. */
export const sheetShape: Shape = { delimiter: ',', runs: false, byRecord: true, named: false };
/** Records with a row of names before the first of them, which is line 1. */
export const namedShape: Shape = { delimiter: ',', runs: false, byRecord: true, firstLine: 0, named: true };

/** The name of a part of a file, as it stands in `sources`. */
export const partName = (file: string, part: string) => `${file} › ${part}`;

/** A failure of a reading library, as a `Problem`; an abort and a `Problem` stay what they are. */
export function asDamaged(file: string, reason: unknown): unknown {
  if (reason instanceof Problem || (reason instanceof DOMException && reason.name === 'AbortError')) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return new Problem('file/damaged', { file, message }, { cause: reason });
}
