import * as tf from '@tensorflow/tfjs-core';

/** Rows × width standardised features, row-major; the last column is the constant 1, which is not penalised. */
export interface Design {
  readonly values: Float32Array;
  readonly rows: number;
  readonly width: number;
}

const block = 2048;

/** Gradient, curvature and log-loss sums of the data at some weights, without the penalty. */
export interface Sums {
  gradient: Float64Array;
  curvature: Float64Array;
  loss: number;
}

/** Design and labels on the backend as [blocks, 2048, width], the last block filled up with rows of zeros. */
export class LogisticProblem {
  readonly #x: tf.Tensor3D;
  readonly #y: tf.Tensor3D;
  readonly #padding: number;
  readonly #labels: ArrayLike<number>;

  constructor(
    readonly design: Design,
    labels: ArrayLike<number>,
  ) {
    const { rows, width } = design;
    const blocks = Math.ceil(rows / block);
    const x = new Float32Array(blocks * block * width);
    x.set(design.values);
    this.#labels = labels;
    this.#padding = blocks * block - rows;
    this.#x = tf.tensor3d(x, [blocks, block, width]);
    const y = Float32Array.from({ length: blocks * block }, (_, row) => (row < rows ? labels[row]! : 0));
    this.#y = tf.tensor3d(y, [blocks, block, 1]);
  }

  dispose(): void {
    tf.dispose([this.#x, this.#y]);
  }

  /** On the backend in float32 by block; blocks are added in Float64, since one long float32 sum loses digits. */
  async sums(weights: Float64Array): Promise<Sums> {
    const { width } = this.design;
    const [blocks] = this.#x.shape;
    const [products, losses] = tf.tidy(() => {
      const beta = tf.tile(tf.tensor3d(Float32Array.from(weights), [1, width, 1]), [blocks, 1, 1]);
      const z = tf.matMul(this.#x, beta);
      const p = tf.sigmoid(z);
      const curved = tf.mul(this.#x, tf.mul(p, tf.sub(1, p)));
      const right = tf.concat([curved, tf.sub(p, this.#y)], 2);
      const loss = tf.sub(tf.softplus(z), tf.mul(z, this.#y));
      return [tf.matMul(this.#x, right, true, false), tf.sum(loss, [1, 2])] as const;
    });
    const [flat, loss] = await Promise.all([products.data(), losses.data()]);
    tf.dispose([products, losses]);
    return this.#added(flat, loss, blocks);
  }

  #added(flat: ArrayLike<number>, losses: ArrayLike<number>, blocks: number): Sums {
    const { width } = this.design;
    const gradient = new Float64Array(width);
    const curvature = new Float64Array(width * width);
    let loss = -this.#padding * Math.LN2;
    for (let b = 0; b < blocks; b++) {
      loss += losses[b]!;
      for (let i = 0; i < width; i++) {
        const at = (b * width + i) * (width + 1);
        for (let j = 0; j < width; j++) curvature[i * width + j]! += flat[at + j]!;
        gradient[i]! += flat[at + width]!;
      }
    }
    return { gradient, curvature, loss };
  }

  /** The gradient alone, in Float64 throughout. */
  exactGradient(weights: Float64Array): Float64Array {
    const { values, rows, width } = this.design;
    const gradient = new Float64Array(width);
    for (let row = 0; row < rows; row++) {
      const at = row * width;
      let z = 0;
      for (let j = 0; j < width; j++) z += values[at + j]! * weights[j]!;
      const residual = 1 / (1 + Math.exp(-z)) - this.#labels[row]!;
      for (let j = 0; j < width; j++) gradient[j]! += residual * values[at + j]!;
    }
    return gradient;
  }
}

/** Probability of each row. */
export function probabilities({ values, rows, width }: Design, weights: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let z = 0;
    for (let j = 0; j < width; j++) z += values[row * width + j]! * weights[j]!;
    return 1 / (1 + Math.exp(-z));
  });
}
