/** One figure. `limit` and `reference` are in the same unit; a `reference` is somebody else's figure, not a promise. */
export interface Row {
  readonly name: string;
  readonly measured: number;
  readonly unit: 's' | 'ms' | 'KB' | 'MB' | 'tasks' | '×' | 'count' | 'money';
  readonly limit?: number;
  readonly reference?: number;
  /** Where, or under what conditions. */
  readonly note?: string;
}

export interface Options {
  /** How often cheap figures are taken; the median counts. */
  readonly runs: number;
  /** Query of the page, such as `?backend=cpu`. */
  readonly search: string;
}

/** The same page, which trains no models. */
export const untrained = (options: Options): Options => ({
  ...options,
  search: `${options.search ? `${options.search}&` : '?'}train=off`,
});

/** One file of test/bench. */
export interface Bench {
  readonly name: string;
  run(options: Options): Promise<Row[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** The same rows measured several times, one after the other: the median of each by name. */
export async function repeated(runs: number, once: () => Promise<Row[]>): Promise<Row[]> {
  const taken: Row[][] = [];
  for (let run = 0; run < runs; run++) taken.push(await once());
  const [first = []] = taken;
  return first.map((row) => {
    const values = taken.flatMap((rows) => rows.filter(({ name }) => name === row.name));
    return { ...row, measured: median(values.map(({ measured }) => measured)) };
  });
}
