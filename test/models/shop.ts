import type { Tables } from '../../workers/contract.ts';
import { normal, random } from '../../workers/math/random.ts';

const horizon = 90;
const day = (back: number) => new Date(Date.UTC(2024, 11, 31) - back * 86_400_000).toISOString().slice(0, 10);

/** `customers` at each of `cutoffs` dates: who is silent for long and buys rarely churns, by a known logistic law. */
export function behaviourOf(seed: number, customers: number, cutoffs = 4): Tables {
  const uniform = random(seed);
  const gauss = normal(uniform);
  const rows = customers * cutoffs;
  const column = () => new Float64Array(rows);
  const [recency, frequency, gap, overdue, tenure, amount, weekend, churned] = Array.from({ length: 8 }, column) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const pace = Float64Array.from({ length: customers }, () => Math.exp(3.5 + 0.7 * gauss()));
  for (let row = 0; row < rows; row++) {
    const mean = pace[row % customers]!;
    recency[row] = Math.floor(-mean * 2 * Math.log(1 - uniform()));
    frequency[row] = 1 + Math.floor((3 * 60 * uniform()) / mean);
    gap[row] = frequency[row]! > 1 ? mean * (0.8 + 0.4 * uniform()) : NaN;
    overdue[row] = recency[row]! / gap[row]!;
    tenure[row] = recency[row]! + frequency[row]! * mean;
    amount[row] = Math.exp(3 + 0.5 * gauss());
    weekend[row] = uniform();
    const odds = 0.8 * (Math.log1p(recency[row]!) - 4) - 1.4 * (Math.log(frequency[row]!) - 1) + 0.2 * gauss();
    churned[row] = row < customers ? NaN : uniform() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  }
  return {
    behaviour: {
      customer_key: Int32Array.from({ length: rows }, (_, row) => row % customers),
      cutoff_key: Int32Array.from({ length: rows }, (_, row) => Math.floor(row / customers)),
      churned,
      amount_365: amount,
      recency_days: recency,
      frequency,
      gap_mean_days: gap,
      overdue_ratio: overdue,
      tenure_days: tenure,
      order_amount_mean: amount,
      weekend_share: weekend,
      discount_share: column().fill(NaN),
    },
    cutoffs: {
      cutoff_key: Int32Array.from({ length: cutoffs }, (_, key) => key),
      cutoff_on: Array.from({ length: cutoffs }, (_, key) => day(key * horizon)),
      role: Array.from({ length: cutoffs }, (_, key) => (['serve', 'test'] as const)[key] ?? 'train'),
      horizon: new Int32Array(cutoffs).fill(horizon),
    },
  };
}

const tastes = 6;

/**
 * Customers each with one of six tastes who buy four times in five within it; product 0 is postage that everybody
 * pays. Half of what was bought before the cut is bought again after it, and as much is new.
 */
export function interactionsOf(seed: number, customers: number, products: number): Tables {
  const uniform = random(seed);
  const rows: number[][] = [];
  for (let customer = 0; customer < customers; customer++) {
    const pick = () => {
      const own = uniform() < 0.8;
      const product = 1 + Math.floor(uniform() ** 1.5 * (products - 1));
      return own ? 1 + ((product - (product % tastes) + (customer % tastes)) % (products - 1)) : product;
    };
    const before = new Set([0, ...Array.from({ length: 4 + Math.floor(12 * uniform()) }, pick)]);
    const after = new Set(Array.from({ length: 5 }, pick));
    for (const product of new Set([...before, ...after])) {
      const had = before.has(product);
      const orders = had ? 1 + Math.floor(-1.2 * Math.log(1 - uniform())) : 0;
      const again = after.has(product) || (had && uniform() < 0.1 * orders) ? 1 : 0;
      const last = had ? Math.floor(uniform() * 300) : NaN;
      rows.push([
        customer,
        product,
        orders + again,
        again ? uniform() * 60 : last + 60,
        orders,
        last,
        again,
        product === 0 ? 1 : 0,
      ]);
    }
  }
  const integers = (at: number) => Int32Array.from(rows, (row) => row[at]!);
  const reals = (at: number) => Float64Array.from(rows, (row) => row[at]!);
  return {
    interactions: {
      customer_key: integers(0),
      product_key: integers(1),
      orders: integers(2),
      quantity: reals(2),
      last_days: reals(3),
      orders_before: integers(4),
      last_before_days: reals(5),
      orders_after: integers(6),
      is_service: integers(7),
    },
  };
}
