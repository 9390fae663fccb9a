import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import * as fixture from '../fixtures/kinds.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';
import { text } from './shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const read = (...contents: string[]) =>
  importAll(
    database,
    contents.map((content, at) => text(`${at}.csv`, content)),
  );
const sources = () =>
  database.rows('SELECT source, kind, lines, loaded, rejected, blank FROM sources ORDER BY source_key');
const matches = () =>
  database.rows('SELECT kind, joined_by, rows, matched, shop, covered FROM matches ORDER BY source_key, joined_by');
const counted = (source: string, kind: string, loaded: number, rejected = 0) => ({
  source,
  kind,
  lines: loaded + rejected,
  loaded,
  rejected,
  blank: 0,
});

describe('customers', () => {
  it('of Shopify meet the orders by e-mail, and say who agreed, where they live and their tags', async () => {
    await read(fixture.orders, fixture.shopifyCustomers);
    expect((await sources())[1]).toEqual(counted('shopify_customers', 'customers', 3, 1));
    expect(await database.rows('SELECT line, reason FROM rejects')).toEqual([{ line: 5, reason: 'no_key' }]);
    expect(
      await database.rows(
        'SELECT customer_id, name, consent, country, region, city, postcode, tags FROM customers ORDER BY customer_key',
      ),
    ).toEqual([
      {
        customer_id: 'ann@x.de',
        name: 'Ann Lee',
        consent: true,
        country: 'DE',
        region: 'NW',
        city: 'Köln',
        postcode: '50667',
        tags: 'vip, wholesale',
      },
      expect.objectContaining({ customer_id: 'bo@x.de', name: 'Bo', consent: false, city: null }),
      expect.objectContaining({ customer_id: 'cy@x.de', name: null, consent: null }),
    ]);
    expect(await matches()).toEqual([
      { kind: 'customers', joined_by: 'customer', rows: 3, matched: 2, shop: 3, covered: 2 },
    ]);
  });

  it.each([
    ['shopify_customers', fixture.shopifyCustomersOld, null],
    ['woocommerce_customers', fixture.wooCustomers, '2025-11-30'],
    ['magento_customers', fixture.magentoCustomers, '2025-11-30'],
  ])('of %s', async (source, content, registered_on) => {
    await read(content, fixture.orders);
    expect((await sources())[0]).toEqual(counted(source, 'customers', 1));
    const [ann] = await database.rows(`SELECT * FROM customers WHERE customer_id = 'ann@x.de'`);
    expect(ann).toMatchObject({ name: 'Ann Lee', postcode: '50667', registered_on });
  });

  it('of any shop, by the names of the columns; a newer file wins', async () => {
    await read(
      fixture.orders,
      'E-Mail;Kundenname;PLZ;Ort;Newsletter;Registriert am\nann@x.de;Ann Lee;50667;Köln;ja;30.11.2025\n',
      'email,name,postcode,accepts marketing\nann@x.de,Ann Lee,10115,no\n',
    );
    expect((await sources()).slice(1)).toEqual([
      counted('customers', 'customers', 1),
      counted('customers', 'customers', 1),
    ]);
    const [ann] = await database.rows(`SELECT * FROM customers WHERE customer_id = 'ann@x.de'`);
    expect(ann).toMatchObject({ postcode: '10115', city: 'Köln', consent: false, registered_on: '2025-11-30' });
  });
});

describe('products', () => {
  it('of Shopify: variants share what stands on the first of them', async () => {
    await read(fixture.orders, fixture.shopifyProducts);
    expect((await sources())[1]).toEqual(counted('shopify_products', 'products', 4));
    expect(
      await database.rows(
        'SELECT product_id, name, category, brand, price, cost, stock FROM products ORDER BY product_key',
      ),
    ).toEqual([
      { product_id: 'M-1', name: 'Mug', category: 'Kitchen', brand: 'Topf & Söhne', price: 12, cost: 4.5, stock: 40 },
      { product_id: 'T-1', name: 'Tea', category: null, brand: null, price: null, cost: null, stock: null },
    ]);
    expect(await database.rows(`SELECT product_name FROM incoming_products WHERE product_id = 'M-2'`)).toEqual([
      { product_name: 'Mug, blue' },
    ]);
    expect(await matches()).toEqual([
      { kind: 'products', joined_by: 'product', rows: 4, matched: 1, shop: 2, covered: 1 },
    ]);
  });
});

describe('items apart from orders', () => {
  const goods = () =>
    database.rows(
      `SELECT order_id, order_lines.product_id, quantity, order_lines.amount
       FROM order_lines ORDER BY order_id, order_lines.product_id`,
    );

  it.each([
    ['after', [fixture.taobaoOrders, fixture.taobaoItems]],
    ['before', [fixture.taobaoItems, fixture.taobaoOrders]],
  ])('take the place of the order’s own line, in whichever order the files come: %s', async (_, contents) => {
    await read(...contents);
    expect(await goods()).toEqual([
      { order_id: '9001', product_id: 'H-1', quantity: 1, amount: 27.27 },
      { order_id: '9001', product_id: 'S-1', quantity: 2, amount: 72.73 },
      { order_id: '9002', product_id: '围巾', quantity: 1, amount: 50 },
    ]);
    expect(await one(database, 'SELECT sum(goods)::DOUBLE AS goods, sum(amount)::DOUBLE AS paid FROM orders')).toEqual({
      goods: 150,
      paid: 158,
    });
    expect(await matches()).toEqual([{ kind: 'items', joined_by: 'order', rows: 3, matched: 2, shop: 2, covered: 1 }]);
  });

  it('count once where two files list them', async () => {
    await read(fixture.taobaoOrders, fixture.taobaoItems, fixture.taobaoItems.replace('40.00', '39.00'));
    expect((await goods()).length).toBe(3);
  });
});

describe('refunds', () => {
  it('count on their own day, and at most the goods of the order', async () => {
    await read(
      fixture.orders,
      'order_id,refund date,refund amount\n1,2026-03-20,-5.00\n1,2026-03-21,3.00\n2,2026-04-01,99.00\n8,2026-04-01,1.00\n,2026-04-01,2\n3,2026-04-01,x\n',
    );
    expect((await sources())[1]).toEqual(counted('refunds', 'refunds', 4, 2));
    expect(
      await database.rows('SELECT order_id, refunded_on, amount FROM refunds ORDER BY order_id, refunded_on'),
    ).toEqual([
      { order_id: '1', refunded_on: '2026-03-20', amount: 5 },
      { order_id: '1', refunded_on: '2026-03-21', amount: 3 },
      { order_id: '2', refunded_on: '2026-04-01', amount: 8 },
    ]);
    expect(await database.rows('SELECT order_id, status, refunded FROM orders ORDER BY order_id')).toEqual([
      { order_id: '1', status: 'part_refunded', refunded: 8 },
      { order_id: '2', status: 'refunded', refunded: 8 },
      { order_id: '3', status: 'paid', refunded: 0 },
    ]);
    expect(await matches()).toEqual([
      { kind: 'refunds', joined_by: 'order', rows: 4, matched: 3, shop: 3, covered: 2 },
    ]);
  });
});

describe('what customers do and say', () => {
  it('events, also in Unix milliseconds', async () => {
    await read(
      fixture.orders,
      'timestamp,visitorid,event,itemid,transactionid\n1772359200000,ann@x.de,view,M-1,\n1772359260000,ann@x.de,addtocart,M-1,\n1772359300000,99,transaction,T-1,2\n',
    );
    expect((await sources())[1]).toEqual(counted('retailrocket_events', 'events', 3));
    expect(await database.rows('SELECT * FROM events ORDER BY happened_at LIMIT 2')).toMatchObject([
      { event: 'view', visitor_id: 'ann@x.de', customer_key: 1, product_key: 1 },
      { event: 'addtocart', product_id: 'M-1', order_id: null },
    ]);
  });

  it('events of customers by e-mail', async () => {
    await read(
      fixture.orders,
      'time,email,action,sku\n2026-03-01 09:00,ann@x.de,search,\n2026-03-01 09:01,ann@x.de,view,M-1\n',
    );
    expect(await database.rows('SELECT event, customer_key, product_key FROM events ORDER BY happened_at')).toEqual([
      { event: 'search', customer_key: 1, product_key: null },
      { event: 'view', customer_key: 1, product_key: 1 },
    ]);
  });

  it('reviews, with or without a customer', async () => {
    await read(
      fixture.orders,
      'review date,email,product,rating,review\n2026-03-20,ann@x.de,Mug,5,"Warm, and blue"\n2026-03-21,,Tea,2,cold\n2026-03-22,,Tea,1,\n',
      'label,review\n1,很快，好吃\n0,没有送水\n',
    );
    expect((await sources()).slice(1)).toEqual([counted('reviews', 'reviews', 2, 1), counted('reviews', 'reviews', 2)]);
    expect(
      await database.rows('SELECT text, rating, customer_key, product_key FROM reviews ORDER BY review_key'),
    ).toEqual([
      { text: 'Warm, and blue', rating: 5, customer_key: 1, product_key: 1 },
      { text: 'cold', rating: 2, customer_key: null, product_key: 2 },
      { text: '很快，好吃', rating: 1, customer_key: null, product_key: null },
      { text: '没有送水', rating: 0, customer_key: null, product_key: null },
    ]);
    expect((await matches()).slice(0, 2)).toEqual([
      { kind: 'reviews', joined_by: 'customer', rows: 1, matched: 1, shop: 3, covered: 1 },
      { kind: 'reviews', joined_by: 'product', rows: 2, matched: 2, shop: 2, covered: 2 },
    ]);
  });

  it('ratings: the last one counts', async () => {
    await read(
      fixture.orders,
      'userid,movieid,rating,timestamp\nann@x.de,M-1,4.0,964982703\nann@x.de,M-1,2.5,964982903\n',
    );
    expect(await database.rows('SELECT item_id, rating, product_key FROM ratings')).toEqual([
      { item_id: 'M-1', rating: 2.5, product_key: 1 },
    ]);
  });

  it('campaigns: whom they were sent to and who was held out', async () => {
    await read(
      fixture.orders,
      'campaign,email,group,sent at,opened\nSpring,ann@x.de,treatment,2026-04-01,yes\nSpring,bo@x.de,control,2026-04-01,\n,cy@x.de,control,2026-04-01,\n',
    );
    expect((await sources())[1]).toEqual(counted('sends', 'sends', 2, 1));
    expect(await database.rows('SELECT campaign, customer_key, arm, opened FROM exposures ORDER BY person_id')).toEqual(
      [
        { campaign: 'Spring', customer_key: 1, arm: 'treatment', opened: true },
        { campaign: 'Spring', customer_key: 2, arm: 'control', opened: null },
      ],
    );
  });

  it('discount codes, by use', async () => {
    await read(fixture.orders, 'discount code,order_id,discount\nSPRING10,1,-2.00\nSPRING10,7,1.00\n');
    expect(await database.rows('SELECT code, order_id, customer_key, discount FROM codes ORDER BY order_id')).toEqual([
      { code: 'SPRING10', order_id: '1', customer_key: 1, discount: 2 },
      { code: 'SPRING10', order_id: '7', customer_key: null, discount: 1 },
    ]);
  });
});

it('says in words what a file is that lists nothing but orders', async () => {
  await read(fixture.orders);
  expect(await sources()).toEqual([counted('generic', 'orders', 3)]);
  expect(await matches()).toEqual([]);
});
