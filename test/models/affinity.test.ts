import { beforeAll, expect, test } from 'vitest';
import { type Device, Refusal, type Tables } from '../../workers/contract.ts';
import { model } from '../../workers/models/affinity.ts';
import { model as basket } from '../../workers/models/basket.ts';
import { numbers, texts } from '../../workers/tables.ts';
import { finish, onBackend } from './backend.ts';
import { interactionsOf } from './shop.ts';

const shop = interactionsOf(5, 500, 120);
let device: Device;
let tables: Tables;
beforeAll(async () => {
  device = await onBackend('wasm');
  ({ tables } = await finish(
    model,
    shop,
    { factors: 16, window_start: '2024-01-01', window_end: '2024-03-01' },
    device,
  ));
});

function measure(task: string, of: string, name: string): number {
  const at = texts(tables, 'affinity_report', 'measure').findIndex(
    (text, row) =>
      text === name &&
      texts(tables, 'affinity_report', 'task')[row] === task &&
      texts(tables, 'affinity_report', 'model')[row] === of,
  );
  return numbers(tables, 'affinity_report', 'value')[at]!;
}

interface Suggestion {
  customer: number;
  kind: string;
  rank: number;
  product: number;
  because: number;
  method: string;
}

const column = (name: string) => numbers(tables, 'affinity_suggestions', name);

function suggestions(): Suggestion[] {
  return Array.from(column('customer_key'), (customer, row) => ({
    customer,
    kind: texts(tables, 'affinity_suggestions', 'kind')[row]!,
    rank: column('rank')[row]!,
    product: column('product_key')[row]!,
    because: column('because_key')[row]!,
    method: texts(tables, 'affinity_suggestions', 'method')[row]!,
  }));
}

const bought = new Set(
  Array.from(
    numbers(shop, 'interactions', 'customer_key'),
    (customer, row) => `${customer} ${numbers(shop, 'interactions', 'product_key')[row]}`,
  ),
);

test('finds the tastes the shop was made with: better than popularity in recall and NDCG', () => {
  for (const name of ['recall_at_10', 'ndcg_at_10', 'map_at_10']) {
    expect(measure('affinity_new', 'als', name)).toBeGreaterThan(1.5 * measure('affinity_new', 'popularity', name));
  }
  expect(measure('affinity_new', 'als', 'coverage')).toBeGreaterThan(measure('affinity_new', 'popularity', 'coverage'));
  expect(new Set(texts(tables, 'affinity_report', 'window_start'))).toEqual(new Set(['2024-01-01']));
});

test('new is never bought, repeat always is, and neither is ever postage', () => {
  for (const { customer, kind, product } of suggestions()) {
    expect(product).not.toBe(0);
    expect(bought.has(`${customer} ${product}`)).toBe(kind === 'repeat');
  }
});

test('ten new ones for everybody, ranked without gaps, each because of something bought', () => {
  const lists = new Map<number, Suggestion[]>();
  for (const found of suggestions()) {
    if (found.kind === 'new') lists.set(found.customer, [...(lists.get(found.customer) ?? []), found]);
  }
  expect(lists.size).toBe(500);
  for (const [customer, list] of lists) {
    expect(list.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(list.map(({ product }) => product)).size).toBe(10);
    for (const { because, method } of list) {
      expect(method).toBe('als');
      expect(bought.has(`${customer} ${because}`)).toBe(true);
    }
  }
});

test('each kind is served by the method with the best NDCG', () => {
  const methods = ['als', 'popularity', 'own_repeats'];
  const best = methods.sort(
    (a, b) => (measure('affinity_repeat', b, 'ndcg_at_10') || 0) - (measure('affinity_repeat', a, 'ndcg_at_10') || 0),
  )[0];
  for (const { kind, method } of suggestions()) if (kind === 'repeat') expect(method).toBe(best);
});

test('similar products are mostly of the same taste, never the product itself, never postage', () => {
  const [product, other] = [
    numbers(tables, 'affinity_similar', 'product_key'),
    numbers(tables, 'affinity_similar', 'other_key'),
  ];
  let same = 0;
  product.forEach((key, row) => {
    expect(other[row]).not.toBe(key);
    expect([key, other[row]]).not.toContain(0);
    if ((key - 1) % 6 === (other[row]! - 1) % 6) same++;
  });
  expect(same / product.length).toBeGreaterThan(0.7);
});

test('a customer folded in as a basket gets the ten that training gave her', async () => {
  const keys = numbers(shop, 'interactions', 'customer_key');
  const of = (customer: number, name: string) =>
    Array.from(keys, (key, row) => (key === customer ? numbers(shop, 'interactions', name)[row]! : NaN)).filter(
      (value) => !Number.isNaN(value),
    );
  let same = 0;
  for (let customer = 0; customer < 20; customer++) {
    const options = {
      products: of(customer, 'product_key'),
      orders: of(customer, 'orders'),
      days: of(customer, 'last_days'),
    };
    const folded = (await finish(basket, tables, options, device)).tables;
    const trained = suggestions().filter((found) => found.customer === customer && found.kind === 'new');
    const list = Array.from(numbers(folded, 'basket_suggestions', 'product_key'));
    same += trained.filter(({ product }) => list.includes(product)).length;
  }
  expect(same).toBeGreaterThanOrEqual(198);
});

test('a basket without a known product has no suggestions', async () => {
  const { tables: none } = await finish(basket, tables, { products: [0, 9999] }, device);
  expect(numbers(none, 'basket_suggestions', 'rank')).toHaveLength(0);
});

test('a shop too small is refused with its counts', async () => {
  const refused = await finish(model, interactionsOf(1, 60, 120), {}, device).catch((reason: unknown) => reason);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'model/too_few_customers', facts: { customers: 60, needed: 100 } });
  const narrow = await finish(model, interactionsOf(1, 200, 15), {}, device).catch((reason: unknown) => reason);
  expect(narrow).toMatchObject({ code: 'model/too_few_products', facts: { products: 14, needed: 20 } });
});

test('customers with a product or two each are refused with the number of pairs', async () => {
  const keys = Int32Array.from({ length: 240 }, (_, row) => row);
  const one = new Int32Array(240).fill(1);
  const interactions = {
    customer_key: keys.map((row) => row % 120),
    product_key: keys.map((row) => row % 40),
    orders: one,
    quantity: Float64Array.from(one),
    last_days: Float64Array.from(one),
    orders_before: one,
    last_before_days: Float64Array.from(one),
    orders_after: keys.map(() => 0),
    is_service: keys.map(() => 0),
  };
  const refused = await finish(model, { interactions }, {}, device).catch((reason: unknown) => reason);
  expect(refused).toMatchObject({ code: 'model/too_few_pairs', facts: { pairs: 240, needed: 500 } });
});

test('without anybody who bought again after the cut, nothing is judged and lists are still made', async () => {
  const none = numbers(shop, 'interactions', 'orders_after').map(() => 0);
  const input = { interactions: { ...shop['interactions'], orders_after: none } };
  const { tables: served } = await finish(model, input, { factors: 16, iterations: 3 }, device);
  expect(texts(served, 'affinity_report', 'measure')).toHaveLength(0);
  expect(new Set(texts(served, 'affinity_suggestions', 'method'))).toEqual(new Set(['als', 'own_repeats']));
});
