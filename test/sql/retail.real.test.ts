import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { emptyShop, importAll, one } from './shop.ts';

const realFile = (folder: string, name: string): File =>
  new File(
    [new Uint8Array(gunzipSync(readFileSync(join(process.env.KEEPSIGHT_DATA ?? '', folder, `${name}.gz`))))],
    name,
  );

const cents = (money: unknown): number => Math.round(Number(money) * 100) / 100;

describe('Online Retail', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyShop();
    await importAll(database, [realFile('online-retail', 'online_retail.csv')]);
  });

  it('loads every line', async () => {
    expect(await one(database, 'SELECT source, lines, loaded, rejected, blank FROM sources')).toEqual({
      source: 'online_retail',
      lines: 541_909,
      loaded: 541_909,
      rejected: 0,
      blank: 0,
    });
  });

  it('reads the ledger as published', async () => {
    const lines = await one(
      database,
      `SELECT sum(amount) AS money,
        count(*) FILTER (customer_key IS NOT NULL) AS known,
        count(*) FILTER (customer_key IS NULL) AS unknown, sum(amount) FILTER (customer_key IS NULL) AS unknown_money,
        count(*) FILTER (is_purchase AND customer_key IS NOT NULL) AS bought, sum(amount) FILTER (is_purchase AND customer_key IS NOT NULL) AS gross,
        sum(amount) FILTER (status = 'return' AND customer_key IS NOT NULL) AS returned
       FROM order_lines`,
    );
    expect(lines).toMatchObject({ known: 406_829, unknown: 135_080, bought: 397_924 });
    expect([lines.money, lines.unknown_money, lines.gross, lines.returned].map(cents)).toEqual([
      9_747_747.93, 1_447_682.12, 8_911_407.9, -611_342.09,
    ]);
    expect(await one(database, 'SELECT count(*) AS n FROM customers')).toEqual({ n: 4372 });
    expect(await one(database, `SELECT rows FROM changes WHERE rule = 'duplicate_lines'`)).toEqual({ rows: 5268 });
  });

  it('reads RFM, gaps and cohorts as published', async () => {
    const rfm = await one(
      database,
      'SELECT count(*) AS n, sum(recency_days) AS r, sum(frequency) AS f, sum(monetary) AS m FROM rfm',
    );
    expect({ ...rfm, m: cents(rfm.m) }).toEqual({ n: 4339, r: 399_368, f: 18_536, m: 8_310_477.05 });
    const { repeat_share } = await one(database, 'SELECT repeat_share FROM facts');
    expect(Number(repeat_share)).toBeCloseTo(0.6557, 4);
    expect(await one(database, 'SELECT as_of, horizon, gaps FROM clock')).toEqual({
      as_of: '2011-12-09',
      horizon: 70,
      gaps: 12_427,
    });
    const december = await database.rows<{ customers: number }>(
      `SELECT customers FROM cohorts WHERE grain = 'month' AND cohort_on = DATE '2010-12-01' ORDER BY period`,
    );
    expect(december.map(({ customers }) => customers)).toEqual([
      885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
    ]);
  });

  it('splits interactions as published', async () => {
    expect(await one(database, 'SELECT cut_at FROM affinity_cut')).toEqual({ cut_at: '2011-09-25 21:33:12' });
    const pairs = await one(
      database,
      `WITH known AS (SELECT * FROM interactions WHERE orders_before > 0)
       SELECT (SELECT count(*) FROM interactions) AS pairs, (SELECT count(DISTINCT product_key) FROM interactions) AS products,
         (SELECT count(*) FROM known) AS training,
         count(*) AS test, count(*) FILTER (orders_before = 0) AS new
       FROM interactions WHERE orders_after > 0
         AND customer_key IN (SELECT customer_key FROM known) AND product_key IN (SELECT product_key FROM known)`,
    );
    expect(pairs).toEqual({ pairs: 266_802, products: 3665, training: 182_978, test: 77_797, new: 51_307 });
  });
});

describe('CDNOW master', () => {
  it('has the published sums on 1998-06-30', async () => {
    const database = await emptyShop('?as_of=1998-06-30');
    await importAll(database, [realFile('cdnow', 'CDNOW_master.txt')]);
    expect(await one(database, 'SELECT source, lines, loaded FROM sources')).toEqual({
      source: 'cdnow',
      lines: 69_659,
      loaded: 69_659,
    });
    const rfm = await one(
      database,
      'SELECT count(*) AS n, sum(recency_days) AS r, sum(frequency) AS f, sum(monetary) AS m FROM rfm',
    );
    expect({ ...rfm, m: cents(rfm.m) }).toEqual({ n: 23_570, r: 8_655_414, f: 67_591, m: 2_500_315.63 });
    expect(await one(database, 'SELECT horizon, gaps FROM clock')).toEqual({ horizon: 119, gaps: 44_021 });
  });
});
