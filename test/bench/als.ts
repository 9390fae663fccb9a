import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { alsHalfStep, gramOf, type Pairs } from '../../workers/kernels/als.ts';
import '../../workers/kernels/als-cpu.ts';
import '../../workers/kernels/als-wasm.ts';
import { pairsOf } from '../../workers/models/affinity/pairs.ts';
import { normal, random } from '../../workers/math/random.ts';

export const name = 'ALS half-iterations, 20,000 × 5,000, 900,000 pairs, 32 factors, 3 steps';

const [customers, products, wanted, k] = [20_000, 5_000, 900_000, 32];

/** Distinct random pairs, products skewed as in a shop. */
function shop(): { customer: Int32Array; product: Int32Array; extra: Float32Array } {
  const uniform = random(1);
  const seen = new Set<number>();
  while (seen.size < wanted) {
    seen.add(Math.floor(uniform() * customers) * products + Math.floor(uniform() ** 2 * products));
  }
  const keys = Float64Array.from(seen);
  return {
    customer: Int32Array.from(keys, (key) => Math.floor(key / products)),
    product: Int32Array.from(keys, (key) => key % products),
    extra: Float32Array.from(keys, () => 1 + 4 * uniform()),
  };
}

/** Milliseconds of whole iterations (users, then items) on one core. */
export async function run(): Promise<{ stage: string; milliseconds: number; allowed: number }[]> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  const { customer, product, extra } = shop();
  const gauss = normal(random(2));
  const start = (n: number) =>
    tf.tensor2d(
      Float32Array.from({ length: n * k }, () => 0.1 * gauss()),
      [n, k],
    );
  const [byCustomer, byProduct]: [Pairs, Pairs] = [
    pairsOf(customer, product, extra, customers),
    pairsOf(product, customer, extra, products),
  ];
  let [x, y] = [start(customers), start(products)];
  const times: number[] = [];
  for (let iteration = 0; iteration < 6; iteration++) {
    const from = performance.now();
    [x, y] = tf.tidy(() => {
      const newX = alsHalfStep(y, gramOf(y, 1), byCustomer, x, 3);
      return [newX, alsHalfStep(newX, gramOf(newX, 1), byProduct, y, 3)];
    });
    await y.data();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return [{ stage: 'wasm, one iteration (median)', milliseconds: times[3] ?? NaN, allowed: 300 }];
}
