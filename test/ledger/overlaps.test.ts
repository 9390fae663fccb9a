import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const header = 'order_id,order_date,email,status,total';
const file = (name: string, ...rows: string[]) => text(name, [header, ...rows, ''].join('\n'));
const overlaps = () => database.rows('SELECT file, orders, new, changed, unchanged, gone FROM source_overlaps');

it('tells what is new, changed, as before and gone; the newest file counts', async () => {
  await importAll(database, [
    file('may.csv', '1,2026-05-01,a@x.de,paid,10', '2,2026-05-10,b@x.de,pending,20', '3,2026-05-20,c@x.de,paid,30'),
  ]);
  expect(await overlaps()).toEqual([]);
  await importAll(database, [
    file('june.csv', '2,2026-05-10,b@x.de,paid,20', '4,2026-05-30,a@x.de,paid,40', '5,2026-06-03,a@x.de,paid,50'),
    file('again.csv', '5,2026-06-03,a@x.de,paid,50', '6,2026-06-04,a@x.de,paid,60'),
  ]);
  expect(await overlaps()).toEqual([
    { file: 'may.csv', orders: 3, new: 3, changed: 0, unchanged: 0, gone: 0 },
    { file: 'june.csv', orders: 3, new: 2, changed: 1, unchanged: 0, gone: 1 },
    { file: 'again.csv', orders: 2, new: 1, changed: 0, unchanged: 1, gone: 0 },
  ]);
  expect(await database.rows('SELECT order_id, status, amount FROM orders ORDER BY order_id')).toEqual([
    { order_id: '1', status: 'paid', amount: 10 },
    { order_id: '2', status: 'paid', amount: 20 },
    { order_id: '3', status: 'paid', amount: 30 },
    { order_id: '4', status: 'paid', amount: 40 },
    { order_id: '5', status: 'paid', amount: 50 },
    { order_id: '6', status: 'paid', amount: 60 },
  ]);
});

it('misses nothing in the export of another shop', async () => {
  await importAll(database, [
    file('a.csv', '1,2026-05-01,a@x.de,paid,10', '2,2026-05-10,b@x.de,paid,20'),
    file('b.csv', 'W1,2026-05-01,a@x.de,paid,10', 'W2,2026-05-12,b@x.de,paid,20'),
  ]);
  expect((await overlaps())[1]).toEqual({ file: 'b.csv', orders: 2, new: 2, changed: 0, unchanged: 0, gone: 0 });
});
