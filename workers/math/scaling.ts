/** How one raw column becomes standardised ones; everything is learnt from training rows only. */
export interface Scale {
  readonly name: string;
  /** log(1 + x) first: for columns that are never negative and skewed to the right. */
  readonly log: boolean;
  readonly mean: number;
  readonly deviation: number;
  /** Share of missing values; between 0 and 1 the column gets a second one that says "missing". */
  readonly missing: number;
}

function moments(values: ArrayLike<number>, log: boolean): { mean: number; deviation: number; skew: number } {
  let [n, sum, squares, cubes] = [0, 0, 0, 0];
  const each = (visit: (value: number) => void) => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (Number.isFinite(value)) visit(log ? Math.log1p(value) : value);
    }
  };
  each((value) => {
    n++;
    sum += value;
  });
  const mean = n > 0 ? sum / n : 0;
  each((value) => {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  });
  const deviation = n > 0 ? Math.sqrt(squares / n) : 0;
  return { mean, deviation, skew: deviation > 0 ? cubes / n / deviation ** 3 : 0 };
}

/** Learns the scale of one column: logs where the skewness exceeds 1, mean and deviation over what is not missing. */
export function learnScale(name: string, values: ArrayLike<number>): Scale {
  let [least, finite] = [Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value < least) least = value;
  }
  const plain = moments(values, false);
  const log = least >= 0 && plain.skew > 1;
  const { mean, deviation } = log ? moments(values, true) : plain;
  return { name, log, mean, deviation, missing: values.length > 0 ? 1 - finite / values.length : 0 };
}

/** A value in deviations from the training mean; a missing one is the mean. Cut off at ±8, far outside of any training. */
export function standardised(scale: Scale, value: number): number {
  if (!Number.isFinite(value) || scale.deviation < 1e-9) return 0;
  const z = ((scale.log ? Math.log1p(Math.max(0, value)) : value) - scale.mean) / scale.deviation;
  return Math.max(-8, Math.min(8, z));
}

/** The "missing" column of a scale: centred, so that the average customer has 0. */
export function missingness(scale: Scale, value: number): number {
  return (Number.isFinite(value) ? 0 : 1) - scale.missing;
}

/** Whether a scale carries anything at all, and whether its missing values do. */
export const informative = (scale: Scale): boolean => scale.deviation >= 1e-9;
export const tellsMissing = (scale: Scale): boolean => scale.missing > 0.005 && scale.missing < 0.995;
