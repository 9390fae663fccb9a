import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layers } from '../../src/app/pipeline.ts';
import { readOverrides } from '../../src/app/overrides.ts';
import { applySettings, applyZone, checked, defaultSettings } from '../../src/app/settings.ts';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importFacts } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of intakeTables) await database.rows(`DELETE FROM ${table}`);
});

const file = (name: string, header: string, ...rows: string[]) => text(name, [header, ...rows, ''].join('\n'));
const orders = file('o.csv', 'order_id,order_date,email,total', '1,2026-05-01,a@x.de,100', '2,2026-06-25,b@x.de,40');
const dated = (name: string, ...rows: string[]) => file(name, 'order_id,refunded_at,refund_amount', ...rows);
const undated = (name: string, ...rows: string[]) => file(name, 'order_id,refund_amount', ...rows);
const refunds = async () =>
  (
    await database.rows<{ day: string; amount: number }>(
      'SELECT refunded_on AS day, amount::DOUBLE AS amount FROM refunds ORDER BY ALL',
    )
  ).map(({ day, amount }) => `${day} ${amount}`);
const refunded = () =>
  database.rows('SELECT status, refunded::DOUBLE AS refunded FROM orders WHERE refunded > 0 ORDER BY order_id');

describe('refunds of one order in several files', () => {
  it('add up over days, and count once where they are of one day, as the newest file tells it', async () => {
    for (const one of [
      orders,
      dated('may.csv', '1,2026-05-10,5', '1,2026-05-20,1'),
      dated('june.csv', '1,2026-05-20,2', '1,2026-06-10,7'),
    ])
      await importFacts(database, [one]);
    expect(await refunds()).toEqual(['2026-05-10 5', '2026-05-20 2', '2026-06-10 7']);
    expect(await refunded()).toEqual([{ status: 'part_refunded', refunded: 14 }]);
  });

  it('count as the newest file alone tells them where it names no day', async () => {
    for (const one of [
      orders,
      dated('may.csv', '1,2026-05-10,5'),
      undated('june.csv', '1,12'),
      undated('july.csv', '1,13'),
    ])
      await importFacts(database, [one]);
    expect(await refunds()).toEqual(['2026-05-01 13']);
    await importFacts(database, [dated('august.csv', '1,2026-08-10,3')]);
    expect(await refunds()).toEqual(['2026-05-10 5', '2026-08-10 3']);
    expect(await refunded()).toEqual([{ status: 'part_refunded', refunded: 8 }]);
  });

  it('take off at most the goods, each day its share', async () => {
    for (const one of [orders, dated('may.csv', '2,2026-06-26,30'), dated('june.csv', '2,2026-07-10,50')])
      await importFacts(database, [one]);
    expect(await refunds()).toEqual(['2026-06-26 15', '2026-07-10 25']);
    expect(await refunded()).toEqual([{ status: 'refunded', refunded: 40 }]);
  });
});

it('moves refunds in UTC to the zone of the shop, as their orders, on days after the last order too', async () => {
  await importFacts(database, [
    file(
      'o.csv',
      'order_id,created_at,email,total',
      '1,2026-01-31T20:00:00Z,a@x.de,100',
      '2,2026-02-05T10:00:00Z,b@x.de,70',
    ),
    dated('r.csv', '1,2026-01-31T21:00:00Z,50', '2,2026-07-31T22:30:00Z,20', '2,2026-12-31T22:30:00Z,10'),
    dated('local.csv', '1,2026-03-31 23:30,7'),
  ]);
  const changed = await applySettings(
    database,
    checked({ ...defaultSettings, zone: 'Europe/Berlin' }),
    readOverrides(''),
  );
  await applyZone(database);
  await build(database, layers, [...changed, 'zone_offsets']);
  expect(await refunds()).toEqual(['2026-01-31 50', '2026-03-31 7', '2026-08-01 20', '2026-12-31 10']);
});
