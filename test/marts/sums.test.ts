import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { decideAside } from '../../src/app/asides.ts';
import { readOverrides } from '../../src/app/overrides.ts';
import { layers } from '../../src/app/pipeline.ts';
import { applySettings, applyZone, checked, defaultSettings } from '../../src/app/settings.ts';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import type { AsideChange } from '../../src/views/screen.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

/** Sums that must meet whatever is set, and shops at their edges. */

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of [...intakeTables, 'set_aside']) await database.rows(`DELETE FROM ${table}`);
  await applySettings(database, defaultSettings, readOverrides(''));
});
afterEach(() => void vi.useRealTimers());

const csv = (name: string, ...rows: string[]) => text(name, [...rows, ''].join('\n'));
const totals = 'order_id,order_date,email,total';
async function set(change: object): Promise<void> {
  const changed = await applySettings(database, checked({ ...defaultSettings, ...change }), readOverrides(''));
  await applyZone(database);
  await build(database, layers, [...changed, 'zone_offsets']);
}
const decide = async (change: AsideChange) => build(database, layers, await decideAside(database, change));

it('tells what taking back does under a cap', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `o${i},2026-01-${10 + (i % 18)},p${i}@x.de,${10 + i}`);
  const large = ['w1,2026-01-11,big@x.de,5000', 'w2,2026-01-12,big@x.de,6000'];
  await importAll(database, [csv('o.csv', totals, ...rows, ...large)]);
  await set({ order_cap: 100 });
  await decide({ step: 'aside', rule: 'wholesale' });
  const told = `SELECT revenue_then AS revenue FROM flag_effects WHERE rule = 'wholesale' AND step = 'back'`;
  expect(await one(database, told)).toEqual({ revenue: 935 });
  await decide({ step: 'back', rule: 'wholesale' });
  expect(await one(database, 'SELECT revenue FROM facts')).toEqual({ revenue: 935 });
});

it('has weeks that add up to the revenue, also where money goes back after the last purchase', async () => {
  const refunds = csv('r.csv', 'order_id,refunded_at,refund_amount', '1,2026-02-20,60');
  await importAll(database, [csv('o.csv', totals, '1,2026-01-05,a@x.de,100', '2,2026-01-06,b@x.de,40'), refunds]);
  await set({ as_of: '2026-03-01' });
  expect(await one(database, 'SELECT sum(revenue) AS revenue, count(*) AS weeks FROM weeks')).toEqual({
    revenue: 80,
    weeks: 7,
  });
});

it('knows the day that it is in the zone of the shop', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 27, 20) });
  const rows = ['1,2026-11-27T19:30:00Z,a@x.de,10', '2,2026-01-01T00:00:00Z,b@x.de,20'];
  await importAll(database, [csv('o.csv', totals, ...rows)]);
  await set({ zone: 'Asia/Shanghai' });
  expect(await one(database, 'SELECT orders, as_of FROM facts CROSS JOIN clock')).toEqual({
    orders: 2,
    as_of: '2026-11-28',
  });
});

it('gives back nothing where the returns of an order outweigh what was bought', async () => {
  const head = 'order_id,order_date,email,status,product,quantity,price';
  const rows = ['1,2026-05-01,a@x.de,refunded,cup,1,10', '1,2026-05-01,a@x.de,refunded,pot,-1,50'];
  await importAll(database, [csv('o.csv', head, ...rows)]);
  expect(await one(database, 'SELECT refunded FROM orders')).toEqual({ refunded: 0 });
});

it('has no share of gaps where there are none', async () => {
  await importAll(database, [csv('o.csv', totals, '1,2026-05-01,a@x.de,10')]);
  expect(await one(database, 'SELECT share FROM clock')).toEqual({ share: null });
});

it('takes the same main currency in whatever order files come', async () => {
  const inEuro = csv('a.csv', `${totals},currency`, '1,2026-05-01,a@x.de,10,EUR');
  const inDollars = csv('b.csv', `${totals},currency`, '2,2026-05-02,b@x.de,100,USD');
  await importAll(database, [inDollars, inEuro]);
  await set({});
  expect(await one(database, 'SELECT currency FROM currencies WHERE is_main')).toEqual({ currency: 'EUR' });
});

it.each(['2026-02-30', '2026-13-01', 'soon'])('takes no day that does not exist: %s', async (day) => {
  expect(readOverrides(`?as_of=${day}`).asOf).toBeUndefined();
  expect(checked({ as_of: day }).as_of).toBeNull();
});
