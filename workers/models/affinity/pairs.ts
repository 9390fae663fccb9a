import * as tf from '@tensorflow/tfjs-core';
import type { Pairs } from '../../kernels/als.ts';

/** Pairs sorted by `row` (counting sort, stable), ready for the kernel. The caller disposes them. */
export function pairsOf(row: Int32Array, column: Int32Array, extra: Float32Array, rows: number): Pairs {
  const starts = new Int32Array(rows + 1);
  for (const r of row) starts[r + 1]!++;
  for (let r = 0; r < rows; r++) starts[r + 1]! += starts[r]!;
  const next = starts.slice();
  const columns = new Int32Array(row.length);
  const sorted = new Float32Array(row.length);
  for (let pair = 0; pair < row.length; pair++) {
    const at = next[row[pair]!]!++;
    columns[at] = column[pair]!;
    sorted[at] = extra[pair]!;
  }
  return {
    starts: tf.tensor1d(starts, 'int32'),
    columns: tf.tensor1d(columns, 'int32'),
    extra: tf.tensor1d(sorted, 'float32'),
  };
}
