import { Problem } from '../../problem.ts';

const MB = 2 ** 20;

/**
 * Largest size of each kind of file that is read, in bytes. Measured in Chromium (`npm run bench -- packed`) with seven
 * columns of orders, up to the facts; the peak is that of the tab.
 */
export const limits = {
  /** A workbook as it lies on the disk. */
  workbook: 64 * MB,
  /** The XML of one sheet, which streams. 1,040,000 rows, a full sheet, are 40 MB on the disk, and peak at 0.8 GB. */
  sheet: 512 * MB,
  /** The texts that cells share, which are held as a whole. */
  strings: 96 * MB,
  /** 3,800,000 rows, not compressed, are 125 MB, and peak at 1.2 GB. */
  parquet: 128 * MB,
  /** A group of rows is decoded at once: 24 million cells, four times what was measured in one group. */
  parquetGroup: 192 * MB,
  /** 2,000,000 records are 326 MB, and peak at 1.0 GB. */
  json: 320 * MB,
  /** Everything that comes out of one archive; the browser keeps it, outside of the tab. 309 MB peak at 1.4 GB. */
  unpacked: 1024 * MB,
  /** Files in one archive. */
  files: 500,
} as const;

/** Text packs to a tenth or a hundredth; nothing but a bomb packs better than this. */
const highestRatio = 400;
/** Below this much unpacked data a ratio says nothing. */
const harmlessBytes = 64 * MB;
const deepest = 3;

export type Kind = 'workbook' | 'archive' | 'parquet' | 'json';

/** Throws when a file is larger than the limit of its kind, before it is read. Sizes in bytes. */
export function refuseLarge(file: string, kind: Kind, size: number, limit: number): void {
  if (size > limit)
    throw new Problem('file/too_large_kind', { file, kind, size: Math.ceil(size / MB), limit: Math.floor(limit / MB) });
}

/** What may still be unpacked of one dropped file, with everything that is packed in it. */
export class Budget {
  readonly #file: string;
  readonly #limit: number;
  #taken = 0;
  #files = 0;

  constructor(file: string, limit: number = limits.unpacked) {
    this.#file = file;
    this.#limit = limit;
  }

  /** Counts unpacked bytes; `whole` of them came out of `packed` bytes so far. */
  take(bytes: number, whole: number, packed: number): void {
    this.#taken += bytes;
    if (this.#taken > this.#limit) refuseLarge(this.#file, 'archive', this.#taken, this.#limit);
    if (whole > harmlessBytes && whole > packed * highestRatio) throw new Problem('file/bomb', { file: this.#file });
  }

  /** Counts a file inside, `depth` archives deep. */
  enter(depth: number): void {
    if (++this.#files > limits.files || depth > deepest) throw new Problem('file/bomb', { file: this.#file });
  }
}
