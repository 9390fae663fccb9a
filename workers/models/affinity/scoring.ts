import * as tf from '@tensorflow/tfjs-core';

/** Scores kept in memory at once: 16 MB. */
const cells = 2 ** 22;

export interface Block {
  /** Places in the list of rows that was asked for. */
  readonly from: number;
  readonly to: number;
  /** (to − from) × products, row-major; the reader may write into it. */
  readonly scores: Float32Array;
}

/** Factors · products for the wanted rows, block by block, so that any number of them fits into memory. */
export async function* scoreBlocks(
  factors: Float32Array,
  wanted: ArrayLike<number>,
  products: Float32Array,
  k: number,
): AsyncGenerator<Block, void, void> {
  const n = products.length / k;
  const size = Math.max(1, Math.floor(cells / Math.max(1, n)));
  // Turned round once: on wasm only a product of plain matrices runs at full speed.
  const right = tf.tidy(() => tf.transpose(tf.tensor2d(products, [n, k])));
  try {
    for (let from = 0; from < wanted.length; from += size) {
      const to = Math.min(wanted.length, from + size);
      const rows = new Float32Array((to - from) * k);
      for (let place = from; place < to; place++) {
        const at = wanted[place]! * k;
        rows.set(factors.subarray(at, at + k), (place - from) * k);
      }
      const product = tf.tidy(() => tf.matMul(tf.tensor2d(rows, [to - from, k]), right));
      const scores = (await product.data()) as Float32Array;
      product.dispose();
      yield { from, to, scores };
    }
  } finally {
    right.dispose();
  }
}
