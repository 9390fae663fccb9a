import { random } from './random.ts';

export interface Interval {
  low: number;
  high: number;
}

const z95 = 1.959963984540054;

/** 95 % interval of a proportion (Wilson 1927): `hits` of `n`. Without observations, the whole of [0, 1]. */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const square = z95 * z95;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (z95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return { low: Math.max(0, Math.min(share, centre - half)), high: Math.min(1, Math.max(share, centre + half)) };
}

/** Mean with its 95 % interval by the normal approximation; NaN without observations. */
export function meanInterval(values: ArrayLike<number>): Interval & { value: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const value = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - value) ** 2;
  const half = n > 1 ? z95 * Math.sqrt(squares / (n - 1) / n) : NaN;
  return { value, low: value - half, high: value + half };
}

/** 95 % percentile interval over seeded bootstrap resamples; `measure` receives how often each row was drawn. */
export function bootstrap(
  n: number,
  measure: (times: Int32Array) => number,
  { seed, resamples = 200 }: { seed: number; resamples?: number },
): Interval {
  const uniform = random(seed);
  const times = new Int32Array(n);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let draw = 0; draw < n; draw++) times[Math.floor(uniform() * n)]!++;
    const value = measure(times);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

/** Quantile of ascending values with linear interpolation; NaN of none. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) return NaN;
  const at = share * (ascending.length - 1);
  const below = ascending[Math.floor(at)]!;
  return below + (ascending[Math.ceil(at)]! - below) * (at - Math.floor(at));
}
