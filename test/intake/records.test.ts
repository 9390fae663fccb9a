import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { itemsOf } from '../../src/intake/records.ts';
import { cellName } from '../../src/intake/slices.ts';
import { openDatabase } from '../sql/database.ts';

const items = itemsOf({
  columns: [0],
  between: String.raw`,\s*(\d+\s*×)`,
  name: String.raw`^\d+\s*×\s*(.*)$`,
  quantity: String.raw`^(\d+)\s*×`,
});

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});

const itemsIn = (cell: string | null) =>
  database.rows(
    `SELECT item.product_name, item.quantity FROM (SELECT unnest(${items}) AS item FROM (SELECT $1 AS ${cellName(0)}))`,
    [cell],
  );

it('tells the items of a packed cell apart, also by names with commas', async () => {
  expect(await itemsIn('2× Mug, blue, 1 × Tea')).toEqual([
    { product_name: 'Mug, blue', quantity: 2 },
    { product_name: 'Tea', quantity: 1 },
  ]);
});

it('loses no item that is written in another way', async () => {
  expect(await itemsIn('Gift card')).toEqual([{ product_name: 'Gift card', quantity: null }]);
});

it('makes no items of blanks', async () => {
  expect(await itemsIn('  ')).toEqual([]);
  expect(await itemsIn(null)).toEqual([]);
});
