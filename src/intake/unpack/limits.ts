import { Problem } from '../../problem.ts';

const MB = 2 ** 20;

/** Largest packed or unpacked size of each kind of file that is read. */
export const limits = {
  workbook: 100 * MB,
  sheet: 1024 * MB,
  strings: 256 * MB,
  parquet: 1024 * MB,
  parquetGroup: 512 * MB,
  json: 1024 * MB,
  unpacked: 2048 * MB,
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
