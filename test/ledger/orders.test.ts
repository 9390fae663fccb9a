import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Database } from '../../src/engine/database.ts';
import { emptyShop, fill, type Line, one, rebuild } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const sale = (order_id: string, more: Line = {}): Line => ({
  order_id,
  written_at: '2024-03-01 10:00:00',
  email: 'ann@example.com',
  product_id: 'mug',
  product_name: 'A blue mug',
  quantity: 1,
  unit_price: 10,
  ...more,
});
const order = (id: string) => one(database, `SELECT * FROM orders WHERE order_id = '${id}'`);

describe('money of an order', () => {
  it('takes fields of the order once, whether they stand on its first line or on each', async () => {
    const whole = { order_goods: 25, order_total: 32, shipping: 5, tax: 2 };
    await fill(database, [
      sale('first', whole),
      sale('first', { unit_price: 15 }),
      sale('each', whole),
      sale('each', { unit_price: 15, ...whole }),
    ]);
    for (const id of ['first', 'each'])
      expect(await order(id)).toMatchObject({ goods: 25, amount: 32, shipping: 5, tax: 2, lines: 2 });
  });

  it('spreads an order-level discount over the lines to the cent', async () => {
    await fill(database, [
      sale('1', { unit_price: 10, order_discount: 10 }),
      sale('1', { unit_price: 10 }),
      sale('1', { unit_price: 10 }),
    ]);
    const lines = await database.rows<{ amount: number }>('SELECT amount FROM order_lines ORDER BY line');
    expect(lines.map(({ amount }) => amount)).toEqual([6.67, 6.66, 6.67]);
    expect((await order('1')).goods).toBe(20);
  });

  it('spreads the goods over lines without pieces by their prices', async () => {
    await fill(database, [
      sale('1', { quantity: 0, order_subtotal: 28, refunded: 28, status_word: 'refunded' }),
      sale('1', { quantity: 0, unit_price: 18, order_subtotal: 28, refunded: 28, status_word: 'refunded' }),
      sale('2'),
    ]);
    const lines = await database.rows<{ amount: number }>('SELECT amount FROM order_lines ORDER BY line');
    expect(lines.map(({ amount }) => amount)).toEqual([10, 18, 10]);
    expect(await one(database, 'SELECT monetary FROM rfm')).toEqual({ monetary: 10 });
  });

  it('adds the lines up to the goods, for any prices and discounts', async () => {
    const cents = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 100);
    const orders = fc.array(
      fc.record({ prices: fc.array(cents(9_999), { minLength: 1, maxLength: 5 }), goods: cents(20_000) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(orders, async (drawn) => {
        const lines = drawn.flatMap(({ prices, goods }, at) =>
          prices.map((unit_price) => sale(`o${at}`, { unit_price, order_goods: goods })),
        );
        await fill(database, lines);
        const off = await database.rows(
          `SELECT order_id FROM orders JOIN (SELECT order_id, sum(amount) AS summed FROM order_lines GROUP BY order_id) USING (order_id) WHERE goods <> summed`,
        );
        expect(off).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  it('believes a stated line total, and lists where price × quantity differs', async () => {
    await fill(database, [sale('1', { quantity: 3, unit_price: 10, line_total: 27 })]);
    expect((await order('1')).goods).toBe(27);
    expect(await one(database, `SELECT rows, amount FROM changes WHERE rule = 'line_total_differs'`)).toEqual({
      rows: 1,
      amount: -3,
    });
  });

  it('works out the goods of an order-level table from its total', async () => {
    await fill(database, [
      { order_id: '1', written_at: '2024-03-01', email: 'a@x.org', order_total: 50, shipping: 4, tax: 6 },
    ]);
    expect(await order('1')).toMatchObject({ goods: 40, amount: 50 });
    expect(await one(database, 'SELECT sum(amount) AS amount FROM order_lines')).toEqual({ amount: 40 });
  });

  it('takes a refund of either sign off at most the goods', async () => {
    await fill(database, [
      sale('part', { refunded: -4, status_word: 'partially_refunded' }),
      sale('over', { refunded: 99, status_word: 'refunded' }),
      sale('word', { status_word: '已退款' }),
    ]);
    expect(await order('part')).toMatchObject({ status: 'part_refunded', refunded: 4, is_purchase: true });
    expect(await order('over')).toMatchObject({ status: 'refunded', refunded: 10 });
    expect(await order('word')).toMatchObject({ status: 'refunded', refunded: 10 });
    expect(await one(database, 'SELECT frequency, monetary FROM rfm')).toEqual({ frequency: 3, monetary: 6 });
  });
});

describe('status of an order', () => {
  const words: [string, string][] = [
    ['paid', 'paid'],
    ['Authorized', 'unpaid'],
    ['voided', 'unpaid'],
    ['expired', 'unpaid'],
    ['storniert', 'cancelled'],
    ['交易成功', 'paid'],
    ['something of their own', 'paid'],
  ];
  it('follows the words of the platforms, and lists unknown ones', async () => {
    await fill(
      database,
      words.map(([status_word], at) => sale(`${at}`, { status_word })),
    );
    for (const [at, [, status]] of words.entries()) expect((await order(`${at}`)).status).toBe(status);
    expect(await one(database, `SELECT detail, rows FROM changes WHERE rule = 'unknown_status'`)).toEqual({
      detail: 'something of their own',
      rows: 1,
    });
  });

  it('lets cancelled win over paid, and counts neither test nor unpaid orders', async () => {
    await fill(database, [
      sale('gone', { status_word: 'paid', cancelled_at: '2024-03-02 00:00:00' }),
      sale('test', { is_test: true }),
      sale('open', { status_word: 'pending' }),
      sale('kept'),
    ]);
    expect((await order('gone')).status).toBe('cancelled');
    expect(await one(database, 'SELECT frequency, monetary FROM rfm')).toEqual({ frequency: 1, monetary: 10 });
    const set = await database.rows(`SELECT detail, rows FROM changes WHERE rule = 'not_a_purchase' ORDER BY detail`);
    expect(set).toEqual([
      { detail: 'cancelled', rows: 1 },
      { detail: 'test', rows: 1 },
      { detail: 'unpaid', rows: 1 },
    ]);
  });

  it('counts a return in money at its own date, and never as a purchase', async () => {
    await fill(
      database,
      [sale('1', { unit_price: 100 }), sale('C2', { written_at: '2024-05-01 09:00:00', quantity: -1, unit_price: 30 })],
      { source: 'online_retail' },
    );
    expect(await order('C2')).toMatchObject({ status: 'return', is_purchase: false, goods: -30 });
    expect(await one(database, 'SELECT recency_days, frequency, monetary FROM rfm')).toEqual({
      recency_days: 0,
      frequency: 1,
      monetary: 100,
    });
    await database.rows(`UPDATE settings SET as_of = DATE '2024-06-01'`);
    await fill(
      database,
      [sale('1', { unit_price: 100 }), sale('C2', { written_at: '2024-05-01 09:00:00', quantity: -1, unit_price: 30 })],
      { source: 'online_retail' },
    );
    expect(await one(database, 'SELECT recency_days, monetary FROM rfm')).toEqual({ recency_days: 92, monetary: 70 });
    await database.rows('UPDATE settings SET as_of = NULL');
  });
});

describe('buyers and orders without an id', () => {
  it('knows a buyer by e-mail, else platform id, else phone; unknown buyers count in totals only', async () => {
    await fill(database, [
      sale('1', { email: 'a@x.org', platform_customer_id: '7' }),
      sale('2', { email: null, platform_customer_id: '7' }),
      sale('3', { email: null, phone: '555' }),
      sale('4', { email: null }),
    ]);
    const ids = await database.rows<{ customer_id: string }>('SELECT customer_id FROM customers ORDER BY customer_id');
    expect(ids.map(({ customer_id }) => customer_id)).toEqual(['555', '7', 'a@x.org']);
    expect(await one(database, 'SELECT orders, customers, revenue, unknown_orders FROM facts')).toEqual({
      orders: 4,
      customers: 3,
      revenue: 40,
      unknown_orders: 1,
    });
  });

  it('makes one order of a buyer and a moment, or a day where there is no time', async () => {
    await fill(database, [
      sale('', { order_id: null, written_at: '2024-03-01 00:00:00', has_time: false }),
      sale('', { order_id: null, written_at: '2024-03-01 00:00:00', has_time: false }),
      sale('', { order_id: null, written_at: '2024-03-02 10:00:00' }),
      sale('', { order_id: null, written_at: '2024-03-02 10:00:01' }),
    ]);
    expect(await one(database, 'SELECT count(*) AS orders FROM orders')).toEqual({ orders: 3 });
  });

  it('takes an order that stands in two files from the newer one', async () => {
    await fill(database, [sale('1'), sale('2'), sale('1', { source_key: 2, unit_price: 12, status_word: 'refunded' })]);
    await database.rows(
      `INSERT INTO sources BY NAME SELECT 2 AS source_key, 'b.csv' AS file, 'generic' AS source, false AS all_utc, 'i' AS hash`,
    );
    await rebuild(database);
    expect(await order('1')).toMatchObject({ goods: 12, lines: 1, status: 'refunded' });
    expect(await one(database, `SELECT rows FROM changes WHERE rule = 'order_in_newer_file'`)).toEqual({ rows: 1 });
    await database.rows('DELETE FROM sources WHERE source_key = 2');
  });

  it('moves an all-UTC export to the wall clock of the zone', async () => {
    await database.rows(`UPDATE settings SET zone = 'Asia/Shanghai'`);
    await fill(database, [sale('1', { written_at: '2024-03-01 20:30:00', offset_minutes: 0 })], { all_utc: true });
    expect(await order('1')).toMatchObject({ ordered_at: '2024-03-02 04:30:00', ordered_on: '2024-03-02' });
    await fill(database, [sale('1', { written_at: '2024-03-01 20:30:00', offset_minutes: 480 })]);
    expect(await order('1')).toMatchObject({ ordered_at: '2024-03-01 20:30:00' });
  });

  it('keeps postage as money but marks it as a service', async () => {
    await fill(database, [sale('1'), sale('1', { product_id: 'POST', product_name: 'POSTAGE', unit_price: 4 })]);
    const services = await database.rows('SELECT product_id FROM products WHERE is_service');
    expect(services).toEqual([{ product_id: 'POST' }]);
    expect(await one(database, 'SELECT monetary FROM rfm')).toEqual({ monetary: 14 });
  });
});
