import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { setPseudonyms } from '../../src/intake/pseudonyms.ts';
import { emptyShop, one } from '../sql/shop.ts';
import { buyersOf, readExport, type Rows, sumsOf } from './export.ts';

/** Who bought, where a platform writes it now in one column and now in another. */

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
const read = (rows: Rows) => readExport(database, rows);
const buyers = () => buyersOf(database);
const sums = () => sumsOf(database);

const bigcommerce = {
  'Order Date': '03/14/2026',
  'Order Status': 'Completed',
  'Subtotal (ex tax)': '10.00',
  'Order Total (inc tax)': '10.00',
  'Product Details': 'Product ID: 1, Product Qty: 1, Product SKU: M-1, Product Name: Mug, Product Total Price: 10.00',
};
const guests: Rows = [
  { ...bigcommerce, 'Order ID': '1', 'Customer ID': '0', 'Customer Email': '', 'Billing Email': 'Ann@x.de' },
  { ...bigcommerce, 'Order ID': '2', 'Customer ID': '0', 'Customer Email': 'bo@x.de', 'Billing Email': 'other@x.de' },
  { ...bigcommerce, 'Order ID': '3', 'Customer ID': '0', 'Customer Email': '', 'Billing Phone': '555' },
  { ...bigcommerce, 'Order ID': '4', 'Customer ID': '0', 'Customer Email': '' },
  { ...bigcommerce, 'Order ID': '5', 'Customer ID': '7', 'Customer Email': '' },
];

test('BigCommerce: each row has its own e-mail, and guests are not one customer', async () => {
  await read(guests);
  expect((await buyers()).map(({ customer_id }) => customer_id)).toEqual(['ann@x.de', 'bo@x.de', '555', null, '7']);
  expect(await sums()).toMatchObject({
    orders: 5,
    goods: 50,
    lines: 50,
    paid: 50,
    customers: '555 7 ann@x.de bo@x.de',
  });
  const { mapping } = await one<{ mapping: string }>(database, 'SELECT mapping FROM sources');
  expect(JSON.parse(mapping)).toMatchObject({ columns: { email: 'Customer Email / Billing Email' } });
});

test('pseudonyms take every column of a person, and leave guests alone', async () => {
  await setPseudonyms(database, true);
  try {
    await read(guests);
  } finally {
    await setPseudonyms(database, false);
  }
  const ids = (await buyers()).map(({ customer_id }) => customer_id as string | null);
  expect(ids.map((id) => id && /^p[0-9a-f]{20}@?$/.test(id))).toEqual([true, true, true, null, true]);
  expect(new Set(ids).size).toBe(5);
});

const youzan = {
  订单状态: '交易完成',
  订单创建时间: '2026-03-01 10:00:00',
  商品金额合计: '20.00',
  订单实付金额: '20.00',
};
test('有赞: the phone of who receives it stands for that of the buyer', async () => {
  await read([
    { ...youzan, 订单号: 'E1', 买家手机号: '13800000001', '收货人手机号/提货人手机号': '13800000009' },
    { ...youzan, 订单号: 'E2', 买家手机号: '', '收货人手机号/提货人手机号': '13800000002' },
  ]);
  expect(await buyers()).toEqual([
    { order_id: 'E1', customer_id: '13800000001' },
    { order_id: 'E2', customer_id: '13800000002' },
  ]);
});

const taobao = { 买家应付货款: '50.00', 总金额: '50.00', 订单状态: '交易成功', 订单创建时间: '2026-03-02 10:00:00' };
test('淘宝: a fixed line stands for a mobile phone, an apostrophe alone for none', async () => {
  await read([
    { ...taobao, 订单编号: '="1"', '联系电话 ': "'", 联系手机: "'13800000001" },
    { ...taobao, 订单编号: '="2"', '联系电话 ': "'0571-8000", 联系手机: '' },
    { ...taobao, 订单编号: '="3"', '联系电话 ': "'", 联系手机: '' },
  ]);
  expect((await buyers()).map(({ customer_id }) => customer_id)).toEqual(['13800000001', '0571-8000', null]);
});

const etsy = {
  'Sale Date': '03/14/26',
  'Number of Items': '1',
  'Order Value': '30.00',
  'Order Total': '30.00',
  'Adjusted Order Total': '',
};
test('Etsy: the name of the buyer stands for a missing user id', async () => {
  await read([
    { ...etsy, 'Order ID': '1', 'Buyer User ID': 'annlee', Buyer: 'Ann Lee (annlee)' },
    { ...etsy, 'Order ID': '2', 'Buyer User ID': '', Buyer: 'Bo' },
  ]);
  expect((await buyers()).map(({ customer_id }) => customer_id)).toEqual(['annlee', 'Bo']);
});
