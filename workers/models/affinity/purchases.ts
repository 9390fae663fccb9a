import { Refusal, type Tables } from '../../contract.ts';
import { numbers } from '../../tables.ts';

/** Customer × product pairs as indices, in order of customer; without services, which are nobody's taste. */
export interface Purchases {
  /** customer_key of each customer index, product_key of each product index. */
  readonly customers: Int32Array;
  readonly products: Int32Array;
  /** Pairs of customer c: starts[c] … starts[c + 1]. */
  readonly starts: Int32Array;
  readonly customer: Int32Array;
  readonly product: Int32Array;
  readonly orders: Float64Array;
  /** Days since the last of the orders. */
  readonly days: Float64Array;
}

const needed = { customers: 100, products: 20, pairs: 500 };

/** The distinct values in ascending order. */
function distinct(values: Iterable<number>): Int32Array {
  return Int32Array.from(new Set(values)).sort();
}

const positions = (keys: Int32Array): Map<number, number> => new Map(Array.from(keys, (key, index) => [key, index]));

function collect(input: Tables, rows: Int32Array, orders: string, days: string): Purchases {
  const customerKeys = numbers(input, 'interactions', 'customer_key');
  const productKeys = numbers(input, 'interactions', 'product_key');
  const counts = numbers(input, 'interactions', orders);
  const ages = numbers(input, 'interactions', days);
  const customers = distinct(rows.map((row) => customerKeys[row]!));
  const products = distinct(rows.map((row) => productKeys[row]!));
  const [customerAt, productAt] = [positions(customers), positions(products)];
  const order = (a: number, b: number): number =>
    customerKeys[a]! - customerKeys[b]! || productKeys[a]! - productKeys[b]!;
  const inOrder = rows.every((row, i) => i === 0 || order(rows[i - 1]!, row) < 0);
  const sorted = inOrder ? rows : rows.toSorted(order);
  const customer = sorted.map((row) => customerAt.get(customerKeys[row]!)!);
  const starts = new Int32Array(customers.length + 1);
  for (const index of customer) starts[index + 1]!++;
  for (let index = 0; index < customers.length; index++) starts[index + 1]! += starts[index]!;
  return {
    customers,
    products,
    starts,
    customer,
    product: sorted.map((row) => productAt.get(productKeys[row]!)!),
    orders: Float64Array.from(sorted, (row) => counts[row]!),
    days: Float64Array.from(sorted, (row) => ages[row]!),
  };
}

function rowsWhere(input: Tables, keep: (row: number) => boolean): Int32Array {
  const service = numbers(input, 'interactions', 'is_service');
  const rows = Int32Array.from(service, (_, row) => row);
  return rows.filter((row) => service[row] === 0 && keep(row));
}

/** Everything bought up to as_of. Throws `Refusal` where customers, products or pairs are too few. */
export function allPurchases(input: Tables): Purchases {
  const found = collect(
    input,
    rowsWhere(input, () => true),
    'orders',
    'last_days',
  );
  const [customers, products, pairs] = [found.customers.length, found.products.length, found.customer.length];
  if (products < needed.products) throw new Refusal('model/too_few_products', { products, needed: needed.products });
  if (customers < needed.customers) {
    throw new Refusal('model/too_few_customers', { customers, needed: needed.customers });
  }
  if (pairs < needed.pairs) throw new Refusal('model/too_few_pairs', { pairs, needed: needed.pairs });
  return found;
}

/** What was bought before the cut in time. */
export function purchasesBefore(input: Tables): Purchases {
  const before = numbers(input, 'interactions', 'orders_before');
  return collect(
    input,
    rowsWhere(input, (row) => before[row]! > 0),
    'orders_before',
    'last_before_days',
  );
}

/** Test items after the cut by customer index of `before`: those whose customer and product were seen before it. */
export function boughtAfter(input: Tables, before: Purchases): Map<number, Set<number>> {
  const customerKeys = numbers(input, 'interactions', 'customer_key');
  const productKeys = numbers(input, 'interactions', 'product_key');
  const after = numbers(input, 'interactions', 'orders_after');
  const [customerAt, productAt] = [positions(before.customers), positions(before.products)];
  const items = new Map<number, Set<number>>();
  for (const row of rowsWhere(input, (row) => after[row]! > 0)) {
    const customer = customerAt.get(customerKeys[row]!);
    const product = productAt.get(productKeys[row]!);
    if (customer === undefined || product === undefined) continue;
    const found = items.get(customer);
    if (found) found.add(product);
    else items.set(customer, new Set([product]));
  }
  return items;
}

/** Distinct customers of each product. */
export function supportOf({ products, product }: Purchases): Int32Array {
  const support = new Int32Array(products.length);
  for (const index of product) support[index]!++;
  return support;
}
