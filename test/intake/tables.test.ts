import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { recognise } from '../../src/intake/recognise.ts';
import { takeSample } from '../../src/intake/sample.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';
import { text } from './shop.ts';

/** Tables that look like orders and are none, and orders that look like something else. */

const guessed = async (...lines: string[]) => recognise(await takeSample(text('t.csv', `${lines.join('\n')}\n`)));
const named = async (...lines: string[]) => {
  const { kind, columns } = await guessed(...lines);
  const headers = lines[0]?.split(',') ?? [];
  return { kind, ...Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, headers[at]])) };
};

describe('reviews', () => {
  test('of Judge.me', async () => {
    expect(
      await named(
        'title,body,rating,review_date,source,curated,reviewer_name,reviewer_email,product_id,product_handle,reply,picture_urls',
        'Great,Love it,5,2026-03-01 10:00:00 UTC,web,ok,Ann,a@x.de,123,tea,,',
        'Meh,ok,3,2026-03-02 10:00:00 UTC,email,ok,Bo,b@x.de,124,cup,,',
      ),
    ).toEqual({
      kind: 'reviews',
      date: 'review_date',
      review_text: 'body',
      rating: 'rating',
      email: 'reviewer_email',
      customer_name: 'reviewer_name',
      product_id: 'product_id',
      product_name: 'product_handle',
    });
  });

  test.each([
    [
      'Yotpo',
      'Review ID,Review Title,Review Content,Review Score,Review Creation Date,Reviewer Display Name,Reviewer Email,Product Title',
      '1,Great,Love it,5,2026-03-01,Ann,a@x.de,Tea',
      {
        review_text: 'Review Content',
        rating: 'Review Score',
        date: 'Review Creation Date',
        product_name: 'Product Title',
      },
    ],
    [
      'Loox',
      'product_handle,rating,author,email,body,created_at,verified_purchase',
      'tea,5,Ann,a@x.de,Love it,2026-03-01 10:00:00,true',
      {
        review_text: 'body',
        rating: 'rating',
        date: 'created_at',
        customer_name: 'author',
        product_name: 'product_handle',
      },
    ],
    [
      'Trustpilot',
      'Review Created (UTC),Review Username,Review Title,Review Content,Review Stars,Reference Id,Consumer Email',
      '2026-03-01 10:00:00,Ann,Great,Love it,5,1001,a@x.de',
      { review_text: 'Review Content', rating: 'Review Stars', order_id: 'Reference Id', email: 'Consumer Email' },
    ],
  ])('of %s', async (_, headers, row, expected) => {
    expect(await named(headers, row)).toMatchObject({ kind: 'reviews', ...expected });
  });

  test('but a comment on an order is none', async () => {
    expect(
      await named('Order ID,Order Date,Email,Product,Comments', '1,2026-03-01,a@x.de,Tea,ring twice'),
    ).toMatchObject({
      kind: undefined,
    });
  });
});

describe('customers', () => {
  test.each([
    [
      'Klaviyo',
      'Email,First Name,Email Marketing Consent,Date Added',
      'a@x.de,Ann,SUBSCRIBED,2026-03-01 10:00:00',
      'Email Marketing Consent',
    ],
    [
      'Mailchimp',
      'Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME',
      'a@x.de,Ann,Lee,2,2026-03-01 10:00:00,2026-03-01 10:00:00',
      undefined,
    ],
  ])('of %s', async (_, headers, row, consent) => {
    const found: object = await named(headers, row);
    expect(found).toMatchObject({ kind: 'customers', customer_name: 'First Name', ...(consent && { consent }) });
    expect(found).toHaveProperty('registered_at');
  });
});

describe('refunds', () => {
  test.each([
    ['Order ID,Refund Date,Customer Email,Refund Amount', '1,2026-03-20,a@x.de,5.00', 'refunds'],
    ['Order ID,Refund Date,Product,Quantity,Refund Amount', '1,2026-03-20,Tea,1,5.00', 'refunds'],
    ['Order ID,Order Date,Customer Email,Total,Refund Amount', '1,2026-03-20,a@x.de,20.00,5.00', undefined],
    [
      'Order ID,Order Date,Refund Date,Customer Email,Total,Refund Amount',
      '1,2026-03-20,2026-03-21,a@x.de,20.00,5.00',
      undefined,
    ],
    ['Order ID,Order Date,Customer Email,Refund Amount', '1,2026-03-20,a@x.de,5.00', undefined],
  ])('%s', async (headers, row, kind) => {
    expect((await guessed(headers, row)).kind).toBe(kind);
  });

  test('the day of a refund is not that of an order', async () => {
    expect(await guessed('Order ID,Refund Date,Customer Email,Amount', '1,2026-03-20,a@x.de,5.00')).toMatchObject({
      certain: false,
    });
  });
});

describe('orders without money', () => {
  test.each([
    ['Ticket ID,Created,Requester Email,Subject,Status', '7,2026-03-20,a@x.de,Where is it?,open', false],
    ['Ticket ID,Created,Requester Email,Status', '7,2026-03-20,a@x.de,open', false],
    ['Order Date,Customer', '2026-03-20,K1', true],
    ['Order ID,Order Date,Email,Channel', '1,2026-03-20,a@x.de,web', true],
    ['日期,客户,商品名称,年龄', '2026-03-20,K1,茶,37', true],
    ['Order ID,Order Date,Email,Qty,Bought for', '1,2026-03-20,a@x.de,2,1200', false],
    ['Order ID,Order Date,Email,Qty,Tracking', '1,2026-03-20,a@x.de,2,123456789012', true],
    ['Order ID,Order Date,Email,Qty,Gross Weight', '1,2026-03-20,a@x.de,2,1.250', true],
  ])('%s', async (headers, row, certain) => {
    const mapping = await guessed(headers, row);
    expect(mapping).toMatchObject({ source: 'generic', certain });
    expect(mapping.columns).not.toHaveProperty('order_total');
  });

  test.each(['Charged', 'Amount charged', 'Gross', 'Paid amount', 'Brutto', 'Avant commission'])(
    '%s is money',
    async (name) => {
      const mapping = await guessed(`Order ID,Order Date,Email,Qty,${name}`, '1,2026-03-20,a@x.de,2,1200');
      expect(mapping).toMatchObject({ certain: true, columns: { order_total: 4 } });
    },
  );
});

describe('read', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyShop();
  });
  beforeEach(async () => {
    for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
  });
  const orders =
    'order id,order date,email,quantity,unit price\n1,2026-03-01,ann@x.de,2,10.00\n2,2026-03-02,bo@x.de,1,8.00\n';
  const read = (...contents: string[]) =>
    importAll(
      database,
      contents.map((content, at) => text(`${at}.csv`, content)),
    );

  test('refunds that name the customer are taken off her orders', async () => {
    await read(orders, 'Order ID,Refund Date,Customer Email,Refund Amount,Reason\n1,2026-03-20,ann@x.de,5.00,broken\n');
    expect(
      await one(
        database,
        `SELECT count(*)::INTEGER AS orders, sum(goods)::DOUBLE AS goods, sum(refunded)::DOUBLE AS back FROM orders`,
      ),
    ).toEqual({ orders: 2, goods: 28, back: 5 });
  });

  test('discount codes with what each took off, without a date', async () => {
    await read(orders, 'Discount Code,Order Number,Amount\nSPRING10,1,2.00\nSPRING10,2,0.80\n');
    expect(await database.rows('SELECT code, order_id, discount FROM codes ORDER BY order_id')).toEqual([
      { code: 'SPRING10', order_id: '1', discount: 2 },
      { code: 'SPRING10', order_id: '2', discount: 0.8 },
    ]);
  });

  test('orders with a code stay orders', async () => {
    await read(
      'Discount Code,Order Number,Day,Customer,Amount\nSPRING10,1,2026-03-01,K1,20.00\n,2,2026-03-02,K2,8.00\n',
    );
    expect(await one(database, 'SELECT count(*)::INTEGER AS orders, sum(goods)::DOUBLE AS goods FROM orders')).toEqual({
      orders: 2,
      goods: 28,
    });
  });

  test.each(['Sent At', 'Sent', 'Send time', '发送时间'])('the day of a campaign stands under %s', async (name) => {
    await read(orders, `Campaign,Email,${name}\nSpring,ann@x.de,2026-04-01\nSpring,bo@x.de,2026-04-02\n`);
    expect(await database.rows('SELECT email, date::DATE::VARCHAR AS day FROM incoming_sends ORDER BY line')).toEqual([
      { email: 'ann@x.de', day: '2026-04-01' },
      { email: 'bo@x.de', day: '2026-04-02' },
    ]);
  });
});
