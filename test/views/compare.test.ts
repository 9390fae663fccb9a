import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { comparedSql, differingSql } from '../../src/views/data/compare.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

const file = (name: string, ...rows: string[]) =>
  text(name, ['order_id,order_date,email,status,total,refunded', ...rows, ''].join('\n'));

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
  await importAll(database, [
    file(
      'may.csv',
      '1,2026-05-01,a@x.de,paid,10,0',
      '2,2026-05-10,b@x.de,pending,20,0',
      '3,2026-05-20,c@x.de,paid,30,0',
    ),
    file('june.csv', '2,2026-05-10,b@x.de,paid,20,0', '3,2026-05-20,c@x.de,PAID,30,5', '5,2026-05-21,c@x.de,paid,1,0'),
    file('july.csv', '2,2026-05-10,b@x.de,Paid,20,0', '4,2026-05-12,a@x.de,paid,40,0', '6,2026-05-30,a@x.de,paid,60,0'),
  ]);
});

it('compares any two exports, either way round', async () => {
  expect(await database.rows(comparedSql, [1, 2])).toEqual([
    { same: 0, changed: 2, only_first: 0, only_second: 0, beside_first: 1, beside_second: 1 },
  ]);
  expect(await database.rows(comparedSql, [3, 2])).toEqual([
    { same: 1, changed: 0, only_first: 1, only_second: 2, beside_first: 1, beside_second: 0 },
  ]);
  expect(await database.rows(differingSql, [1, 2])).toEqual([
    {
      order_id: '3',
      ordered_on: '2026-05-20',
      state_first: 'paid',
      state_second: 'PAID',
      amount_first: 30,
      amount_second: 25,
    },
    {
      order_id: '2',
      ordered_on: '2026-05-10',
      state_first: 'pending',
      state_second: 'paid',
      amount_first: 20,
      amount_second: 20,
    },
  ]);
});

it('finds nothing between an export and itself', async () => {
  expect(await database.rows(comparedSql, [2, 2])).toMatchObject([
    { same: 3, changed: 0, only_first: 0, only_second: 0 },
  ]);
});

it('tells a change of a price or a discount where no total stands', async () => {
  const lines = (name: string, one: string) =>
    text(name, `order_id,order_date,email,product,quantity,price,discount\n${one}\n9,2026-08-02,b@x.de,cup,1,30,5\n`);
  await importAll(database, [
    lines('a.csv', '8,2026-08-01,a@x.de,cup,1,30,5'),
    lines('b.csv', '8,2026-08-01,a@x.de,cup,1,30,15'),
  ]);
  expect(await database.rows(comparedSql, [4, 5])).toMatchObject([{ same: 1, changed: 1 }]);
});
