import { describe, expect, test } from 'vitest';
import { hasReal, realFile } from './real.ts';
import { importInto, rowsOf, text } from './shop.ts';

const seen = 'SELECT source, lines, loaded, rejected FROM sources ORDER BY source_key';

test('Shopify: order fields on the first line only, dates missing on the others', async () => {
  const headers = `Name,Email,Financial Status,Paid at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,\
Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Id,Lineitem discount,Phone`;
  const lines = [
    '#1001,Ann@Example.com,paid,2024-05-01 10:00:05 +0200,yes,EUR,28.00,4.90,0.00,32.90,2.00,2024-05-01 10:00:00 +0200,2,Tea,10.00,T-1,,0.00,5551,0.00,',
    '#1001,,,,,,,,,,,,1,"Cup, blue",10.00,,,,,0.00,',
    "#1002,bob@example.com,refunded,2024-05-02 09:00:00 +0200,no,EUR,10.00,4.90,0.00,14.90,0.00,2024-05-02 09:00:00 +0200,1,Tea,10.00,T-1,2024-05-03 08:00:00 +0200,14.90,5552,0.00,'+49 30 1234",
  ];
  const { asked } = await importInto([text('orders_export_1.csv', [headers, ...lines].join('\n'))]);
  expect(asked).toEqual([]);
  expect(await rowsOf(seen)).toEqual([{ source: 'shopify_orders', lines: 3, loaded: 3, rejected: 0 }]);
  expect(
    await rowsOf(`SELECT order_id, email, written_at, offset_minutes, consent, order_goods::DOUBLE AS goods, quantity,
      product_id, product_name, cancelled_at, refunded::DOUBLE AS refunded FROM incoming_lines ORDER BY line`),
  ).toEqual([
    {
      order_id: '#1001',
      email: 'ann@example.com',
      written_at: '2024-05-01 10:00:00',
      offset_minutes: 120,
      consent: true,
      goods: 28,
      quantity: 2,
      product_id: 'T-1',
      product_name: 'Tea',
      cancelled_at: null,
      refunded: 0,
    },
    {
      order_id: '#1001',
      email: null,
      written_at: '2024-05-01 10:00:00',
      offset_minutes: 120,
      consent: null,
      goods: null,
      quantity: 1,
      product_id: null,
      product_name: 'Cup, blue',
      cancelled_at: null,
      refunded: null,
    },
    {
      order_id: '#1002',
      email: 'bob@example.com',
      written_at: '2024-05-02 09:00:00',
      offset_minutes: 120,
      consent: false,
      goods: 10,
      quantity: 1,
      product_id: 'T-1',
      product_name: 'Tea',
      cancelled_at: '2024-05-03 08:00:00',
      refunded: 14.9,
    },
  ]);
});

test('a total that differs within an order is the total of the line', async () => {
  await importInto([
    text(
      't.csv',
      'order id,date,customer,product,total\n1,2024-01-05,a,x,5.00\n1,2024-01-05,a,y,7.00\n2,2024-01-06,b,x,5.00\n',
    ),
  ]);
  expect(
    await rowsOf('SELECT line_total::DOUBLE AS line, order_total AS whole FROM incoming_lines WHERE line = 3'),
  ).toEqual([{ line: 7, whole: null }]);
});

test('the sign beside the amounts names the currency', async () => {
  await importInto([text('t.csv', 'order id,date,customer,total\n1,2024-01-05,a,£5.00\n')]);
  expect(await rowsOf('SELECT currency FROM incoming_lines')).toEqual([{ currency: 'GBP' }]);
});

test('a day and a time beside it are one moment', async () => {
  await importInto([
    text('t.csv', 'Transaction ID,Date,Time,Customer ID,Gross Sales,Net Sales\n1,2024-01-05,14:03:00,a,$6.00,$5.00\n'),
  ]);
  expect(await rowsOf('SELECT written_at, has_time FROM incoming_lines')).toEqual([
    { written_at: '2024-01-05 14:03:00', has_time: true },
  ]);
});

if (hasReal) {
  describe('real files', () => {
    test('Online Retail loads whole', async () => {
      const { problems, asked } = await importInto([realFile('online-retail/online_retail.csv.gz')]);
      expect([problems, asked]).toEqual([[], []]);
      expect(
        await rowsOf(`SELECT source, lines, loaded, rejected, blank, encoding, delimiter, date_format FROM sources`),
      ).toEqual([
        {
          source: 'online_retail',
          lines: 541909,
          loaded: 541909,
          rejected: 0,
          blank: 0,
          encoding: 'utf-8',
          delimiter: ',',
          date_format: '%Y-%m-%d %H:%M:%S',
        },
      ]);
      expect(
        await rowsOf(`SELECT count(platform_customer_id)::INTEGER AS known, count(DISTINCT platform_customer_id)::INTEGER AS customers,
          sum(quantity * unit_price)::DOUBLE AS money, min(written_at) AS first, max(written_at) AS last,
          count(*) FILTER (platform_customer_id LIKE '%.%')::INTEGER AS dotted FROM incoming_lines`),
      ).toEqual([
        {
          known: 406829,
          customers: 4372,
          money: expect.closeTo(9747747.93, 1),
          first: '2010-12-01 08:26:00',
          last: '2011-12-09 12:50:00',
          dotted: 0,
        },
      ]);
    });

    test('the CDNOW log and its sample without a header load whole', async () => {
      const files = [realFile('cdnow/CDNOW_master.txt.gz'), realFile('cdnow/CDNOW_sample.txt')];
      const { problems, asked } = await importInto(files);
      expect([problems, asked]).toEqual([[], []]);
      expect(await rowsOf(seen)).toEqual([
        { source: 'cdnow', lines: 69659, loaded: 69659, rejected: 0 },
        { source: 'cdnow', lines: 6919, loaded: 6919, rejected: 0 },
      ]);
      expect(
        await rowsOf(`SELECT count(DISTINCT platform_customer_id)::INTEGER AS customers, sum(line_total)::DOUBLE AS money,
          min(written_at) AS first, bool_or(has_time) AS timed FROM incoming_lines WHERE source_key = 1`),
      ).toEqual([
        { customers: 23570, money: expect.closeTo(2500315.63, 2), first: '1997-01-01 00:00:00', timed: false },
      ]);
    });

    test.each([
      ['telco-churn/Telco-Customer-Churn.csv', 'file/no_date'],
      ['groceries/Groceries_long.csv.gz', 'file/no_date'],
      ['reviews-zh/waimai_10k.csv', 'file/no_date'],
      ['platform-headers.json', 'file/unsupported'],
    ])('%s is refused', async (path, code) => {
      expect((await importInto([realFile(path)])).problems).toEqual([code]);
    });
  });
} else console.log('KEEPSIGHT_DATA is not set: tests on real files are not collected');
