import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { demoShop } from '../../src/intake/demo.ts';
import { behind } from '../../src/views/customers/behind.ts';
import { countSql, listSql, sortOf } from '../../src/views/customers/list.ts';
import { byMonth } from '../../src/views/customers/months.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
  const { file } = await demoShop(7, 600);
  await importAll(database, [file]);
  const buyers = await database.rows<{ customer_id: string }>(
    'SELECT customer_id FROM rfm ORDER BY customer_key LIMIT 90',
  );
  const rows = buyers.map(({ customer_id }, at) => `${customer_id},${at % 3 ? 'tea' : "coffee's"},${at}`);
  await importAll(database, [new File([`email,What do you drink?,Age?\n${rows.join('\n')}\n`], 'survey.csv')]);
});

async function count(picked: Record<string, string>): Promise<number> {
  const { where, values } = behind(picked);
  const [row] = await database.rows<{ customers: number }>(countSql(where), values);
  return row?.customers ?? -1;
}

describe('the customers behind a mark', () => {
  it('are as many as the mark says: segments and cells of the grid', async () => {
    const segments = await database.rows<{ segment: string; customers: number }>('SELECT * FROM segments');
    expect(segments.length).toBe(11);
    for (const { segment, customers } of segments) expect(await count({ segment }), segment).toBe(customers);
    const cells = await database.rows<{ r: number; f: number; customers: number }>('SELECT * FROM rfm_cells');
    expect(cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(await count({}));
    for (const { r, f, customers } of cells) expect(await count({ r: String(r), f: String(f) })).toBe(customers);
  });

  it.each(['week', 'month', 'quarter'])('are as many as the mark says: cohorts by %s', async (grain) => {
    const sql =
      'SELECT cohort_on, period, size, customers FROM cohorts WHERE grain = $1 AND period IN (0, 1, 3) LIMIT 40';
    const cells = await database.rows<{ cohort_on: string; period: number; size: number; customers: number }>(sql, [
      grain,
    ]);
    expect(cells.length).toBeGreaterThan(5);
    for (const { cohort_on: cohort, period, size, customers } of cells) {
      expect(await count({ grain, cohort, period: String(period) }), `${cohort} ${period}`).toBe(customers);
      expect(await count({ grain, cohort })).toBe(size);
    }
  });

  it('are as many as the mark says: weeks, order steps, products', async () => {
    const weeks = await database.rows<{ week_on: string; customers: number }>('SELECT * FROM weeks LIMIT 12');
    for (const { week_on: week, customers } of weeks) expect(await count({ week })).toBe(customers);
    const steps = await database.rows<{ order_number: number; customers: number; customers_next: number }>(
      'SELECT * FROM order_steps LIMIT 4',
    );
    for (const { order_number, customers, customers_next } of steps) {
      const number = String(order_number);
      expect(await count({ orders_min: number })).toBe(customers);
      expect(await count({ orders_min: number, orders_max: number })).toBe(customers - customers_next);
    }
    const sold = await database.rows<{ product_id: string; customers: number }>('SELECT * FROM product_sales LIMIT 5');
    for (const { product_id: product, customers } of sold) expect(await count({ product })).toBe(customers);
  });

  it('are as many as the mark says: answers of a survey, which a column of the list tells', async () => {
    const groups = await database.rows<{ question: string; choice: string; customers: number }>('FROM answer_groups');
    expect(groups.length).toBe(6);
    for (const { question, choice, customers } of groups)
      expect(await count({ question, answer: choice })).toBe(customers);
    const { where, values } = behind({ question: 'What do you drink?', answer: "coffee's" });
    const listed = await database.rows<{ answer: string }>(listSql(where, sortOf(''), '$1'), values);
    expect(listed.map(({ answer }) => answer)).toEqual(Array.from({ length: 30 }, () => "coffee's"));
  });

  it('waited that long, are silent that long, and are found by a part of the name', async () => {
    const waited = 'SELECT count(DISTINCT customer_key)::INTEGER AS n FROM purchases WHERE gap_days BETWEEN 3 AND 9';
    expect(await count({ gap_min: '3', gap_max: '9' })).toBe((await one<{ n: number }>(database, waited)).n);
    const silent = 'SELECT count(*)::INTEGER AS n FROM rfm WHERE recency_days >= 60';
    expect(await count({ silent_min: '60' })).toBe((await one<{ n: number }>(database, silent)).n);
    const { customer_id } = await one<{ customer_id: string }>(database, 'SELECT customer_id FROM rfm LIMIT 1');
    expect(await count({ q: customer_id.slice(1).toUpperCase() })).toBe(1);
  });

  it('are never SQL: what was picked is bound', async () => {
    const { where, values } = behind({ segment: "x' OR 1 = 1 --", unknown: 'y' });
    expect(where).toBe('WHERE rfm.segment = $1');
    expect(values).toEqual(["x' OR 1 = 1 --"]);
    expect(await count({ q: "%' OR 1 = 1 --" })).toBe(0);
  });
});

describe('the list', () => {
  it.each(['customer', 'segment', 'recency', '-frequency', '-monetary', 'risk', '-stake'])(
    'sorts by %s',
    async (text) => {
      const rows = await database.rows<{ customer_id: string; monetary: number }>(listSql('', sortOf(text)));
      expect(rows.length).toBe(await count({}));
      if (text === '-monetary')
        expect(rows.map((row) => row.monetary)).toEqual(rows.map((row) => row.monetary).toSorted((a, b) => b - a));
    },
  );

  it('begins with the largest sums, whatever stands in the address', () => {
    expect(sortOf(undefined)).toEqual({ key: 'monetary', down: true });
    expect(sortOf('1; DROP TABLE rfm')).toEqual({ key: 'monetary', down: true });
    expect(sortOf('-risk')).toEqual({ key: 'risk', down: true });
  });
});

const order = (ordered_on: string, goods: number, status = 'paid', refunded = 0) => ({
  ordered_on,
  goods,
  status,
  refunded,
});

describe('orders by month', () => {
  it('fills the months between and counts returns in money only', () => {
    const orders = [
      order('2024-12-31', 10),
      order('2025-02-01', 30, 'part_refunded', 5),
      order('2025-02-03', -4, 'return'),
      order('2025-02-04', 99, 'cancelled'),
    ];
    expect(byMonth(orders, '2024-12-05', '2025-02-28')).toEqual([
      { month_on: '2024-12-01', amount: 10, orders: 1 },
      { month_on: '2025-01-01', amount: 0, orders: 0 },
      { month_on: '2025-02-01', amount: 21, orders: 1 },
    ]);
  });
});
