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

it.each([
  ['product,price', 'cup,10', 'cup,25'],
  ['product,quantity,price,discount', 'cup,1,30,5', 'cup,1,30,15'],
  ['subtotal,total', '10,12', '11,12'],
])('tells a change of %s', async (columns, before, after) => {
  const of = (what: string) => [`order_id,order_date,email,${columns}`, `1,2026-05-01,a@x.de,${what}`];
  const other = `2,2026-05-02,b@x.de,${before}`;
  await importAll(database, [
    text('a.csv', [...of(before), other, ''].join('\n')),
    text('b.csv', [...of(after), other, ''].join('\n')),
  ]);
  expect((await overlaps())[1]).toMatchObject({ changed: 1, unchanged: 1 });
});

it('misses nothing in the export of another shop', async () => {
  await importAll(database, [
    file('a.csv', '1,2026-05-01,a@x.de,paid,10', '2,2026-05-10,b@x.de,paid,20'),
    file('b.csv', 'W1,2026-05-01,a@x.de,paid,10', 'W2,2026-05-12,b@x.de,paid,20'),
  ]);
  expect((await overlaps())[1]).toEqual({ file: 'b.csv', orders: 2, new: 2, changed: 0, unchanged: 0, gone: 0 });
});

const items = text(
  'EtsySoldOrderItems2026-9.csv',
  [
    'Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Ship Name,Ship Country,Order ID',
    '09/03/26,Scarf,ann,2,20.00,0.00,5.00,4.00,40.00,USD,T1,L1,Ann Lee,United States,71',
    '09/03/26,Hat,ann,1,10.00,0.00,5.00,4.00,10.00,USD,T2,L2,Ann Lee,United States,71',
    '09/05/26,Hat,ben,1,10.00,0.00,0.00,1.00,10.00,USD,T3,L2,Ben Orr,Canada,72',
    '',
  ].join('\n'),
);
const sold = text(
  'EtsySoldOrders2026-9.csv',
  [
    'Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Ship Country,Currency,Order Value,Discount Amount,Shipping,Sales Tax,Order Total,Adjusted Order Total,SKU',
    '09/03/26,71,ann,Ann Lee,3,United States,USD,50.00,5.00,5.00,4.00,54.00,44.00,',
    '09/05/26,72,ben,Ben Orr,1,Canada,USD,10.00,0.00,0.00,1.00,11.00,,HAT-1',
    '09/07/26,73,cay,Cay Day,1,Canada,USD,30.00,0.00,0.00,0.00,30.00,,',
    '',
  ].join('\n'),
);
const statement = text(
  'etsy_statement_2026_9.csv',
  [
    'Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details',
    '"September 3, 2026",Sale,Payment for Order #71,,USD,$54.00,--,$54.00,--',
    '"September 5, 2026",Sale,Payment for Order #72,,USD,$11.00,--,$11.00,--',
    '',
  ].join('\n'),
);
const facts = {
  orders: `SELECT order_id, customer_id, status, lines, goods::DOUBLE AS goods, refunded::DOUBLE AS refunded,
    amount::DOUBLE AS amount, shipping::DOUBLE AS shipping, tax::DOUBLE AS tax FROM orders ORDER BY order_id`,
  lines: `SELECT order_id, product_id, quantity, amount::DOUBLE AS amount FROM order_lines
    WHERE product_id IS NOT NULL ORDER BY order_id, product_id`,
  people: 'SELECT customer_id, name, country, orders FROM customers ORDER BY customer_id',
};

it.each([
  ['items first', [items, sold, statement]],
  ['items in the middle', [sold, items, statement]],
  ['items last', [statement, sold, items]],
])('completes orders that exports of several formats tell of: %s', async (_, files) => {
  for (const file of files) await importAll(database, [file]);
  expect(await database.rows(facts.orders)).toEqual([
    {
      order_id: '71',
      customer_id: 'ann',
      status: 'part_refunded',
      lines: 2,
      goods: 45,
      refunded: 10,
      amount: 54,
      shipping: 5,
      tax: 4,
    },
    {
      order_id: '72',
      customer_id: 'ben',
      status: 'paid',
      lines: 1,
      goods: 10,
      refunded: 0,
      amount: 11,
      shipping: 0,
      tax: 1,
    },
    {
      order_id: '73',
      customer_id: 'cay',
      status: 'paid',
      lines: 1,
      goods: 30,
      refunded: 0,
      amount: 30,
      shipping: 0,
      tax: 0,
    },
  ]);
  expect(await database.rows(facts.lines)).toEqual([
    { order_id: '71', product_id: 'L1', quantity: 2, amount: 36 },
    { order_id: '71', product_id: 'L2', quantity: 1, amount: 9 },
    { order_id: '72', product_id: 'L2', quantity: 1, amount: 10 },
  ]);
  expect(await database.rows(facts.people)).toEqual([
    { customer_id: 'ann', name: 'Ann Lee', country: 'United States', orders: 1 },
    { customer_id: 'ben', name: 'Ben Orr', country: 'Canada', orders: 1 },
    { customer_id: 'cay', name: 'Cay Day', country: 'Canada', orders: 1 },
  ]);
  const brought = await database.rows<Record<string, number>>(
    'SELECT new, changed, unchanged, joined, gone FROM source_overlaps ORDER BY source_key',
  );
  expect(brought.map(({ changed, unchanged, gone }) => [changed, unchanged, gone])).toEqual(files.map(() => [0, 0, 0]));
  expect(brought.reduce((sum, row) => sum + (row['new'] ?? 0), 0)).toBe(3);
  expect(brought.reduce((sum, row) => sum + (row['joined'] ?? 0), 0)).toBe(4);
});

it('takes what a later export of one format changes, beside the items of the other', async () => {
  await importAll(database, [items]);
  await importAll(database, [sold]);
  const later = (await sold.text()).replace('11.00,,HAT-1', '11.00,5.50,HAT-1');
  await importAll(database, [text('EtsySoldOrders2026-10.csv', later)]);
  expect(await database.rows(`${facts.orders.replace('ORDER BY', "WHERE order_id = '72' ORDER BY")}`)).toMatchObject([
    { customer_id: 'ben', status: 'part_refunded', lines: 1, refunded: 5.5 },
  ]);
  expect(
    await database.rows(
      'SELECT new, changed, unchanged, joined, gone FROM source_overlaps ORDER BY source_key DESC LIMIT 1',
    ),
  ).toEqual([{ new: 0, changed: 1, unchanged: 2, joined: 0, gone: 0 }]);
});

it('counts both orders where two shops number alike', async () => {
  await importAll(database, [
    file(
      'berlin.csv',
      '1,2024-02-01,a@x.de,paid,10',
      '2,2024-02-10,b@x.de,paid,20',
      '3,2026-05-01,c@x.de,paid,30',
      '4,2026-05-02,f@x.de,paid,70',
    ),
    file(
      'vienna.csv',
      '1,2026-05-01,d@x.at,paid,40',
      '2,2026-05-12,b@x.de,paid,50',
      '3,2026-05-05,e@x.at,paid,60',
      '4,2026-05-02,f@x.de,paid,70',
    ),
  ]);
  expect(
    await database.rows(
      'SELECT order_id, customer_id, amount::DOUBLE AS amount FROM orders ORDER BY ordered_at, order_id',
    ),
  ).toEqual([
    { order_id: '1 · 2024-02-01', customer_id: 'a@x.de', amount: 10 },
    { order_id: '2 · 2024-02-10', customer_id: 'b@x.de', amount: 20 },
    { order_id: '1', customer_id: 'd@x.at', amount: 40 },
    { order_id: '3 · 2026-05-01', customer_id: 'c@x.de', amount: 30 },
    { order_id: '4', customer_id: 'f@x.de', amount: 70 },
    { order_id: '3', customer_id: 'e@x.at', amount: 60 },
    { order_id: '2', customer_id: 'b@x.de', amount: 50 },
  ]);
  expect(await database.rows("SELECT rows FROM changes WHERE rule = 'same_number'")).toEqual([{ rows: 3 }]);
  expect((await overlaps())[1]).toMatchObject({ orders: 4, new: 3, changed: 0, unchanged: 1 });
});

it('takes the state of the newest export that states one, in words or by the rules of its format', async () => {
  const header = '订单号,商品ID,订购数量,下单时间,京东价,订单金额,下单帐号,订单状态';
  const jd = (state: string) =>
    text('jd.csv', [header, `9,P1,1,2026-03-01 10:00:00,10.00,10.00,jd_an,${state}`, ''].join('\n'));
  const other = (state: string) =>
    text('list.csv', `order_id,order_date,customer_id,status,total\n9,2026-03-01,jd_an,${state},10\n`);
  const state = () => database.rows('SELECT status, lines FROM orders');
  await importAll(database, [jd('等待付款')]);
  await importAll(database, [other('paid')]);
  expect(await state()).toEqual([{ status: 'paid', lines: 1 }]);
  await importAll(database, [jd('(删除)')]);
  expect(await state()).toEqual([{ status: 'cancelled', lines: 1 }]);
});

it('suggests that two names of one order are one person', async () => {
  await importAll(database, [
    text(
      'items.csv',
      [
        'Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Transaction ID,Listing ID,Order ID',
        '09/03/26,Scarf,ann,1,20.00,20.00,T1,L1,81',
        '09/09/26,Hat,ann,1,10.00,10.00,T2,L2,82',
        '09/09/26,Hat,ben,1,10.00,10.00,T3,L2,83',
        '',
      ].join('\n'),
    ),
  ]);
  await importAll(database, [text('list.csv', 'order_id,order_date,email,total\n81,2026-09-03,ann@x.de,20\n')]);
  expect(await database.rows('SELECT customer_id, other_id, evidence FROM same_people')).toEqual([
    { customer_id: 'ann@x.de', other_id: 'ann', evidence: 'order' },
  ]);
});
