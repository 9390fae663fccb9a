import type { Columns, Model, Progress } from '../contract.ts';
import { RowsOf } from '../math/rows.ts';
import { type Cards, type Kind, type Method, evaluate, reportOf, winner } from './affinity/evaluate.ts';
import { type AlsOptions, type Factors, factorise, lambdaOf } from './affinity/factorise.ts';
import { type Purchases, allPurchases, boughtAfter, purchasesBefore } from './affinity/purchases.ts';
import { similar } from './affinity/similar.ts';
import { suggest } from './affinity/suggest.ts';

export interface AffinityOptions extends AlsOptions {
  /** Days of the test window, YYYY-MM-DD, as the report names them. */
  window_start: string;
  window_end: string;
}

/** Progress in shares of the whole run, which a stage's own counts are fitted into. */
async function* within<T>(
  steps: AsyncGenerator<number, T, void>,
  stage: string,
  from: number,
  to: number,
  whole: number,
  curve: boolean,
): AsyncGenerator<Progress, T, void> {
  for (let count = 1; ; count++) {
    const step = await steps.next();
    if (step.done) return step.value;
    const share = (curve ? count : step.value) / Math.max(1, whole);
    const done = Math.round(from + (to - from) * Math.min(1, share));
    yield curve ? { stage, done, total: 100, loss: step.value } : { stage, done, total: 100 };
  }
}

function factorsTable({ products }: Purchases, factors: Factors, k: number): Columns {
  const cells = factors.products.length;
  return {
    product_key: Int32Array.from({ length: cells }, (_, cell) => products[Math.floor(cell / k)]!),
    factor: Int32Array.from({ length: cells }, (_, cell) => cell % k),
    value: Float64Array.from(factors.products),
  };
}

function parametersTable(purchases: Purchases, options: AlsOptions, methods: Record<Kind, Method>): Columns {
  const table = new RowsOf({ model: 'text', parameter: 'text', value: 'real' });
  const { factors, iterations, regularization, alpha, half_life, seed } = options;
  const values = { factors, iterations, regularization, alpha, half_life, seed, lambda: lambdaOf(purchases, options) };
  for (const [parameter, value] of Object.entries(values)) table.add({ model: 'als', parameter, value });
  for (const kind of ['new', 'repeat'] as const) {
    table.add({ model: methods[kind], parameter: `serves_${kind}`, value: 1 });
  }
  return table.columns();
}

/** Fits before the cut and judges against what was bought after it. */
async function* judge(input: Parameters<typeof boughtAfter>[0], options: AffinityOptions) {
  const before = purchasesBefore(input);
  const after = boughtAfter(input, before);
  const none: Cards = { new: {}, repeat: {} };
  if (after.size === 0) return { cards: none, products: before.products.length };
  const factors = yield* within(factorise(before, options), 'evaluate_fit', 0, 35, options.iterations, true);
  const judging = evaluate(before, after, factors, options.factors);
  const cards = yield* within(judging, 'evaluate', 35, 45, after.size, false);
  return { cards, products: before.products.length };
}

/**
 * What each customer may like: implicit-feedback ALS (Hu, Koren and Volinsky 2008) beside popularity and her own
 * repeats, judged at one cut in time. New products and products to buy again are each served by the method that won.
 */
export const model: Model<AffinityOptions> = {
  name: 'affinity',
  reads: ['interactions'],
  writes: ['affinity_suggestions', 'affinity_similar', 'affinity_factors', 'affinity_report', 'affinity_parameters'],
  defaults: {
    seed: 1,
    factors: 64,
    iterations: 15,
    regularization: 0.6,
    alpha: 4,
    half_life: 60,
    window_start: '',
    window_end: '',
  },
  async *fit(input, options) {
    const purchases = allPurchases(input);
    const { cards, products } = yield* judge(input, options);
    const methods = { new: winner(cards, 'new', 'als'), repeat: winner(cards, 'repeat', 'own_repeats') };
    const factors = yield* within(factorise(purchases, options), 'fit', 45, 80, options.iterations, true);
    const suggesting = suggest(purchases, factors, options, methods);
    const suggestions = yield* within(suggesting, 'suggest', 80, 95, purchases.customers.length, false);
    yield { stage: 'similar', done: 95, total: 100 };
    const { window_start, window_end } = options;
    return {
      affinity_suggestions: suggestions,
      affinity_similar: await similar(purchases, factors.products, options.factors),
      affinity_factors: factorsTable(purchases, factors, options.factors),
      affinity_report: reportOf(cards, products, { window_start, window_end }),
      affinity_parameters: parametersTable(purchases, options, methods),
    };
  },
};
