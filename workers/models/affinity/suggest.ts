import type { Columns, Progress } from '../../contract.ts';
import { top } from '../../math/top.ts';
import { explainer } from './because.ts';
import { type Kind, type Method, places } from './evaluate.ts';
import type { AlsOptions, Factors } from './factorise.ts';
import { type Purchases, supportOf } from './purchases.ts';
import { boughtBy, byPopularity, firstOf, ownRepeats } from './rules.ts';
import { scoreBlocks } from './scoring.ts';
import type { Span } from './span.ts';
import { type List, Suggestions } from './suggestions.ts';

/** What lists are made from. */
interface Shop {
  readonly purchases: Purchases;
  readonly popular: Int32Array;
  readonly support: Int32Array;
  readonly because: (customer: number, suggested: number) => number;
}

/** Products she never bought: by ALS with the reason, or the most popular ones without. Writes into `row`. */
function fresh(
  { purchases, popular, support, because }: Shop,
  customer: number,
  row: Float32Array,
  method: Method,
): List {
  const had = new Set(boughtBy(purchases, customer));
  if (method !== 'als') {
    const products = firstOf(popular, places, (product) => !had.has(product));
    const score = (product: number): number => support[product]!;
    return { kind: 'new', method: 'popularity', products, score, because: () => -1 };
  }
  for (const product of had) row[product] = -Infinity;
  const score = (product: number): number => row[product]!;
  return { kind: 'new', method, products: top(row, places), score, because: (product) => because(customer, product) };
}

/** Products to buy again, from those she did; each is its own reason. */
function again({ purchases, support }: Shop, customer: number, row: Float32Array, method: Method): List {
  const own = ownRepeats(purchases, customer);
  const { starts, product, orders } = purchases;
  const from = starts[customer]!;
  const mine = product.subarray(from, starts[customer + 1]!);
  const score = {
    als: (wanted: number): number => row[wanted]!,
    popularity: (wanted: number): number => support[wanted]!,
    own_repeats: (wanted: number): number => orders[from + mine.indexOf(wanted)]!,
  }[method];
  const products = method === 'own_repeats' ? own : own.sort((a, b) => score(b) - score(a));
  return { kind: 'repeat', method, products: products.slice(0, places), score, because: (wanted) => wanted };
}

/**
 * Ten suggestions a customer of products she never bought, and ten to buy again from those she did, each by the method
 * that won. The score is the method's own: preference, customers of the product, or orders. Yields after each block of customers.
 */
export async function* suggest(
  purchases: Purchases,
  factors: Factors,
  options: AlsOptions,
  methods: Readonly<Record<Kind, Method>>,
  span: Span,
): AsyncGenerator<Progress, Columns, void> {
  const { customers, products } = purchases;
  const because = explainer(purchases, factors.products, options);
  const shop: Shop = { purchases, popular: byPopularity(purchases), support: supportOf(purchases), because };
  const suggestions = new Suggestions(purchases, customers.length * places * 2);
  const everyone = customers.map((_, customer) => customer);
  const n = products.length;
  for await (const { from, to, scores } of scoreBlocks(
    factors.customers,
    everyone,
    factors.products,
    options.factors,
  )) {
    for (let customer = from; customer < to; customer++) {
      const row = scores.subarray((customer - from) * n, (customer - from + 1) * n);
      suggestions.add(customer, again(shop, customer, row, methods.repeat));
      suggestions.add(customer, fresh(shop, customer, row, methods.new));
    }
    yield span(to / customers.length);
  }
  return suggestions.columns();
}
