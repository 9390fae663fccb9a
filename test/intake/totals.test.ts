import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { linesTable } from '../../src/intake/lines.ts';
import { emptyShop, importFacts, one } from '../sql/shop.ts';
import { text } from './shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const goods = async (...rows: string[]) => {
  for (const table of [linesTable, 'sources', 'incoming_changes', 'read_lines', 'rejects', 'mappings'])
    await database.rows(`DELETE FROM ${table}`);
  await importFacts(database, [text('orders.csv', `${rows.join('\n')}\n`)]);
  const found = await database.rows<{ goods: number; amount: number }>(
    `SELECT goods::DOUBLE AS goods, amount::DOUBLE AS amount FROM orders ORDER BY order_id`,
  );
  return found.map((order) => [order.goods, order.amount]);
};
const key = 'Order ID,Order Date,Email';
const row = (id: number, ...cells: (string | number)[]) => `${id},2024-03-0${id},a@x.org,${cells.join(',')}`;

describe('amounts of a table', () => {
  it('are of the line where they differ from line to line of an order', async () => {
    const found = await goods(
      `${key},Product,Quantity,Price,Discount,Shipping`,
      row(1, 'Tea', 1, 10, 1, 2),
      row(1, 'Cup', 1, 20, 2, 3),
      row(2, 'Tea', 1, 10, 1, 2),
      row(2, 'Cup', 1, 20, 1, 2),
    );
    expect(found).toEqual([
      [27, 32],
      [28, 32],
    ]);
  });

  it('are added up in the one order whose lines differ, far below the rows that decide', async () => {
    const few = Array.from({ length: 1_100 }, (_, at) => `${at + 10},2024-04-01,b@x.org,Tea,1,10,0`);
    const found = await goods(
      `${key},Product,Quantity,Price,Discount`,
      ...few,
      row(1, 'Tea', 1, 10, 1),
      row(1, 'Cup', 1, 20, 2),
    );
    expect(found[0]).toEqual([27, 27]);
  });

  it('have the discount of the line off already where price × quantity says so', async () => {
    const found = await goods(
      `${key},Product,Quantity,Price,Discount,Total`,
      row(1, 'Tea', 1, 10, 1, 9),
      row(1, 'Cup', 1, 20, 2, 18),
      row(2, 'Cup', 1, 20, 3, 17),
    );
    expect(found).toEqual([
      [27, 27],
      [17, 17],
    ]);
    const single = await goods(`${key},Product,Quantity,Price,Discount,Amount`, row(3, 'Tea', 1, 10, 1, 9));
    expect(single).toEqual([[9, 9]]);
  });

  it('have it still to come where price × quantity is the stated total', async () => {
    const found = await goods(
      `${key},Product,Quantity,Price,Line Discount,Line Total`,
      row(1, 'Tea', 1, 10, 1, 10),
      row(1, 'Cup', 2, 20, 2, 40),
    );
    expect(found).toEqual([[47, 47]]);
  });

  it.each([
    ['a subtotal on every line', ['Subtotal', 'Total'], [30, 35], [30, 35]],
    ['a subtotal on the first line', ['Subtotal', 'Total'], [30, 35], ['', '']],
    ['an amount on every line', ['Amount'], [30], [30]],
    ['the total once more', ['Shipping', 'Total', 'Net amount'], [5, 35, 35], [5, 35, 35]],
  ])('count once where they are of the order: %s', async (_, names, first, second) => {
    const found = await goods(
      `${key},Product,Quantity,Price,${names.join(',')}`,
      row(1, 'Tea', 2, 10, ...first),
      row(1, 'Cup', 1, 10, ...second),
    );
    expect(found.map(([sold]) => sold)).toEqual([30]);
  });

  it.each([
    ['before', 30, 28],
    ['after', 28, 28],
  ])('of the order are known to be %s its discount by its total', async (_, subtotal, expected) => {
    const found = await goods(
      `${key},Product,Quantity,Price,Subtotal,Discount,Shipping,Total`,
      row(1, 'Tea', 2, 10, subtotal, 2, 5, 33),
      row(1, 'Cup', 1, 10, '', '', '', ''),
      row(2, 'Cup', 1, 10, 10, 0, 5, 15),
    );
    expect(found).toEqual([
      [expected, 33],
      [10, 15],
    ]);
  });

  it('stay with the line where two lines happen to be worth the same', async () => {
    const found = await goods(
      `${key},Product,Quantity,Price,Amount`,
      row(1, 'Tea', 1, 10, 10),
      row(1, 'Cup', 1, 10, 10),
    );
    expect(found).toEqual([[20, 20]]);
  });
});

describe('an order whose lines are in different states', () => {
  const states = (...lines: [number, string][]) =>
    goods(
      `${key},Product,Quantity,Price,Status`,
      ...lines.map(([price, word], at) => row(1, `P${at}`, 1, price, word)),
    );
  const told = () =>
    database.rows(
      'SELECT status, goods::DOUBLE AS goods, refunded::DOUBLE AS refunded FROM orders ORDER BY goods, status',
    );

  it.each([['Cancelled'], ['pending']])('is bought without the lines that were not: %s', async (word) => {
    await states([10, 'Delivered'], [20, word]);
    expect(await told()).toEqual([
      { status: 'paid', goods: 10, refunded: 0 },
      { status: word === 'pending' ? 'unpaid' : 'cancelled', goods: 20, refunded: 0 },
    ]);
    expect(await one(database, 'SELECT orders, revenue::DOUBLE AS revenue FROM facts')).toEqual({
      orders: 1,
      revenue: 10,
    });
  });

  it('has given back the lines that were refunded, in whatever order they stand', async () => {
    for (const lines of [
      [
        [40, 'paid'],
        [20, 'refunded'],
      ],
      [
        [20, 'refunded'],
        [40, 'paid'],
      ],
    ] as [number, string][][]) {
      await states(...lines);
      expect(await told()).toEqual([{ status: 'part_refunded', goods: 60, refunded: 20 }]);
    }
  });

  it('has the states that the rules of an export give its lines', async () => {
    await goods(
      '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态',
      '1,11,茶,1,39.90,2024-03-01 10:00:00,已完成,-',
      '1,12,杯,1,20.00,2024-03-01 10:00:00,已关闭,退款成功',
      '2,21,茶,1,39.90,2024-03-02 10:00:00,已完成,-',
      '2,22,杯,1,20.00,2024-03-02 10:00:00,已取消,-',
    );
    expect(await told()).toEqual([
      { status: 'cancelled', goods: 20, refunded: 0 },
      { status: 'paid', goods: 39.9, refunded: 0 },
      { status: 'part_refunded', goods: 59.9, refunded: 20 },
    ]);
  });

  it('is one order in one state where only its first line tells it', async () => {
    await states([10, 'refunded'], [20, '']);
    expect(await told()).toEqual([{ status: 'refunded', goods: 30, refunded: 30 }]);
  });
});
