import { beforeAll, expect, it } from 'vitest';
import { readOverrides } from '../../src/app/overrides.ts';
import { applySettings, defaultSettings } from '../../src/app/settings.ts';
import type { Database } from '../../src/engine/database.ts';
import type { Settings } from '../../src/views/screen.ts';
import { emptyShop, fill, one, rebuild } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const line = (order_id: string, currency: string | null, quantity = 1, more: object = {}) => ({
  order_id,
  written_at: '2026-03-01 10:00',
  email: `${order_id}@x.de`,
  product_id: 'mug',
  quantity,
  unit_price: 10,
  currency,
  ...more,
});
const lines = [
  line('1', 'EUR', 2),
  line('1', 'EUR', 1),
  line('2', 'USD', 3, { refunded: 10, shipping: 5 }),
  line('3', 'EUR'),
  line('4', null),
  line('5', 'USD', -1),
];

async function apply(settings: Partial<Settings>): Promise<void> {
  await applySettings(database, { ...defaultSettings, ...settings }, readOverrides(''));
  await rebuild(database);
}
const orders = () => database.rows('SELECT order_id, goods, refunded, amount, shipping FROM orders ORDER BY order_id');
const told = () =>
  database.rows(`SELECT rule, detail, rows, amount FROM changes WHERE rule IN ('other_currency', 'converted')`);
const order = (order_id: string, goods: number, amount = goods, refunded = 0, shipping: number | null = null) => ({
  order_id,
  goods,
  refunded,
  amount,
  shipping,
});

it('never adds two currencies: without a rate the other one counts without money', async () => {
  await fill(database, lines);
  await apply({});
  expect(await database.rows('SELECT * FROM currencies')).toEqual([
    { currency: 'EUR', lines: 3, is_main: true, rate: 1 },
    { currency: 'USD', lines: 2, is_main: false, rate: null },
  ]);
  expect(await orders()).toEqual([
    order('1', 30),
    order('2', 0, 0, 0, null),
    order('3', 10),
    order('4', 10),
    order('5', 0),
  ]);
  expect(await one(database, 'SELECT sum(amount)::DOUBLE AS sold FROM order_lines')).toEqual({ sold: 50 });
  expect(await told()).toEqual([{ rule: 'other_currency', detail: 'USD', rows: 2, amount: null }]);
  expect(await one(database, `SELECT frequency FROM rfm WHERE customer_id = '2@x.de'`)).toEqual({ frequency: 1 });
});

it('adds it at the rate that was typed in', async () => {
  await fill(database, lines);
  await apply({ rates: { USD: 0.9 } });
  expect(await orders()).toEqual([
    order('1', 30),
    order('2', 27, 31.5, 9, 4.5),
    order('3', 10),
    order('4', 10),
    order('5', -9),
  ]);
  expect(await one(database, 'SELECT sum(amount)::DOUBLE AS sold FROM order_lines')).toEqual({ sold: 68 });
  expect(await one(database, `SELECT monetary FROM rfm WHERE customer_id = '2@x.de'`)).toEqual({ monetary: 18 });
  expect(await told()).toEqual([{ rule: 'converted', detail: 'USD', rows: 2, amount: 18 }]);
});

it('turns round when the other currency is picked', async () => {
  await fill(database, lines);
  await apply({ currency: 'USD', rates: { EUR: 1.1 } });
  expect((await orders()).map(({ goods }) => goods)).toEqual([33, 30, 11, 10, -10]);
});

it('converts nothing where all is in one currency, whatever sign is picked', async () => {
  await fill(database, [line('1', 'EUR', 2)]);
  await apply({ currency: 'USD', rates: { EUR: 2 } });
  expect(await orders()).toEqual([order('1', 20)]);
});
