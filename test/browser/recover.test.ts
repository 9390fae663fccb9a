import { expect, test } from 'vitest';
import { readOverrides } from '../../src/app/overrides.ts';
import { Shop } from '../../src/app/Shop.svelte.ts';
import { demoShop } from '../../src/intake/demo.ts';

const csv = 'order_id,order_date,email,sku,quantity,unit_price\n1,2024-03-14,ann@example.com,mug,2,9.50\n';

const shop = new Shop(readOverrides('?train=off'));

test('a shop whose database ran out of memory is opened again as it was', async () => {
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

test('a shop too large for the tables that models read keeps its facts, and tries again with the next file', async () => {
  const { tables } = shop.figures;
  await shop.add([(await demoShop(1, 1000)).file]);
  await shop.settled;
  const facts = await shop.reader?.rows('FROM facts');
  await shop.alter(async (database) => {
    await database.rows(`SET memory_limit = '8MB'`);
    await database.rows(`INSERT OR REPLACE INTO shop_state VALUES ('rest', 'stale')`);
    return [];
  });
  await expect.poll(() => tables.unbuilt?.code, { timeout: 30_000 }).toBe('shop/unfinished');
  await expect.poll(() => shop.problems.map(({ code }) => code), { timeout: 30_000 }).toEqual(['shop/unfinished']);
  const reopened = shop.reader;
  expect([tables.awaited('behaviour'), shop.figures.filled]).toEqual([true, true]);
  expect(await reopened?.rows('FROM facts')).toEqual(facts);
  await shop.trainAll();
  expect([shop.reader === reopened, shop.figures.training.running]).toEqual([true, false]);
  await shop.add([new File([csv], 'orders.csv')]);
  await shop.settled;
  expect([tables.unbuilt, tables.awaited('behaviour')]).toEqual([null, false]);
  await shop.erase();
});
