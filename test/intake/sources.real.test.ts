import { expect, test } from 'vitest';
import { realFile } from './real.ts';
import { importInto, rowsOf } from './shop.ts';

const seen = 'SELECT source, lines, loaded, rejected FROM sources ORDER BY source_key';

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
  ).toEqual([{ customers: 23570, money: expect.closeTo(2500315.63, 2), first: '1997-01-01 00:00:00', timed: false }]);
});

test.each([
  ['telco-churn/Telco-Customer-Churn.csv', 'file/no_date'],
  ['platform-headers.json', 'file/json_shape'],
])('%s is refused', async (path, code) => {
  expect((await importInto([realFile(path)])).problems).toEqual([code]);
});

test.each([
  ['groceries/Groceries_long.csv.gz', 'items', 43367],
  ['reviews-zh/waimai_10k.csv', 'reviews', 11987],
  ['movielens-latest-small/ratings.csv.gz', 'ratings', 100836],
  ['movielens-latest-small/movies.csv', 'products', 9742],
  ['completejourney/products.csv.gz', 'products', 92331],
  ['completejourney/campaigns.csv', 'sends', 6589],
  ['completejourney/coupon_redemptions.csv', 'codes', 2102],
])('%s is read as %s', async (path, kind, lines) => {
  const { problems, asked } = await importInto([realFile(path)]);
  expect([problems, asked]).toEqual([[], []]);
  expect(await rowsOf('SELECT kind, lines, loaded FROM sources')).toEqual([{ kind, lines, loaded: lines }]);
});
