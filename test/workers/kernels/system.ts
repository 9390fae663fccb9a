import * as tf from '@tensorflow/tfjs-core';
import type { Pairs } from '../../../workers/kernels/als.ts';
import { cholesky, solve } from '../../../workers/math/cholesky.ts';
import { normal, random } from '../../../workers/math/random.ts';

export interface System {
  rows: number;
  n: number;
  k: number;
  factors: Float32Array;
  warm: Float32Array;
  starts: Int32Array;
  columns: Int32Array;
  extra: Float32Array;
}

/** A seeded half-iteration: row r has r mod `longest` pairs (so some rows have none), factors as after a few steps. */
export function system({ rows, n, k, longest, seed }: Record<'rows' | 'n' | 'k' | 'longest' | 'seed', number>): System {
  const uniform = random(seed);
  const gauss = normal(uniform);
  const starts = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) starts[row + 1] = starts[row]! + (row % longest);
  const pairs = starts[rows]!;
  return {
    rows,
    n,
    k,
    starts,
    factors: Float32Array.from({ length: n * k }, () => 0.3 * gauss()),
    warm: Float32Array.from({ length: rows * k }, () => 0.1 * gauss()),
    columns: Int32Array.from({ length: pairs }, () => Math.floor(uniform() * n)),
    extra: Float32Array.from({ length: pairs }, () => 5 * uniform()),
  };
}

export const tensors = (given: System): { factors: tf.Tensor2D; warm: tf.Tensor2D; pairs: Pairs } => ({
  factors: tf.tensor2d(given.factors, [given.n, given.k]),
  warm: tf.tensor2d(given.warm, [given.rows, given.k]),
  pairs: {
    starts: tf.tensor1d(given.starts, 'int32'),
    columns: tf.tensor1d(given.columns, 'int32'),
    extra: tf.tensor1d(given.extra),
  },
});

/** The normal equations of each row, built and solved in Float64 by Cholesky: what every implementation approximates. */
export function exact({ rows, n, k, factors, starts, columns, extra }: System, regularization: number): Float64Array {
  const gram = new Float64Array(k * k);
  const add = (to: Float64Array, at: number, weight: number) => {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) to[i * k + j]! += weight * factors[at + i]! * factors[at + j]!;
    }
  };
  for (let row = 0; row < n; row++) add(gram, row * k, 1);
  for (let i = 0; i < k; i++) gram[i * k + i]! += regularization;
  const out = new Float64Array(rows * k);
  for (let row = 0; row < rows; row++) {
    const matrix = gram.slice();
    const right = new Float64Array(k);
    for (let pair = starts[row]!; pair < starts[row + 1]!; pair++) {
      add(matrix, columns[pair]! * k, extra[pair]!);
      for (let i = 0; i < k; i++) right[i]! += (1 + extra[pair]!) * factors[columns[pair]! * k + i]!;
    }
    out.set(solve(cholesky(matrix, k)!, k, right), row * k);
  }
  return out;
}

/** ‖a − b‖ / ‖b‖ */
export function relative(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [difference, size] = [0, 0];
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += b[i]! ** 2;
  }
  return Math.sqrt(difference / size);
}
