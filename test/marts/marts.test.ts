import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { emptyShop, fill, layers, type Line, one } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const day = (offset: number): string => new Date(Date.UTC(2023, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);

/** Purchases as `customer → days`, each worth 10 unless told. */
function purchases(bought: Readonly<Record<string, readonly number[]>>, amount = 10): Line[] {
  return Object.entries(bought).flatMap(([customer, days]) =>
    days.map((at, index) => ({
      order_id: `${customer}-${index}`,
      written_at: `${day(at)} 12:00:00`,
      platform_customer_id: customer,
      product_id: `p${at % 7}`,
      quantity: 1,
      unit_price: amount,
    })),
  );
}

/** The ledger of many customers at once, written in SQL: customer k buys on every (k % 40 + 3)th day. */
async function fillMany(customers: number): Promise<void> {
  await fill(database, purchases({ seed: [0] }));
  await database.rows('DELETE FROM read_lines');
  await database.rows(
    `INSERT INTO read_lines BY NAME
     SELECT 1 AS source_key, (k * 1000 + n)::INTEGER AS line, k || '-' || n AS order_id, true AS has_time,
       TIMESTAMP '2023-01-01 12:00:00' + to_days((hash(k) % 60 + n * (k % 40 + 3))::INTEGER) AS written_at,
       'c' || k AS platform_customer_id, 'p' || (hash(k, n) % 30) AS product_id, 1 AS quantity,
       (5 + hash(k, n, 1) % 50)::DECIMAL(18, 4) AS unit_price
     FROM range(${customers}) AS c (k), range(12) AS o (n)
     WHERE n <= hash(k, 7) % 12 AND hash(k) % 60 + n * (k % 40 + 3) < 400`,
  );
  await build(database, layers, ['incoming_lines']);
}

describe('clock', () => {
  it('takes the smallest limit that 80 % of the gaps keep, between 14 and 365 days', async () => {
    await fill(database, purchases({ a: [0, 20, 50, 80], b: [0, 30], c: [0, 90] }));
    expect(await one(database, 'SELECT as_of, horizon, gaps, horizon_from FROM clock')).toEqual({
      as_of: day(90),
      horizon: 30,
      gaps: 5,
      horizon_from: 'gaps',
    });
    await fill(database, purchases({ a: [0, 1, 2, 3] }));
    expect((await one(database, 'SELECT horizon FROM clock')).horizon).toBe(14);
    await fill(database, purchases({ a: [0], b: [5] }));
    expect(await one(database, 'SELECT horizon, gaps, horizon_from FROM clock')).toEqual({
      horizon: 90,
      gaps: 0,
      horizon_from: 'default',
    });
  });

  it('counts two purchases of one day as one day', async () => {
    await fill(database, purchases({ a: [0, 0, 40] }));
    expect((await one(database, 'SELECT gaps FROM clock')).gaps).toBe(1);
  });

  it('looks at nothing after as_of, nor after today', async () => {
    await database.rows(`UPDATE settings SET as_of = '${day(60)}'::DATE`);
    await fill(database, purchases({ a: [0, 50, 100], b: [90] }));
    expect(await one(database, 'SELECT customer_id, recency_days, frequency, monetary FROM rfm')).toEqual({
      customer_id: 'a',
      recency_days: 10,
      frequency: 2,
      monetary: 20,
    });
    await database.rows(`UPDATE settings SET as_of = NULL, today = '${day(60)}'::DATE`);
    await fill(database, purchases({ a: [0, 50, 100], b: [90] }));
    expect((await one(database, 'SELECT as_of FROM clock')).as_of).toBe(day(50));
    expect(await one(database, `SELECT rows FROM changes WHERE rule = 'after_today'`)).toEqual({ rows: 2 });
    await database.rows(`UPDATE settings SET today = DATE '2030-01-01'`);
  });
});

describe('rfm', () => {
  it('turns recency round, keeps ties in one bin and scores by rank', async () => {
    await fillMany(600);
    const ties = await database.rows(
      `SELECT 'r' AS score FROM rfm GROUP BY recency_days HAVING count(DISTINCT r) > 1
       UNION ALL SELECT 'f' FROM rfm GROUP BY frequency HAVING count(DISTINCT f) > 1
       UNION ALL SELECT 'm' FROM rfm GROUP BY monetary HAVING count(DISTINCT m) > 1`,
    );
    expect(ties).toEqual([]);
    expect(await one(database, 'SELECT r FROM rfm ORDER BY recency_days LIMIT 1')).toEqual({ r: 5 });
    expect(await one(database, 'SELECT r FROM rfm ORDER BY recency_days DESC LIMIT 1')).toEqual({ r: 1 });
    const wrong = await database.rows(
      `SELECT customer_id FROM (SELECT *, 1 + 5 * (rank() OVER (ORDER BY frequency) - 1) // count(*) OVER () AS expected FROM rfm) WHERE f <> expected`,
    );
    expect(wrong).toEqual([]);
  });

  it('moves the score with the weights and leaves the bins alone', async () => {
    await database.rows('UPDATE settings SET weight_r = 0, weight_f = 3, weight_m = 1');
    await build(database, layers, ['settings.weight_r', 'settings.weight_f', 'settings.weight_m']);
    expect(await database.rows('SELECT customer_id FROM rfm WHERE abs(score - (3 * f + m) / 4.0) > 1e-9')).toEqual([]);
    await database.rows('UPDATE settings SET weight_r = 1, weight_f = 1, weight_m = 1');
  });

  it('has three bins from 100 customers and none under', async () => {
    await fillMany(150);
    expect(await database.rows('SELECT DISTINCT f FROM rfm WHERE f NOT BETWEEN 1 AND 3')).toEqual([]);
    expect((await one(database, 'SELECT max(r) AS most FROM rfm')).most).toBe(3);
    expect(await database.rows(`SELECT segment FROM rfm WHERE segment = 'all'`)).toEqual([]);
    await fillMany(99);
    expect(await database.rows('SELECT DISTINCT segment, r, f, m, score FROM rfm')).toEqual([
      { segment: 'all', r: null, f: null, m: null, score: null },
    ]);
  });

  it('puts every customer in exactly one segment, for any shop', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 900 }), fc.integer({ min: 2, max: 5 }), async (customers, bins) => {
        await database.rows(`UPDATE settings SET rfm_bins = ${bins}`);
        await fillMany(customers);
        const counted = await one(
          database,
          `SELECT count(*) AS rows, count(DISTINCT customer_key) AS customers, (SELECT count(DISTINCT customer_key) FROM purchases) AS buyers,
          count(*) FILTER (segment = 'all' OR segment IS NULL) AS outside FROM rfm`,
        );
        expect(counted).toEqual({
          rows: counted.buyers,
          customers: counted.buyers,
          buyers: counted.buyers,
          outside: 0,
        });
        expect(await one(database, 'SELECT sum(customers) AS n FROM segments')).toEqual({ n: counted.buyers });
      }),
      { numRuns: 6 },
    );
    await database.rows('UPDATE settings SET rfm_bins = 5');
  });

  it('has every cell of the grid in one of eleven segments', async () => {
    expect(
      await one(
        database,
        'SELECT count(*) AS cells, count(DISTINCT (r, f)) AS places, count(DISTINCT segment) AS segments, max(position) AS last FROM segment_grid',
      ),
    ).toEqual({
      cells: 25,
      places: 25,
      segments: 11,
      last: 11,
    });
  });
});

describe('cohorts', () => {
  it('sum to rfm in money and orders, in every grain', async () => {
    await fillMany(400);
    const whole = await one(database, 'SELECT sum(monetary) AS money, sum(frequency) AS orders FROM rfm');
    for (const grain of ['week', 'month', 'quarter']) {
      const sum = await one<{ money: number; orders: number }>(
        database,
        `SELECT sum(revenue) AS money, sum(orders) AS orders FROM cohorts WHERE grain = '${grain}'`,
      );
      expect(sum.money).toBeCloseTo(Number(whole.money), 6);
      expect(sum.orders).toBe(whole.orders);
    }
  });

  it('count who purchased in each period, and say whether the period is over', async () => {
    await fill(database, purchases({ a: [0, 35], b: [10], c: [40] }));
    const cells = await database.rows(
      `SELECT cohort_on, period, size, customers, customer_share, complete FROM cohorts WHERE grain = 'month'`,
    );
    expect(cells).toEqual([
      { cohort_on: '2023-01-01', period: 0, size: 2, customers: 2, customer_share: 1, complete: true },
      { cohort_on: '2023-01-01', period: 1, size: 2, customers: 1, customer_share: 0.5, complete: false },
      { cohort_on: '2023-02-01', period: 0, size: 1, customers: 1, customer_share: 1, complete: false },
    ]);
  });
});

describe('gaps and steps', () => {
  it('give the days between purchases by order number', async () => {
    await fill(database, purchases({ a: [0, 10, 30], b: [0, 10], c: [0] }));
    expect(await database.rows('FROM gaps')).toEqual([
      { order_number: 1, gap_days: 10, customers: 2 },
      { order_number: 2, gap_days: 20, customers: 1 },
    ]);
    expect(
      await one(database, 'SELECT customers, customers_next, median_gap_days FROM order_steps WHERE order_number = 1'),
    ).toEqual({ customers: 3, customers_next: 2, median_gap_days: 10 });
  });
});

describe('behaviour', () => {
  const features = `SELECT * EXCLUDE (churned, amount_365) FROM behaviour WHERE cutoff_key = 1 AND customer_key IN (SELECT customer_key FROM purchases WHERE ordered_on <= (SELECT cutoff_on FROM cutoffs WHERE cutoff_key = 1)) ORDER BY customer_key`;

  it('has at least twenty features', async () => {
    const columns = await database.rows('DESCRIBE behaviour');
    expect(columns.length - 4).toBeGreaterThanOrEqual(20);
  });

  it('looks at nothing after the cut-off: what comes later changes no feature', async () => {
    await database.rows('UPDATE settings SET horizon = 60');
    await fillMany(200);
    const { as_of } = await one(database, 'SELECT as_of FROM clock');
    await database.rows(`UPDATE settings SET as_of = '${String(as_of)}'::DATE`);
    await build(database, layers, ['settings.as_of', 'settings.horizon']);
    const before = await database.rows(features);
    expect(before.length).toBeGreaterThan(100);
    const later = `(SELECT cutoff_on FROM cutoffs WHERE cutoff_key = 1)`;
    await database.rows(
      `UPDATE read_lines SET unit_price = 999, product_id = 'zz', quantity = 9 WHERE written_at::DATE > ${later}`,
    );
    await database.rows(`DELETE FROM read_lines WHERE written_at::DATE > ${later} AND line % 2 = 0`);
    await build(database, layers, ['incoming_lines']);
    expect(await database.rows(features)).toEqual(before);
    await database.rows('UPDATE settings SET horizon = NULL, as_of = NULL');
  });

  it('labels by the purchases of the window, its last day included', async () => {
    await database.rows('UPDATE settings SET horizon = 30');
    await fill(database, purchases({ a: [0, 100], b: [0, 70], c: [0, 71], d: [0] }));
    const labels = await database.rows(
      'SELECT customer_id, churned FROM behaviour JOIN customers USING (customer_key) WHERE cutoff_key = 1 ORDER BY 1',
    );
    expect(labels).toEqual([
      { customer_id: 'a', churned: 0 },
      { customer_id: 'b', churned: 1 },
      { customer_id: 'c', churned: 0 },
      { customer_id: 'd', churned: 1 },
    ]);
    await database.rows('UPDATE settings SET horizon = NULL');
  });
});

describe('interactions', () => {
  it('are distinct pairs of counted purchases, split at the global cut', async () => {
    await fill(database, purchases({ a: [0, 7, 95], b: [3, 100] }));
    expect((await one(database, 'SELECT cut_at FROM affinity_cut')).cut_at).toBe(`${day(80)} 12:00:00`);
    const pairs = await database.rows(
      'SELECT customer_id, product_id, orders_before, orders_after FROM interactions JOIN customers USING (customer_key) JOIN products USING (product_key) ORDER BY ALL',
    );
    expect(pairs).toEqual([
      { customer_id: 'a', product_id: 'p0', orders_before: 2, orders_after: 0 },
      { customer_id: 'a', product_id: 'p4', orders_before: 0, orders_after: 1 },
      { customer_id: 'b', product_id: 'p2', orders_before: 0, orders_after: 1 },
      { customer_id: 'b', product_id: 'p3', orders_before: 1, orders_after: 0 },
    ]);
  });
});
