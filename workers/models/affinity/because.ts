import { cholesky, forward } from '../../math/cholesky.ts';
import { type AlsOptions, extraOf, lambdaOf } from './factorise.ts';
import type { Purchases } from './purchases.ts';

/**
 * Which product bought before explains a suggestion best: section 5 of Hu, Koren and Volinsky, where a score is a sum
 * over what was bought of c · yᵢᵀ W yⱼ, with W the inverse of YᵀY + λI, which all customers share.
 * Returns a function from a customer and a suggested product to the product index, −1 for a customer without purchases.
 */
export function explainer(
  purchases: Purchases,
  products: Float32Array,
  options: AlsOptions,
): (customer: number, suggested: number) => number {
  const k = options.factors;
  const { starts, product, orders, days } = purchases;
  const z = whitened(products, k, lambdaOf(purchases, options));
  return (customer, suggested) => {
    let [best, most] = [-1, -Infinity];
    for (let pair = starts[customer]!; pair < starts[customer + 1]!; pair++) {
      const at = product[pair]! * k;
      let likeness = 0;
      for (let i = 0; i < k; i++) likeness += z[suggested * k + i]! * z[at + i]!;
      const part = (1 + extraOf(orders[pair]!, days[pair]!, options)) * likeness;
      if (part > most) [best, most] = [product[pair]!, part];
    }
    return best;
  };
}

/** Factors z with zᵢ · zⱼ = yᵢᵀ (YᵀY + λI)⁻¹ yⱼ. */
function whitened(products: Float32Array, k: number, lambda: number): Float32Array {
  const gram = new Float64Array(k * k);
  for (let at = 0; at < products.length; at += k) {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j <= i; j++) gram[i * k + j]! += products[at + i]! * products[at + j]!;
    }
  }
  for (let i = 0; i < k; i++) gram[i * k + i]! += lambda;
  const factor = cholesky(gram, k);
  if (!factor) return products;
  const z = new Float32Array(products.length);
  for (let at = 0; at < products.length; at += k) z.set(forward(factor, k, products.subarray(at, at + k)), at);
  return z;
}
