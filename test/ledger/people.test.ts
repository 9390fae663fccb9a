import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideAside } from '../../src/app/asides.ts';
import { decidePeople, peopleTables } from '../../src/app/people.ts';
import { layers } from '../../src/app/pipeline.ts';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { keptApartSql } from '../../src/views/data/pairs.ts';
import type { AsideChange, PeopleChange } from '../../src/views/screen.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

const orders = [
  'order_id,order_date,email,phone,name,total',
  '1,2026-05-01,ann.lee@gmail.com,,Ann Lee,10',
  '2,2026-05-02,annlee+shop@googlemail.com,,Ann Lee,20',
  '3,2026-05-03,,+49 170 1234567,A. Lee,30',
  '4,2026-05-04,ann@work.de,0170 1234567,Ann Lee,40',
  '5,2026-05-05,bo@x.de,,Bo,50',
  '6,2026-05-06,zoe@x.de,,Zoë Maas,60',
  '7,2026-05-07,z.maas@y.de,,Zoe Maas,70',
  '',
].join('\n');
const customers = [
  'Email,First Name,Last Name,City,Postcode,Accepts Marketing',
  'zoe@x.de,Zoë,Maas,Köln,50 667,yes',
  'z.maas@y.de,Zoe,Maas,Köln,50667,no',
  '',
].join('\n');

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of [...intakeTables, ...Object.keys(peopleTables)]) await database.rows(`DELETE FROM ${table}`);
  await importAll(database, [text('orders.csv', orders), text('people.csv', customers)]);
});

const suggested = () =>
  database.rows('SELECT customer_id, other_id, evidence FROM same_people ORDER BY customer_key, other_key');
const known = () => database.rows('SELECT customer_id, orders, aliases FROM customers ORDER BY customer_key');
async function decide(change: PeopleChange): Promise<void> {
  await build(database, layers, await decidePeople(database, change));
}

const [gmail, plus, phone, work] = [
  'ann.lee@gmail.com',
  'annlee+shop@googlemail.com',
  '+49 170 1234567',
  'ann@work.de',
];

describe('people who may be one', () => {
  it('are suggested with what they share, and nothing is merged', async () => {
    expect(await suggested()).toEqual([
      { customer_id: gmail, other_id: plus, evidence: 'email' },
      { customer_id: phone, other_id: work, evidence: 'phone' },
      { customer_id: 'zoe@x.de', other_id: 'z.maas@y.de', evidence: 'name_postcode' },
    ]);
    expect(await known()).toHaveLength(7);
  });

  it('are merged by hand, also one into another who was merged before, and everything follows', async () => {
    await decide({ kind: 'merge', into: gmail, other: plus });
    await decide({ kind: 'merge', into: work, other: gmail });
    const total = await one<{ orders: number; people: number; money: number }>(
      database,
      'SELECT sum(frequency)::INTEGER AS orders, count(*)::INTEGER AS people, sum(monetary) AS money FROM rfm',
    );
    expect(total).toEqual({ orders: 7, people: 5, money: 280 });
    expect(await one(database, `SELECT orders, aliases FROM customers WHERE customer_id = '${work}'`)).toEqual({
      orders: 3,
      aliases: `${gmail}, ${plus}`,
    });
  });

  it('are split again as they were, and not suggested a second time', async () => {
    const before = await known();
    await decide({ kind: 'merge', into: gmail, other: plus });
    await decide({ kind: 'split', person: gmail });
    expect(await known()).toEqual(before);
    expect((await suggested()).map(({ evidence }) => evidence)).toEqual(['phone', 'name_postcode']);
  });

  it('are left apart when the answer is no', async () => {
    await decide({ kind: 'apart', one: work, other: phone });
    expect((await suggested()).map(({ evidence }) => evidence)).toEqual(['email', 'name_postcode']);
  });

  it('stay merged when another file arrives', async () => {
    await decide({ kind: 'merge', into: gmail, other: plus });
    await importAll(database, [
      text('more.csv', 'order_id,order_date,email,total\n8,2026-06-01,annlee+shop@googlemail.com,80\n'),
    ]);
    expect(await one(database, `SELECT orders FROM customers WHERE customer_id = '${gmail}'`)).toEqual({ orders: 3 });
  });

  it('keep what was refused under any id: a no of a customers file, in the newest file that says', async () => {
    const consent = () => database.rows(`SELECT consent, city FROM customers WHERE customer_id = 'zoe@x.de'`);
    await decide({ kind: 'merge', into: 'zoe@x.de', other: 'z.maas@y.de' });
    expect(await consent()).toEqual([{ consent: false, city: 'Köln' }]);
    const later = (id: string) => `Email,City,Accepts Marketing\n${id},Bonn,yes\n`;
    await importAll(database, [text('later.csv', later('z.maas@y.de'))]);
    expect(await consent()).toEqual([{ consent: true, city: 'Bonn' }]);
  });

  it('are told a no by a number or phone that only their orders carry, where the row has no e-mail', async () => {
    await importAll(database, [
      text(
        'more.csv',
        'order_id,order_date,email,customer_id,phone,total,accepts_marketing\n21,2026-05-01,a@x.de,C1,,1,yes\n' +
          '22,2026-05-02,b@x.de,,0151 2222222,1,yes\n23,2026-05-02,c@x.de,,0151 3333333,1,yes\n24,2026-05-02,d@x.de,,0151 3333333,1,yes\n',
      ),
      text('no.csv', 'Customer ID,Phone,Accepts Marketing\nC1,,no\n,0151 2222222,no\n,0151 3333333,no\n'),
    ]);
    expect(
      await database.rows(
        `SELECT customer_id, consent FROM customers WHERE regexp_matches(customer_id, '^[a-d]@x.de$') ORDER BY ALL`,
      ),
    ).toEqual([
      { customer_id: 'a@x.de', consent: false },
      { customer_id: 'b@x.de', consent: false },
      { customer_id: 'c@x.de', consent: true },
      { customer_id: 'd@x.de', consent: true },
    ]);
  });

  it('stay set aside when they are merged, are listed, and come back whole', async () => {
    const revenue = async () => (await one<{ revenue: number }>(database, 'SELECT revenue FROM facts')).revenue;
    const turn = async (change: AsideChange) => build(database, layers, await decideAside(database, change));
    await turn({ step: 'aside', customer: plus });
    expect(await revenue()).toBe(260);
    await decide({ kind: 'merge', into: gmail, other: plus });
    expect(await revenue()).toBe(250);
    expect(await database.rows(`SELECT detail, rows FROM changes WHERE rule = 'set_aside'`)).toEqual([
      { detail: 'by_hand', rows: 2 },
    ]);
    expect(await database.rows('SELECT customer_id, is_set_aside FROM flagged_customers')).toEqual([
      { customer_id: gmail, is_set_aside: true },
    ]);
    await decide({ kind: 'split', person: gmail });
    expect(await revenue()).toBe(260);
    await decide({ kind: 'merge', into: gmail, other: plus });
    await turn({ step: 'back', customer: gmail });
    expect(await revenue()).toBe(280);
    expect(await database.rows('FROM set_aside')).toEqual([]);
  });

  it('are listed where you keep them apart or split them, and suggested again when you take it back', async () => {
    const before = await suggested();
    await decide({ kind: 'apart', one: work, other: phone });
    await decide({ kind: 'merge', into: gmail, other: plus });
    await decide({ kind: 'split', person: gmail });
    expect(await database.rows(`SELECT rows FROM changes WHERE rule = 'kept_apart'`)).toEqual([{ rows: 2 }]);
    const apart = await database.rows<{ customer_id: string; other_id: string; name: string }>(keptApartSql);
    expect(apart.map(({ customer_id, other_id }) => [customer_id, other_id])).toEqual([
      [phone, work],
      [gmail, plus],
    ]);
    for (const { customer_id, other_id } of apart) await decide({ kind: 'again', one: other_id, other: customer_id });
    expect(await suggested()).toEqual(before);
    expect(await database.rows(`SELECT 1 FROM changes WHERE rule = 'kept_apart'`)).toEqual([]);
  });
});
