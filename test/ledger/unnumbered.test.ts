import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { comparedSql } from '../../src/views/data/compare.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, fill, importAll, importFacts, rebuild } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const file = (name: string, ...rows: string[]) =>
  text(name, ['date,email,product,quantity,price', ...rows, ''].join('\n'));
const orders = () =>
  database.rows('SELECT customer_id, lines, goods::DOUBLE AS goods FROM orders ORDER BY customer_id, ordered_at');
const overlaps = () =>
  database.rows('SELECT orders, new, changed, unchanged, joined, gone FROM source_overlaps ORDER BY source_key');

describe('orders without an id', () => {
  it('count once where a newer file has them, and changed ones as it tells them', async () => {
    const may = [
      '2026-05-01 10:00,a@x.de,cup,1,10',
      '2026-05-01 10:00,a@x.de,lid,1,5',
      '2026-05-02 11:00,b@x.de,cup,2,10',
    ];
    await importFacts(database, [file('a.csv', ...may)]);
    await importAll(database, [
      file('b.csv', may[0]!, '2026-05-01 10:00,a@x.de,lid,1,4', may[2]!, '2026-05-03 10:00,c@x.de,cup,1,30'),
    ]);
    expect(await orders()).toEqual([
      { customer_id: 'a@x.de', lines: 2, goods: 14 },
      { customer_id: 'b@x.de', lines: 1, goods: 20 },
      { customer_id: 'c@x.de', lines: 1, goods: 30 },
    ]);
    expect(await overlaps()).toEqual([
      { orders: 2, new: 2, changed: 0, unchanged: 0, joined: 0, gone: 0 },
      { orders: 3, new: 1, changed: 1, unchanged: 1, joined: 0, gone: 0 },
    ]);
    expect(await database.rows("SELECT rows FROM changes WHERE rule = 'order_in_newer_file'")).toEqual([{ rows: 3 }]);
    expect(await database.rows(comparedSql, [1, 2])).toMatchObject([{ same: 1, changed: 1, beside_second: 1 }]);
  });

  it('keep the lines of both files where they share none, as at the seam of two halves', async () => {
    await importAll(database, [
      file('a.csv', '2026-05-01,a@x.de,cup,1,10', '2026-05-02,b@x.de,cup,1,10'),
      file('b.csv', '2026-05-02,b@x.de,lid,1,5', '2026-05-03,c@x.de,cup,1,30'),
    ]);
    expect(await orders()).toMatchObject([{ goods: 10 }, { lines: 2, goods: 15 }, { goods: 30 }]);
    expect(await overlaps()).toEqual([
      { orders: 2, new: 2, changed: 0, unchanged: 0, joined: 0, gone: 0 },
      { orders: 2, new: 1, changed: 0, unchanged: 0, joined: 1, gone: 0 },
    ]);
  });

  it('are another at another time of the day, or of another buyer', async () => {
    await importFacts(database, [
      file('a.csv', '2026-05-01 10:00,a@x.de,cup,1,10'),
      file('b.csv', '2026-05-01 10:01,a@x.de,cup,1,10', '2026-05-01 10:00,b@x.de,cup,1,10'),
    ]);
    expect(await database.rows('SELECT orders, revenue FROM facts')).toEqual([{ orders: 3, revenue: 30 }]);
  });

  it('are never the same where the buyer is unknown', async () => {
    await fill(database, [{ written_at: '2026-05-01 10:00', product_name: 'cup', line_total: 10 }]);
    await database.rows(`INSERT INTO sources BY NAME SELECT 2 AS source_key, 'b.csv' AS file, 'generic' AS source`);
    await database.rows('INSERT INTO read_lines SELECT * REPLACE (2 AS source_key) FROM read_lines');
    await rebuild(database);
    expect(await database.rows('SELECT orders, revenue FROM facts')).toEqual([{ orders: 2, revenue: 20 }]);
  });
});
