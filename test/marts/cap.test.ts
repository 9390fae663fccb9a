import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOverrides } from '../../src/app/overrides.ts';
import { layers } from '../../src/app/pipeline.ts';
import { applySettings, defaultSettings } from '../../src/app/settings.ts';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { planFor } from '../../src/modelling/plan.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

/** Two hundred orders of 1 to 200, and two that are worth as much as all of them: one sent back, one refunded by half. */
const rows = Array.from(
  { length: 200 },
  (_, at) => `o${at},2026-01-${10 + (at % 20)},p${at % 50}@x.de,paid,cup,1,${at + 1},`,
);
const shop = [
  'order_id,order_date,email,status,product,quantity,total,refunded',
  ...rows,
  'big,2026-02-01,p1@x.de,paid,cup,100,20000,',
  'back,2026-02-02,p1@x.de,paid,cup,-100,-20000,',
  'half,2026-02-03,p2@x.de,paid,pot,1,8000,4000',
  'gone,2026-02-03,p3@x.de,cancelled,pot,1,9000,',
  'many,2026-02-04,p4@x.de,paid,cup,1,300,',
  'many,2026-02-04,p4@x.de,paid,pot,1,700,',
  '',
].join('\n');

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
  await importAll(database, [text('orders.csv', shop)]);
});

const cap = async (order_cap: number | null): Promise<void> => {
  const changed = await applySettings(database, { ...defaultSettings, order_cap }, readOverrides(''));
  await build(database, layers, changed);
};
afterEach(() => cap(null));
const orders = () =>
  database.rows(
    `SELECT order_id, goods, cut, refunded FROM orders WHERE order_id IN ('big', 'back', 'half', 'gone', 'many', 'o5') ORDER BY order_id`,
  );
const figures = () =>
  one(database, `SELECT revenue, (SELECT avg(goods)::DOUBLE FROM orders WHERE is_purchase) AS order_mean FROM facts`);

describe('the largest orders', () => {
  it('count whole until told otherwise', async () => {
    expect(await one(database, 'SELECT count(*) AS n FROM orders WHERE cut <> 0')).toEqual({ n: 0 });
    expect(await database.rows(`FROM changes WHERE rule = 'largest_orders'`)).toEqual([]);
  });

  it('count at most the cap, their refunds in the same share, returns alike; those that count nowhere stay', async () => {
    await cap(500);
    expect(await orders()).toEqual([
      { order_id: 'back', goods: -500, cut: -19500, refunded: 0 },
      { order_id: 'big', goods: 500, cut: 19500, refunded: 0 },
      { order_id: 'gone', goods: 9000, cut: 0, refunded: 0 },
      { order_id: 'half', goods: 500, cut: 7500, refunded: 250 },
      { order_id: 'many', goods: 500, cut: 500, refunded: 0 },
      { order_id: 'o5', goods: 6, cut: 0, refunded: 0 },
    ]);
    expect(await database.rows(`SELECT rows, amount FROM changes WHERE rule = 'largest_orders'`)).toEqual([
      { rows: 4, amount: -(19500 - 19500 + 7500 + 500) },
    ]);
  });

  it('take their lines with them, and every figure', async () => {
    await cap(500);
    expect(
      await database.rows(
        `SELECT products.name, amount FROM order_lines JOIN products USING (product_key) WHERE order_id = 'many' ORDER BY line`,
      ),
    ).toEqual([
      { name: 'cup', amount: 150 },
      { name: 'pot', amount: 350 },
    ]);
    const differing = `SELECT orders.order_id FROM orders JOIN sold_lines USING (order_key)
      GROUP BY orders.order_key, orders.order_id, goods HAVING abs(sum(sold_lines.amount) - goods) > 0.005`;
    expect(await database.rows(differing)).toEqual([]);
    const { revenue } = await one<{ revenue: number }>(database, 'SELECT revenue FROM facts');
    expect(revenue).toBeCloseTo((200 * 201) / 2 + 500 - 500 + 500 - 250 + 500, 6);
    const { spent } = await one<{ spent: number }>(database, 'SELECT sum(monetary) AS spent FROM rfm');
    expect(spent).toBeCloseTo(revenue, 6);
  });

  it('make what the churn model learned stale, and not what the recommender did', async () => {
    const plans = () => Promise.all(['churn', 'affinity'].map((model) => planFor(database, model, 1)));
    const [churn, affinity] = await plans();
    await cap(500);
    const [later, same] = await plans();
    expect(later?.signature).not.toBe(churn?.signature);
    expect(same).toEqual(affinity);
    await cap(null);
    expect(await plans()).toEqual([churn, affinity]);
  });

  it('leave every table as it was when they count whole again', async () => {
    const state = () => database.rows('FROM orders ORDER BY order_key');
    const lines = () => database.rows('SELECT * FROM sold_lines ORDER BY ALL');
    const before = [await state(), await lines(), await database.rows('FROM facts'), await database.rows('FROM rfm')];
    await cap(50);
    expect(await state()).not.toEqual(before[0]);
    await cap(null);
    expect([await state(), await lines(), await database.rows('FROM facts'), await database.rows('FROM rfm')]).toEqual(
      before,
    );
  });

  it.each([null, 900])('show before the click what the figures would be (now: %s)', async (now) => {
    await cap(now);
    const options = await database.rows<{ cap: number; revenue_then: number; order_mean_then: number; orders: number }>(
      'FROM cap_effects',
    );
    expect(options.length).toBeGreaterThan(1);
    for (const option of options) {
      await cap(option.cap);
      const then = (await figures()) as { revenue: number; order_mean: number };
      expect(then.revenue).toBeCloseTo(option.revenue_then, 6);
      expect(then.order_mean).toBeCloseTo(option.order_mean_then, 6);
      const cut = 'SELECT count(*)::INTEGER AS orders FROM orders WHERE is_purchase AND cut <> 0';
      expect(await one(database, cut)).toEqual({ orders: option.orders });
    }
  });

  it('never count more than the cap nor than they are worth, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.01, max: 30_000, noNaN: true }), async (most) => {
        const order_cap = Math.round(most * 100) / 100 || 0.01;
        await cap(order_cap);
        const wrong = await database.rows(
          `SELECT order_id FROM orders WHERE (is_purchase OR status = 'return')
           AND (abs(goods) > ${order_cap} + 0.0001 OR abs(goods) > abs(goods + cut) + 0.0001 OR refunded > abs(goods))`,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});
