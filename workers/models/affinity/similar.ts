import type { Columns } from '../../contract.ts';
import { RowsOf } from '../../math/rows.ts';
import { top } from '../../math/top.ts';
import { places } from './evaluate.ts';
import { type Purchases, supportOf } from './purchases.ts';
import { scoreBlocks } from './scoring.ts';

/** A product says something about another one when so many customers bought it, and so many both. */
const [least, leastShared] = [3, 2];
const candidates = 40;

/** Customers of each product, ascending. */
function buyersOf({ products, customer, product }: Purchases): number[][] {
  const buyers = Array.from(products, (): number[] => []);
  product.forEach((index, pair) => buyers[index]!.push(customer[pair]!));
  return buyers;
}

/** Whether two ascending lists share at least so many entries. */
function share(a: readonly number[], b: readonly number[], enough: number): boolean {
  let [i, j, found] = [0, 0, 0];
  while (i < a.length && j < b.length && found < enough) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) found++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return found >= enough;
}

/** Rows of length 1; a row of zeros stays. */
function normalised(factors: Float32Array, k: number): Float32Array {
  const unit = factors.slice();
  for (let at = 0; at < unit.length; at += k) {
    const row = unit.subarray(at, at + k);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) row.forEach((value, i) => (row[i] = value / length));
  }
  return unit;
}

/** Ten products for each by the cosine of their factors, only pairs that customers have in common. */
export async function similar(purchases: Purchases, products: Float32Array, k: number): Promise<Columns> {
  const table = new RowsOf({ product_key: 'integer', rank: 'integer', other_key: 'integer', score: 'real' });
  const [support, buyers, unit] = [supportOf(purchases), buyersOf(purchases), normalised(products, k)];
  const n = purchases.products.length;
  const wanted = purchases.products.map((_, product) => product).filter((product) => support[product]! >= least);
  for await (const { from, to, scores } of scoreBlocks(unit, wanted, unit, k)) {
    for (let place = from; place < to; place++) {
      const product = wanted[place]!;
      const row = scores.subarray((place - from) * n, (place - from + 1) * n);
      for (let other = 0; other < n; other++) if (support[other]! < least) row[other] = -Infinity;
      row[product] = -Infinity;
      const list = top(row, candidates).filter((other) => share(buyers[product]!, buyers[other]!, leastShared));
      list.subarray(0, places).forEach((other, rank) => {
        const [product_key, other_key] = [purchases.products[product]!, purchases.products[other]!];
        table.add({ product_key, rank: rank + 1, other_key, score: row[other]! });
      });
    }
  }
  return table.columns();
}
