/** Random numbers that are the same for the same seed, everywhere. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Uniform on 0 … n − 1. */
  below(n: number): number;
  /** Exponential with the given rate. */
  exponential(rate: number): number;
  /** Gamma with the given shape and rate. */
  gamma(shape: number, rate: number): number;
  beta(a: number, b: number): number;
  /** An index drawn with the given weights. */
  weighted(weights: readonly number[]): number;
}

/** Steele, Vigna (2021): SplitMix32, 32 bits of state. */
function splitMix(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Box and Muller (1958), one of the pair. */
function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Marsaglia and Tsang (2000), rate 1. */
function gammaOf(uniform: () => number, shape: number): number {
  if (shape < 1) return gammaOf(uniform, shape + 1) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(uniform);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

export function randomOf(seed: number): Random {
  const uniform = splitMix(seed);
  const gamma = (shape: number, rate: number) => gammaOf(uniform, shape) / rate;
  return {
    uniform,
    below: (n) => Math.floor(uniform() * n),
    exponential: (rate) => -Math.log(1 - uniform()) / rate,
    gamma,
    beta: (a, b) => {
      const x = gamma(a, 1);
      return x / (x + gamma(b, 1));
    },
    weighted: (weights) => {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => (left -= weight) < 0);
      return index < 0 ? weights.length - 1 : index;
    },
  };
}
