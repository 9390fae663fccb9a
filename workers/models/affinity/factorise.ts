import * as tf from '@tensorflow/tfjs-core';
import { type Progress, Refusal } from '../../contract.ts';
import { alsHalfStep, gramOf, type Pairs } from '../../kernels/als.ts';
import { normal, random } from '../../math/random.ts';
import { pairsOf } from './pairs.ts';
import type { Purchases } from './purchases.ts';
import type { Span } from './span.ts';

export interface AlsOptions {
  seed: number;
  /** Length of the vectors, a multiple of 4. */
  factors: number;
  iterations: number;
  /** λ as a share of the mean number of pairs a row, so that it suits a small shop as well as a large one. */
  regularization: number;
  /** Confidence that one order adds to the 1 of a pair never bought. */
  alpha: number;
  /** Days in which what an order adds falls to half. */
  half_life: number;
}

/** Conjugate-gradient steps of a half-iteration, and of the last one, which a fold-in has to meet. */
const [steps, lastSteps] = [3, 24];

export type Confidence = Pick<AlsOptions, 'alpha' | 'half_life'>;

/** Confidence − 1 of a pair: more for every further order, less for those long ago. */
export function extraOf(orders: number, days: number, { alpha, half_life }: Confidence): number {
  return alpha * Math.log2(1 + orders) * 2 ** (-Math.max(0, days) / half_life);
}

/** λ of the paper for so many pairs, customers and products. */
export function lambdaOf({ customer, customers, products }: Purchases, { regularization }: AlsOptions): number {
  return (regularization * customer.length) / Math.sqrt(customers.length * products.length);
}

/** Customers × factors and products × factors, row-major. */
export interface Factors {
  readonly customers: Float32Array;
  readonly products: Float32Array;
}

/** Replaces a tensor by the next one. */
function half(from: tf.Tensor2D, pairs: Pairs, warm: tf.Tensor2D, lambda: number, depth: number): tf.Tensor2D {
  const next = tf.tidy(() => alsHalfStep(from, gramOf(from, lambda), pairs, warm, depth));
  warm.dispose();
  return next;
}

/** Customers' factors that belong to the products' factors: what `factorise` ends with, for any rows of pairs. */
export function foldIn(products: tf.Tensor2D, pairs: Pairs, rows: number, lambda: number): tf.Tensor2D {
  return half(products, pairs, tf.zeros([rows, products.shape[1]]), lambda, lastSteps);
}

/** Objective of Hu, Koren and Volinsky per pair: over all customer × product cells, without visiting those never bought. */
async function lossOf(x: tf.Tensor2D, y: tf.Tensor2D, purchases: Purchases, extra: Float32Array, lambda: number) {
  const cells = tf.tidy(() => tf.sum(tf.mul(gramOf(x, 0), gramOf(y, 0))));
  const sizes = tf.tidy(() => tf.add(tf.sum(tf.square(x)), tf.sum(tf.square(y))));
  const [xs, ys, [all], [size]] = await Promise.all([x.data(), y.data(), cells.data(), sizes.data()]);
  tf.dispose([cells, sizes]);
  const k = x.shape[1];
  let sum = Number(all) + lambda * Number(size);
  for (let pair = 0; pair < extra.length; pair++) {
    const [a, b] = [purchases.customer[pair]! * k, purchases.product[pair]! * k];
    let score = 0;
    for (let i = 0; i < k; i++) score += xs[a + i]! * ys[b + i]!;
    sum += (1 + extra[pair]!) * (1 - score) ** 2 - score * score;
  }
  return sum / extra.length;
}

/**
 * Implicit-feedback matrix factorisation by alternating least squares (Hu, Koren and Volinsky 2008), on the backend in
 * use. Yields the loss of each iteration.
 */
export async function* factorise(
  purchases: Purchases,
  options: AlsOptions,
  span: Span,
): AsyncGenerator<Progress, Factors, void> {
  const { customers, products, customer, product, orders, days } = purchases;
  const extra = Float32Array.from(orders, (count, pair) => extraOf(count, days[pair]!, options));
  const byCustomer = pairsOf(customer, product, extra, customers.length);
  const byProduct = pairsOf(product, customer, extra, products.length);
  const lambda = lambdaOf(purchases, options);
  const gauss = normal(random(options.seed));
  const start = Float32Array.from({ length: products.length * options.factors }, () => 0.1 * gauss());
  let y = tf.tensor2d(start, [products.length, options.factors]);
  let x: tf.Tensor2D = tf.zeros([customers.length, options.factors]);
  try {
    for (let iteration = 0; iteration < options.iterations; iteration++) {
      x = half(y, byCustomer, x, lambda, steps);
      y = half(x, byProduct, y, lambda, steps);
      const loss = await lossOf(x, y, purchases, extra, lambda);
      if (!Number.isFinite(loss)) throw new Refusal('model/diverged', { step: iteration });
      yield span((iteration + 1) / options.iterations, loss);
    }
    x.dispose();
    x = foldIn(y, byCustomer, customers.length, lambda);
    const [xs, ys] = await Promise.all([x.data(), y.data()]);
    return { customers: Float32Array.from(xs), products: Float32Array.from(ys) };
  } finally {
    tf.dispose([x, y, { ...byCustomer }, { ...byProduct }]);
  }
}
