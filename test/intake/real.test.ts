import { expect, test } from 'vitest';
import { hasReal, realFile } from './real.ts';
import { importInto, rowsOf } from './shop.ts';

if (!hasReal) console.log('KEEPSIGHT_DATA is not set: tests on real files are left out');

const figures = `SELECT source, lines, loaded, rejected, blank, encoding, delimiter, date_format FROM sources`;

test.runIf(hasReal)('Online Retail loads whole', async () => {
  const started = performance.now();
  const { problems, asked } = await importInto([realFile('online-retail/online_retail.csv.gz')]);
  console.log('import', performance.now() - started);
  expect(problems).toEqual([]);
  expect(asked).toEqual([]);
  expect(await rowsOf(figures)).toEqual([
    { source: 'online_retail', lines: 541909, loaded: 541909, rejected: 0, blank: 0, encoding: 'ascii', delimiter: ',', date_format: '%Y-%m-%d %H:%M:%S' },
  ]);
  expect(
    await rowsOf(`SELECT count(platform_customer_id)::INTEGER AS known, count(DISTINCT platform_customer_id)::INTEGER AS customers,
      sum(quantity * unit_price)::DOUBLE AS money, min(written_at) AS first, max(written_at) AS last,
      count(*) FILTER (platform_customer_id LIKE '%.%')::INTEGER AS dotted FROM incoming_lines`),
  ).toEqual([{ known: 406829, customers: 4372, money: expect.closeTo(9747747.93, 1), first: '2010-12-01 08:26:00', last: '2011-12-09 12:50:00', dotted: 0 }]);
});

test.runIf(hasReal)('the CDNOW log and its sample load whole', async () => {
  const { problems, asked } = await importInto([realFile('cdnow/CDNOW_master.txt.gz'), realFile('cdnow/CDNOW_sample.txt')]);
  expect(problems).toEqual([]);
  expect(asked).toEqual([]);
  expect(await rowsOf('SELECT source, lines, loaded, rejected FROM sources ORDER BY source_key')).toEqual([
    { source: 'cdnow', lines: 69659, loaded: 69659, rejected: 0 },
    { source: 'cdnow', lines: 6919, loaded: 6919, rejected: 0 },
  ]);
  expect(
    await rowsOf(`SELECT count(DISTINCT platform_customer_id)::INTEGER AS customers, sum(line_total)::DOUBLE AS money,
      min(written_at) AS first, bool_or(has_time) AS timed FROM incoming_lines WHERE source_key = 1`),
  ).toEqual([{ customers: 23570, money: expect.closeTo(2500315.63, 2), first: '1997-01-01 00:00:00', timed: false }]);
});

test.runIf(hasReal).each([
  'telco-churn/Telco-Customer-Churn.csv',
  'groceries/Groceries_long.csv.gz',
  'reviews-zh/waimai_10k.csv',
  'platform-headers.json',
])('%s is refused: there are no dates of orders in it', async (path) => {
  const { problems } = await importInto([realFile(path)]);
  expect(problems).toEqual([path.endsWith('json') ? 'file/unsupported' : 'file/no_date']);
});
