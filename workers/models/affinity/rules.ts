import { type Purchases, supportOf } from './purchases.ts';

/** Products by number of customers, most first, ties by key. */
export function byPopularity(purchases: Purchases): Int32Array {
  const support = supportOf(purchases);
  return Int32Array.from(support, (_, product) => product).sort((a, b) => support[b]! - support[a]! || a - b);
}

/** The customer's own products, most often bought first, then the latest. */
export function ownRepeats({ starts, product, orders, days }: Purchases, customer: number): Int32Array {
  const pairs = Int32Array.from({ length: starts[customer + 1]! - starts[customer]! }, (_, i) => starts[customer]! + i);
  pairs.sort((a, b) => orders[b]! - orders[a]! || days[a]! - days[b]! || a - b);
  return pairs.map((pair) => product[pair]!);
}

/** The customer's products, as indices. */
export function boughtBy({ starts, product }: Purchases, customer: number): Int32Array {
  return product.subarray(starts[customer]!, starts[customer + 1]!);
}

/** The first `k` of a ranking that satisfy a condition. */
export function firstOf(ranking: Int32Array, k: number, keep: (product: number) => boolean): Int32Array {
  const list: number[] = [];
  for (let i = 0; i < ranking.length && list.length < k; i++) {
    if (keep(ranking[i]!)) list.push(ranking[i]!);
  }
  return Int32Array.from(list);
}
