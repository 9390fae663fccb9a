import { expect, test } from 'vitest';
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
