import type { Columns, Model } from '../contract.ts';
import { RowsOf } from '../math/rows.ts';
import { type Cards, type Kind, type Method, evaluate, reportOf, winner } from './affinity/evaluate.ts';
import { type AlsOptions, type Factors, factorise, lambdaOf } from './affinity/factorise.ts';
import { type Purchases, allPurchases, boughtAfter, purchasesBefore } from './affinity/purchases.ts';
import { similar } from './affinity/similar.ts';
import { span } from './affinity/span.ts';
import { suggest } from './affinity/suggest.ts';

export interface AffinityOptions extends AlsOptions {
  /** Days of the test window, YYYY-MM-DD, as the report names them. */
  window_start: string;
  window_end: string;
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
  const factors = yield* factorise(before, options, span('evaluate_fit', 0, 35));
  const cards = yield* evaluate(before, after, factors, options.factors, span('evaluate', 35, 45));
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
    const factors = yield* factorise(purchases, options, span('fit', 45, 80));
    const suggestions = yield* suggest(purchases, factors, options, methods, span('suggest', 80, 95));
    yield span('similar', 95, 100)(0);
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
