import { expect, it } from 'vitest';
import { segmentSql } from '../../src/views/segmentBars.ts';
import { emptyShop, fill } from '../sql/shop.ts';

it('shows no segments, rather than eleven empty ones, where no buyer is known', async () => {
  const database = await emptyShop();
  const line = { written_at: '2024-03-14 10:00', product_id: 'mug', quantity: 2, unit_price: 9.5 };
  await fill(database, [{ ...line, order_id: '1' }]);
  expect(await database.rows(segmentSql)).toEqual([]);
  await fill(database, [{ ...line, order_id: '1', email: 'a@b.c' }]);
  expect(await database.rows(segmentSql)).toMatchObject([{ segment: 'all', customers: 1 }]);
});
