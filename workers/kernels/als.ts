import * as tf from '@tensorflow/tfjs-core';

/** The name under which cpu, wasm and webgpu each register their implementation. */
export const alsKernel = 'AlsHalfStep';

/** Pairs of one side against the other, row by row: `columns[starts[r] … starts[r + 1]]` belong to row r. */
export interface Pairs {
  /** int32, rows + 1. */
  starts: tf.Tensor1D;
  /** int32, indices into the other side's factors. */
  columns: tf.Tensor1D;
  /** float32, confidence − 1 of each pair, at least 0. */
  extra: tf.Tensor1D;
}

/**
 * One half-iteration of implicit-feedback ALS (Hu, Koren and Volinsky 2008), by `steps` of conjugate gradient from
 * `warm` (Takács, Pilászy and Tikk 2011): for each row, (YᵀCY + λI) x = YᵀC p with p = 1 on its pairs.
 * `factors` Y is [n, k] with k a multiple of 4, `gram` YᵀY + λI is [k, k], `warm` [rows, k]; returns [rows, k].
 */
export function alsHalfStep(
  factors: tf.Tensor2D,
  gram: tf.Tensor2D,
  pairs: Pairs,
  warm: tf.Tensor2D,
  steps: number,
): tf.Tensor2D {
  if (factors.shape[1] % 4 !== 0) throw new RangeError(`${factors.shape[1]} factors: not a multiple of 4`);
  const inputs = { factors, gram, starts: pairs.starts, columns: pairs.columns, extra: pairs.extra, warm };
  return tf.engine().runKernel<tf.Tensor2D>(alsKernel, inputs, { steps });
}

/** YᵀY + λI in blocks, because one long float32 sum loses digits. */
export function gramOf(factors: tf.Tensor2D, regularization: number): tf.Tensor2D {
  return tf.tidy(() => {
    const [n, k] = factors.shape;
    let sum: tf.Tensor2D = tf.mul(tf.eye(k), regularization);
    for (let from = 0; from < n; from += 8192) {
      const block = tf.slice(factors, [from, 0], [Math.min(8192, n - from), k]);
      sum = tf.add(sum, tf.matMul(tf.transpose(block), block));
    }
    return sum;
  });
}

export interface AlsInputs {
  factors: tf.TensorInfo;
  gram: tf.TensorInfo;
  starts: tf.TensorInfo;
  columns: tf.TensorInfo;
  extra: tf.TensorInfo;
  warm: tf.TensorInfo;
}

/** The inputs of a kernel call, which tfjs hands over without names in its types. */
export function alsInputs(inputs: tf.NamedTensorInfoMap): AlsInputs {
  const named = (name: keyof AlsInputs): tf.TensorInfo => {
    const found = inputs[name];
    if (!found) throw new TypeError(`${alsKernel} without ${name}`);
    return found;
  };
  return {
    factors: named('factors'),
    gram: named('gram'),
    starts: named('starts'),
    columns: named('columns'),
    extra: named('extra'),
    warm: named('warm'),
  };
}
