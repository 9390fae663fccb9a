import * as tf from '@tensorflow/tfjs-core';
import { type Model, Refusal, type Tables } from '../contract.ts';
import { RowsOf } from '../math/rows.ts';
import { top } from '../math/top.ts';
import { numbers, texts } from '../tables.ts';
import { type Confidence, extraOf, foldIn } from './affinity/factorise.ts';
import { places } from './affinity/evaluate.ts';
import { pairsOf } from './affinity/pairs.ts';

export interface BasketOptions {
  /** product_key of what lies in the basket. */
  products: number[];
  /** Orders of each so far, and days since the last: 1 and 0 where nothing is said. */
  orders: number[];
  days: number[];
}

/** Factors of the catalogue as the last run of `affinity` left them. */
function catalogue(input: Tables): { keys: Int32Array; values: Float32Array; k: number } {
  const product = numbers(input, 'affinity_factors', 'product_key');
  const factor = numbers(input, 'affinity_factors', 'factor');
  const value = numbers(input, 'affinity_factors', 'value');
  let k = 0;
  for (const index of factor) k = Math.max(k, index + 1);
  const keys = Int32Array.from(new Set(product)).sort();
  const at = new Map(Array.from(keys, (key, index) => [key, index]));
  const values = new Float32Array(keys.length * k);
  value.forEach((number, cell) => {
    values[at.get(product[cell]!)! * k + factor[cell]!] = number;
  });
  return { keys, values, k };
}

function parameter(input: Tables, name: string): number {
  const at = texts(input, 'affinity_parameters', 'parameter').indexOf(name);
  return numbers(input, 'affinity_parameters', 'value')[at] ?? NaN;
}

/** Indices and confidence − 1 of the products in the basket that the catalogue knows. */
function basketOf(keys: Int32Array, { products, orders, days }: BasketOptions, confidence: Confidence) {
  const known = products
    .map((key, i) => ({ index: keys.indexOf(key), extra: extraOf(orders[i] ?? 1, days[i] ?? 0, confidence) }))
    .filter(({ index }) => index >= 0);
  return {
    products: Int32Array.from(known, ({ index }) => index),
    extra: Float32Array.from(known, ({ extra }) => extra),
  };
}

/** What goes with a basket: its row is folded into the factors at hand, nothing is trained again. */
export const model: Model<BasketOptions> = {
  name: 'basket',
  reads: ['affinity_factors', 'affinity_parameters'],
  writes: ['basket_suggestions'],
  defaults: { products: [], orders: [], days: [] },
  async *fit(input, options) {
    const { keys, values, k } = catalogue(input);
    if (keys.length === 0) throw new Refusal('model/too_few_products', { products: 0, needed: 1 });
    const confidence = { alpha: parameter(input, 'alpha'), half_life: parameter(input, 'half_life') };
    const basket = basketOf(keys, options, confidence);
    const lambda = parameter(input, 'lambda');
    yield { stage: 'fold_in', done: 0, total: 1 };
    const scored = tf.tidy(() => {
      const factors = tf.tensor2d(values, [keys.length, k]);
      const pairs = pairsOf(new Int32Array(basket.products.length), basket.products, basket.extra, 1);
      return tf.matMul(foldIn(factors, pairs, 1, lambda), factors, false, true);
    });
    const scores = Float32Array.from(await scored.data());
    scored.dispose();
    for (const product of basket.products) scores[product] = -Infinity;
    const table = new RowsOf({ rank: 'integer', product_key: 'integer', score: 'real' });
    if (basket.products.length > 0) {
      top(scores, places).forEach((product, place) =>
        table.add({ rank: place + 1, product_key: keys[product]!, score: scores[product]! }),
      );
    }
    return { basket_suggestions: table.columns() };
  },
};
