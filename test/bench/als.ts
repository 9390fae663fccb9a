import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { alsHalfStep, gramOf, type Pairs } from '../../workers/kernels/als.ts';
import { normal, random } from '../../workers/math/random.ts';
import { pairsOf } from '../../workers/models/affinity/pairs.ts';
import { onBackend } from '../models/backend.ts';
import { median, type Row } from './run/row.ts';

export const name = 'ALS, one iteration: 20,000 × 5,000, 900,000 pairs, 32 factors, 3 conjugate-gradient steps';

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

function pairsOfShop(): [Pairs, Pairs] {
  const { customer, product, extra } = shop();
  return [pairsOf(customer, product, extra, customers), pairsOf(product, customer, extra, products)];
}

/** Seconds of one iteration, users and then items, on one core: the median of `times` after one to warm up. */
async function iteration(backend: 'wasm' | 'cpu', times: number): Promise<number> {
  await onBackend(backend);
  const pairs = pairsOfShop();
  const gauss = normal(random(2));
  const start = (n: number) =>
    tf.tensor2d(
      Float32Array.from({ length: n * k }, () => 0.1 * gauss()),
      [n, k],
    );
  let [x, y] = [start(customers), start(products)];
  const taken: number[] = [];
  for (let time = 0; time <= times; time++) {
    const from = performance.now();
    [x, y] = tf.tidy(() => {
      const newX = alsHalfStep(y, gramOf(y, 1), pairs[0], x, 3);
      return [newX, alsHalfStep(newX, gramOf(newX, 1), pairs[1], y, 3)];
    });
    await y.data();
    taken.push((performance.now() - from) / 1000);
  }
  return median(taken.slice(1));
}

export async function run(): Promise<Row[]> {
  const wasm = await iteration('wasm', 5);
  const cpu = await iteration('cpu', 2);
  return [
    { name: 'wasm SIMD', measured: wasm, unit: 's', limit: 0.3 },
    { name: 'cpu TypeScript', measured: cpu, unit: 's' },
    { name: 'TypeScript over SIMD', measured: cpu / wasm, unit: '×' },
  ];
}
