/** What crosses between the page and a worker. Equal-length columns by name are the only shape of data that does. */
export type Column = Float32Array | Float64Array | Int32Array | string[];
export type Columns = Record<string, Column>;
/** Tables by name. A NULL is NaN in a number column and '' in a text column. Days are text, `YYYY-MM-DD`. */
export type Tables = Record<string, Columns>;

/** A text column on its way out of a worker: UTF-8 of all cells end to end; a cell ends where the next one begins. */
export type Utf8 = { bytes: Uint8Array<ArrayBuffer>; offsets: Int32Array<ArrayBuffer> };
export type SentColumns = Record<string, Column | Utf8>;
export type Sent = Record<string, SentColumns>;

export type Backend = 'webgpu' | 'wasm' | 'cpu';

/** Where a run computes, and why there. `reason` is a code that the page turns into a sentence. */
export interface Device {
  readonly backend: Backend;
  readonly reason: 'asked' | 'fastest' | 'no_gpu' | 'software_gpu' | 'no_wasm' | 'after_loss';
  /** Name of the graphics adapter, or ''. */
  readonly adapter: string;
  /** Calibration: milliseconds of one fixed product of matrices on this backend. */
  readonly milliseconds: number;
}

/** `loss` feeds the curve of the run. `stage` is a code that the page turns into words. */
export type Progress = { stage: string; done: number; total: number; loss?: number; note?: string };

export interface Model<Options> {
  readonly name: string;
  /** Tables of the database that `fit` receives. */
  readonly reads: readonly string[];
  /** Tables that `fit` returns. */
  readonly writes: readonly string[];
  readonly defaults: Options;
  /** `yield` is progress, `return` the result, `finally` the clean-up. Throws `Refusal` for data that do not suffice. */
  fit(input: Tables, options: Options, device: Device): AsyncGenerator<Progress, Tables, void>;
}

/** What comlink cannot carry in an error: the code and the facts, as data. */
export type Failure = { code: string; facts: Record<string, string | number> };
export type Outcome<T = Tables> =
  { ok: true; tables: T; device: Device; seconds: number } | { ok: false; failure: Failure; device: Device | null };

/** A model's calm answer to data that do not suffice, or to a run that went wrong in a way it understands. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly facts: Record<string, string | number>,
  ) {
    super(code);
  }
}

export interface Host {
  /** Names of the models with the tables they read and write. */
  models(): { name: string; reads: readonly string[]; writes: readonly string[] }[];
  run(
    name: string,
    input: Tables,
    options: Record<string, unknown>,
    /** A backend the person asked for, the device of an earlier run (spares its calibration), or the fastest. */
    wanted: Backend | Device | undefined,
    report: (progress: Progress) => void,
  ): Promise<Outcome<Sent>>;
}
