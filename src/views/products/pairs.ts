export type Pair = {
  product_id: string;
  product_name: string;
  other_product_id: string;
  other_product_name: string;
  orders: number;
  confidence: number;
  confidence_low: number;
  confidence_high: number;
  lift: number;
};

const columns = `product_id, product_name, other_product_id, other_product_name,
  orders, product_orders, support, confidence, confidence_low, confidence_high, lift, evidence`;

/** Pairs with the product `$1`, or of the shop, the surest first; of a pair in one order the direction that says more. */
export function pairsSql(ofOne: boolean, relation: 'together' | 'next'): string {
  const once =
    ofOne || relation === 'next'
      ? ''
      : `QUALIFY row_number() OVER (
  PARTITION BY least(product_key, other_product_key), greatest(product_key, other_product_key)
  ORDER BY confidence DESC
) = 1\n`;
  return `SELECT ${columns}
FROM product_pairs
WHERE relation = '${relation}'${ofOne ? ' AND product_id = $1' : ''}
${once}ORDER BY evidence DESC, product_id, other_product_id`;
}
