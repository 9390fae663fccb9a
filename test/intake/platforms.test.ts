import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { type Fixture, fixtures, textOf } from '../fixtures/platforms.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

async function shopOf(text: string): Promise<object> {
  for (const table of ['read_lines', 'sources', 'rejects', 'incoming_changes'])
    await database.rows(`DELETE FROM ${table}`);
  await importAll(database, [new File([text], 'export.csv')]);
  const facts = await one(
    database,
    `SELECT
      (SELECT any_value(source) FROM sources) AS source,
      (SELECT sum(rejected)::INTEGER FROM sources) AS rejected,
      (SELECT bool_and(lines = loaded + rejected + blank) FROM sources) AS accounted,
      (SELECT count(*)::INTEGER FROM orders) AS orders,
      (SELECT count(*)::INTEGER FROM customers) AS customers,
      (SELECT round(sum(goods), 2)::DOUBLE FROM orders WHERE is_purchase OR status = 'return') AS goods,
      (SELECT round(sum(amount), 2)::DOUBLE FROM order_lines WHERE is_purchase OR status = 'return') AS lines,
      (SELECT sum(refunded)::DOUBLE FROM orders) AS refunded,
      (SELECT sum(amount)::DOUBLE FROM orders WHERE is_purchase) AS paid`,
  );
  const statuses = await database.rows<{ status: string; n: number }>(
    'SELECT status, count(*)::INTEGER AS n FROM orders GROUP BY status',
  );
  return { ...facts, statuses: Object.fromEntries(statuses.map(({ status, n }) => [status, n])) };
}

const wanted = ({ source, rejected = 0, orders, customers, goods, refunded, paid, statuses }: Fixture) => ({
  source,
  rejected,
  accounted: true,
  orders,
  customers,
  goods,
  lines: goods,
  refunded,
  paid,
  statuses,
});

describe.each(fixtures)('$source', (fixture) => {
  it('is read without a question, to the cent', async () => {
    expect(await shopOf(textOf(fixture))).toEqual(wanted(fixture));
  });

  it('is read with its columns the other way round', async () => {
    expect(await shopOf(textOf(fixture, (headers) => headers.toReversed()))).toEqual(wanted(fixture));
  });
});
