import { expect, test } from 'vitest';
import { readOverrides } from '../../src/app/overrides.ts';
import { Shop } from '../../src/app/Shop.svelte.ts';

const csv = 'order_id,order_date,email,sku,quantity,unit_price\n1,2024-03-14,ann@example.com,mug,2,9.50\n';

test('a shop whose database ran out of memory is opened again as it was', async () => {
  const shop = new Shop(readOverrides('?train=off'));
  await expect.poll(() => shop.home?.place, { timeout: 30_000 }).toBe('disk');
  await shop.add([new File([csv], 'orders.csv')]);
  await shop.settled;
  const before = shop.reader;
  await shop.alter(async (database) => {
    await database.rows(`SET memory_limit = '8MB'`);
    await database.rows(`UPDATE sources SET file = 'lost.csv'`);
    await database.rows(
      'CREATE TABLE large AS SELECT range, md5(range::VARCHAR) AS text FROM range(5000000) ORDER BY 2',
    );
    return ['sources'];
  });
  expect(shop.problems.map(({ code }) => code)).toEqual(['query/out_of_memory']);
  expect(shop.reader).not.toBe(before);
  expect([shop.home?.place, shop.figures.filled]).toEqual(['disk', true]);
  expect(await shop.reader?.rows('SELECT file, loaded FROM sources')).toEqual([{ file: 'orders.csv', loaded: 1 }]);
  await shop.add([new File([csv.replace('\n1,', '\n2,')], 'more.csv')]);
  expect(await shop.reader?.rows('SELECT file FROM sources ORDER BY ALL')).toHaveLength(2);
  await shop.erase();
});
