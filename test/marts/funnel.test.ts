import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const orders = text(
  'orders.csv',
  'order_id,order_date,customer_id,product_id,quantity,unit_price\n1,2026-05-01,c1,p1,1,5\n',
);
const events = (...rows: string[]) =>
  text('events.csv', ['timestamp,visitor_id,event,product_id', ...rows, ''].join('\n'));
const funnel = () =>
  database.rows('SELECT step, visitors, any_visitors, share_before, median_minutes FROM funnel ORDER BY position');

it('counts who came to each step after the one before', async () => {
  await importAll(database, [
    orders,
    events(
      '2026-05-01 10:00:00,c1,view,p1',
      '2026-05-01 10:10:00,c1,addtocart,p1',
      '2026-05-01 10:30:00,c1,transaction,p1',
      '2026-05-01 10:00:00,c2,view,p1',
      '2026-05-01 10:20:00,c2,addtocart,p1',
      '2026-05-01 09:00:00,c3,addtocart,p1',
      '2026-05-01 10:00:00,c3,view,p1',
      '2026-05-01 10:00:00,c4,view,p1',
      '2026-05-01 10:05:00,c4,transaction,p1',
    ),
  ]);
  expect(await funnel()).toEqual([
    { step: 'view', visitors: 4, any_visitors: 4, share_before: null, median_minutes: null },
    { step: 'cart', visitors: 2, any_visitors: 3, share_before: 0.5, median_minutes: 15 },
    { step: 'purchase', visitors: 1, any_visitors: 2, share_before: 0.5, median_minutes: 20 },
  ]);
  const [purchase] = await database.rows<Record<'low' | 'high', number>>("FROM funnel WHERE step = 'purchase'");
  // Wilson's interval of 1 of 2, as R's prop.test(1, 2, correct = FALSE) gives it.
  expect(purchase?.low).toBeCloseTo(0.0945, 3);
  expect(purchase?.high).toBeCloseTo(0.9055, 3);
});

it('reads Chinese words, and steps over what the file does not tell', async () => {
  await importAll(database, [
    orders,
    events('2026-05-01 10:00:00,c1,浏览,p1', '2026-05-01 11:00:00,c1,购买,p1', '2026-05-01 11:00:00,c2,浏览,p1'),
  ]);
  expect(await funnel()).toEqual([
    { step: 'view', visitors: 2, any_visitors: 2, share_before: null, median_minutes: null },
    { step: 'purchase', visitors: 1, any_visitors: 1, share_before: 0.5, median_minutes: 60 },
  ]);
});

it('tells what comes next within half an hour, each row adding up to one', async () => {
  await importAll(database, [
    orders,
    events(
      '2026-05-01 10:00:00,c1,view,p1',
      '2026-05-01 10:10:00,c1,addtocart,p1',
      '2026-05-01 10:00:00,c2,view,p1',
      '2026-05-01 12:00:00,c2,view,p2',
      '2026-05-01 12:01:00,c2,hover,p2',
    ),
  ]);
  expect(await database.rows('SELECT step, next_step, times FROM event_steps ORDER BY ALL')).toEqual([
    { step: 'cart', next_step: 'leave', times: 1 },
    { step: 'hover', next_step: 'leave', times: 1 },
    { step: 'view', next_step: 'cart', times: 1 },
    { step: 'view', next_step: 'hover', times: 1 },
    { step: 'view', next_step: 'leave', times: 1 },
  ]);
  const sums = await database.rows<{ sum: number }>('SELECT sum(share) AS sum FROM event_steps GROUP BY step');
  for (const { sum } of sums) expect(sum).toBeCloseTo(1, 12);
});

it('is empty where no file tells of visits', async () => {
  await importAll(database, [orders]);
  expect([await funnel(), await database.rows('FROM event_steps')]).toEqual([[], []]);
});

it.each([
  'event_time,event_type,product_id,user_id',
  'timestamp,event,product_id,visitor_id',
  'Event Timestamp,Action,SKU,Email',
  '行为时间,行为类型,商品ID,用户ID',
  '访问时间,事件,商品编号,访客ID',
])('reads visits under the headers %s', async (headers) => {
  const who = headers.includes('Email') ? 'ann@x.de' : 'c1';
  const rows = [`2026-05-01 10:00:00,view,p1,${who}`, `2026-05-01 10:05:00,cart,p1,${who}`, ''];
  await importAll(database, [orders, text('visits.csv', [headers, ...rows].join('\n'))]);
  expect((await funnel()).map((row) => row['visitors'])).toEqual([1, 1]);
});
