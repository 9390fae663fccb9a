import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { random } from '../../workers/math/random.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';
import { intakeTables } from '../../src/intake/tables.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

interface Order {
  /** Empty where nobody is known. */
  readonly customer: string;
  readonly products: readonly string[];
}

/** One order a day, in this order. */
async function shopOf(orders: readonly Order[]): Promise<void> {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
  const day = (at: number) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10);
  const lines = orders.flatMap(({ customer, products }, at) =>
    products.map((product) => [`O${at}`, day(at), customer, product, '1', '2.00'].join(',')),
  );
  const header = 'order_id,order_date,customer_id,product_id,quantity,unit_price';
  await importAll(database, [text('orders.csv', [header, ...lines, ''].join('\n'))]);
}

type Pair = Record<'relation' | 'product_id' | 'other_product_id', string> &
  Record<'orders' | 'product_orders' | 'support' | 'confidence' | 'lift' | 'evidence', number>;
const pairs = (relation: string) =>
  database.rows<Pair>('FROM product_pairs WHERE relation = $1 ORDER BY product_id, other_product_id', [relation]);

/** Counts by the plainest of loops. */
function together(orders: readonly Order[], one: string, other: string) {
  const having = (product: string) => orders.filter(({ products }) => products.includes(product)).length;
  const both = orders.filter(({ products }) => products.includes(one) && products.includes(other)).length;
  return {
    orders: both,
    product_orders: having(one),
    support: both / orders.length,
    lift: (both * orders.length) / having(one) / having(other),
  };
}

function next(orders: readonly Order[], one: string, other: string) {
  const counts = { orders: 0, product_orders: 0 };
  for (const customer of new Set(orders.map((order) => order.customer))) {
    if (customer === '') continue;
    const hers = orders.filter((order) => order.customer === customer);
    hers.slice(1).forEach(({ products }, at) => {
      if (!hers[at]?.products.includes(one)) return;
      counts.product_orders++;
      const isNew = !hers.slice(0, at + 1).some((before) => before.products.includes(other));
      if (products.includes(other) && isNew) counts.orders++;
    });
  }
  return counts;
}

/** Shops in which half of the orders with tea have a mug in them, and milk follows coffee. */
const shops = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 120, max: 200 })).map(([seed, count]) => {
  const uniform = random(seed);
  const pick = (share: number, product: string) => (uniform() < share ? [product] : []);
  const coffee = new Set<string>();
  return Array.from({ length: count }, (): Order => {
    const customer = uniform() < 0.2 ? '' : `c${Math.floor(uniform() * 40)}`;
    const tea = pick(0.3, 'tea');
    const milk = coffee.has(customer) ? ['milk'] : pick(0.02, 'milk');
    const products = [
      ...tea,
      ...milk,
      ...(tea.length > 0 ? pick(0.6, 'mug') : []),
      ...pick(0.3, 'coffee'),
      ...pick(0.2, 'jam'),
    ];
    if (products.includes('coffee')) coffee.add(customer);
    return { customer, products: products.length > 0 ? products : ['bread'] };
  });
});

describe('pairs of products', () => {
  it('are counted as a plain loop counts them', async () => {
    await fc.assert(
      fc.asyncProperty(shops, async (orders) => {
        await shopOf(orders);
        const found = await pairs('together');
        expect(found.map((pair) => `${pair.product_id} ${pair.other_product_id}`)).toContain('tea mug');
        for (const pair of found) {
          const counted = together(orders, pair.product_id, pair.other_product_id);
          expect(pair).toMatchObject({ orders: counted.orders, product_orders: counted.product_orders });
          expect(pair.support).toBeCloseTo(counted.support, 12);
          expect(pair.confidence).toBeCloseTo(counted.orders / counted.product_orders, 12);
          expect(pair.lift).toBeCloseTo(counted.lift, 12);
        }
        for (const pair of await pairs('next'))
          expect(pair).toMatchObject(next(orders, pair.product_id, pair.other_product_id));
      }),
      { numRuns: 8 },
    );
  });

  it('are told of in both directions of time only as they happened', async () => {
    const orders = Array.from({ length: 120 }, (_, at): Order => {
      const customer = `c${at % 60}`;
      const isFirst = at < 60;
      return { customer, products: at % 2 === 0 ? [isFirst ? 'printer' : 'ink'] : ['paper'] };
    });
    await shopOf(orders);
    expect((await pairs('next')).map((pair) => [pair.product_id, pair.other_product_id, pair.orders])).toEqual([
      ['printer', 'ink', 30],
    ]);
    expect(await pairs('together')).toEqual([]);
  });

  it('need no customers', async () => {
    const orders = Array.from({ length: 100 }, (_, at): Order => ({
      customer: '',
      products: at % 4 === 0 ? ['tea', 'mug'] : [`thing ${at % 7}`],
    }));
    await shopOf(orders);
    expect((await pairs('together')).map((pair) => [pair.product_id, pair.other_product_id, pair.orders])).toEqual([
      ['mug', 'tea', 25],
      ['tea', 'mug', 25],
    ]);
  });

  it('are not seen in orders put together by chance', async () => {
    let seen = 0;
    for (let seed = 1; seed <= 5; seed++) {
      const uniform = random(seed);
      const orders = Array.from({ length: 400 }, (): Order => ({
        customer: `c${Math.floor(uniform() * 60)}`,
        products: [...new Set(Array.from({ length: 4 }, () => `p${Math.floor(uniform() ** 2 * 30)}`))],
      }));
      await shopOf(orders);
      seen += (await pairs('together')).length + (await pairs('next')).length;
    }
    expect(seen).toBe(0);
  });
});
