import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

const orders = [
  'order_id,order_date,email,phone,currency,product,total',
  '1,2026-05-01,ann.lee@gmail.com,,EUR,cup,10',
  '2,2026-05-02,annlee@gmail.com,,EUR,cup,20',
  '3,2026-05-03,,123456789,EUR,,30',
  '4,2026-05-04,,,EUR,cup,40',
  '5,2026-05-20,,,USD,cup,50',
  '6,2026-05-99,,,EUR,cup,50',
  '',
].join('\n');

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

it('is silent about a shop without orders', async () => {
  expect(await database.rows('FROM data_health')).toEqual([]);
});

it('counts each gap in the shop as it is, the dearest first, and a score that follows from them', async () => {
  await importAll(database, [text('orders.csv', orders)]);
  const gaps = await database.rows<{ gap: string; affected: number; total: number; severity: number; score: number }>(
    'SELECT gap, affected, total, severity, score FROM data_health',
  );
  const counts = Object.fromEntries(gaps.map(({ gap, affected, total }) => [gap, [affected, total]]));
  expect(counts).toMatchObject({
    no_customer: [2, 5],
    no_rate: [1, 5],
    rejected: [1, 6],
    short_history: [160, 180],
    few_gaps: [100, 100],
    few_customers: [97, 100],
    no_product: [1, 5],
    same_people: [2, 3],
    no_email: [1, 3],
    no_consent: [3, 3],
    no_status: [5, 5],
    no_refunds: [5, 5],
    no_category: [1, 1],
    no_cost: [1, 1],
    no_stock: [1, 1],
    no_time: [5, 5],
  });
  expect(counts).not.toHaveProperty('no_amount');
  const severities = gaps.map(({ severity }) => severity);
  expect(severities).toEqual(severities.toSorted((a, b) => b - a));
  const score = Math.round(100 * severities.reduce((product, severity) => product * (1 - severity), 1));
  expect(new Set(gaps.map((gap) => gap.score))).toEqual(new Set([score]));
});

it('is better once what was missing arrives', async () => {
  const before = await one<{ score: number }>(database, 'SELECT score FROM data_health LIMIT 1');
  await importAll(database, [
    text(
      'people.csv',
      'Email,First Name,Last Name,Accepts Marketing\nann.lee@gmail.com,Ann,Lee,yes\nannlee@gmail.com,Ann,Lee,no\n',
    ),
    text('products.csv', 'Product name,Category,Cost,Stock\ncup,Cups,2,5\n'),
  ]);
  const gaps = await database.rows<{ gap: string; affected: number }>('SELECT gap, affected FROM data_health');
  const names = gaps.map(({ gap }) => gap);
  expect(names).not.toContain('no_cost');
  expect(names).not.toContain('no_stock');
  expect(gaps).toContainEqual({ gap: 'no_consent', affected: 1 });
  expect((await one<{ score: number }>(database, 'SELECT score FROM data_health LIMIT 1')).score).toBeGreaterThan(
    before.score,
  );
});
