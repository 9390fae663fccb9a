import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgettingTables, forgetPerson, leaveOutForgotten } from '../../src/app/forgetting.ts';
import { decidePeople, peopleTables } from '../../src/app/people.ts';
import { rebuildFacts } from '../../src/app/prepare.ts';
import { type Database, quoted } from '../../src/engine/database.ts';
import { columnsOf, kinds } from '../../src/intake/kind.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { type Going, goingSql, naming } from '../../src/views/whose.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importFacts, rebuild } from '../sql/shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of [...intakeTables, ...Object.keys({ ...peopleTables, ...forgettingTables })])
    await database.rows(`DELETE FROM ${table}`);
});

const file = (name: string, ...rows: string[]) => text(name, [...rows, ''].join('\n'));
const orders = (...rows: string[]) =>
  file('o.csv', 'order_id,order_date,email,customer_id,phone,name,product,total', ...rows);
const going = async (id: string) => (await database.rows<Going>(goingSql, [id]))[0];
const known = async () =>
  (await database.rows<{ id: string }>('SELECT customer_id AS id FROM customers ORDER BY ALL')).map(({ id }) => id);

/** Tables and views in which a text stands. */
async function tablesThatHold(word: string): Promise<string[]> {
  const tables = await database.rows<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal',
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `SELECT 1 FROM ${quoted(name)} t WHERE contains(lower(t::VARCHAR), $1) LIMIT 1`;
    if ((await database.rows(sql, [word])).length > 0) found.push(name);
  }
  return found;
}

it('knows every kind of file whose rows name people or orders', () => {
  const columns = ['email', 'platform_customer_id', 'phone', 'order_id'];
  const found = kinds.map((kind) => [kind.name, columns.filter((column) => column in columnsOf(kind))] as const);
  expect(naming).toEqual(Object.fromEntries(found.filter(([, those]) => those.length > 0)));
});

describe('any id of a person', () => {
  const files = () => [
    orders(
      '1,2026-05-01,ann@x.de,CUST-7,+49 111222333,Ann Lee,cup,10',
      '2,2026-05-02,bo@x.de,CUST-8,+49 999888777,Bo Max,cup,20',
      '3,2026-05-03,ann@x.de,,,Ann Lee,cup,30',
      '4,2026-05-04,old@x.de,,,Ann Lee,cup,5',
      '5,2026-05-05,,,+49 111222333,Ann Lee,cup,7',
      '6,2026-05-06,kim@x.de,CUST-9,+49 999888777,Kim Fu,cup,20',
    ),
    file(
      'c.csv',
      'Email,Customer ID,First Name,City,Accepts Marketing',
      'ann@x.de,WEB-1,Ann,Bonn,yes',
      'bo@x.de,WEB-2,Bo,Bonn,yes',
    ),
    file(
      's.csv',
      'Email,Phone,Submitted at,Would you come again?',
      'ann@x.de,0171 5555555,2026-05-10,Yes sure',
      'sue@only.de,,2026-05-10,Perhaps',
    ),
    file('r.csv', 'date,customer_id,review', '2026-05-09,WEB-1,Lovely', '2026-05-09,CUST-8,So so'),
  ];

  it.each(['ann@x.de', 'CUST-7', '+49 111222333', 'old@x.de', 'WEB-1', '0171 5555555'])(
    'deletes her: %s',
    async (id) => {
      await importFacts(database, files());
      await decidePeople(database, { kind: 'merge', into: 'ann@x.de', other: 'old@x.de' });
      await rebuildFacts(database);
      expect(await going(id)).toMatchObject({ orders: 4, lines: 4, amount: 52, others: 3, hidden: false });
      expect(await forgetPerson(database, id)).toBe(7);
      await rebuild(database);
      for (const word of ['ann@x.de', 'ann lee', 'old@x.de', 'cust-7', '111222333', 'web-1', '5555555', 'lovely'])
        expect(await tablesThatHold(word), word).toEqual([]);
      expect(await known()).toEqual(['bo@x.de', 'kim@x.de']);
    },
  );

  it('is found where it stands in a survey only', async () => {
    await importFacts(database, files());
    expect(await going('Sue@only.de')).toMatchObject({ orders: 0, others: 1 });
    expect(await going('nobody@x.de')).toMatchObject({ orders: 0, others: 0, hidden: false });
    expect(await forgetPerson(database, 'sue@only.de')).toBe(1);
  });

  it('that two share means both when asked, says so, and else deletes nobody else', async () => {
    await importFacts(database, files());
    expect(await going('+49 999888777')).toMatchObject({ people: 'bo@x.de, kim@x.de', orders: 2 });
    expect(await going('CUST-9')).toMatchObject({ people: null, orders: 1 });
    await forgetPerson(database, 'CUST-9');
    await rebuildFacts(database);
    expect(await known()).toContain('bo@x.de');
    await forgetPerson(database, '+49 999888777');
    await rebuild(database);
    expect(await tablesThatHold('999888777')).toEqual([]);
  });
});

describe('a person who was deleted', () => {
  const etsy = () => [
    file(
      'EtsySoldOrderItems2026-9.csv',
      'Sale Date,Item Name,Buyer,Quantity,Price,Discount Amount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Ship Name,Ship Country,Order ID',
      '09/03/25,Scarf,ann,2,20.00,0.00,5.00,4.00,40.00,USD,T1,L1,Ann Lee,United States,71',
      '09/05/25,Hat,ben,1,10.00,0.00,0.00,1.00,10.00,USD,T3,L2,Ben Orr,Canada,72',
    ),
    file('list.csv', 'order_id,order_date,name,total', '71,2025-09-03,Ann Lee,54', '72,2025-09-05,Ben Orr,11'),
  ];

  it('stays out of later files of two formats, and of a survey that names her order', async () => {
    await importFacts(database, etsy());
    await forgetPerson(database, 'ann');
    for (const table of [...intakeTables, 'deleted']) await database.rows(`DELETE FROM ${table}`);
    await rebuildFacts(database);
    await importFacts(database, etsy());
    expect(await leaveOutForgotten(database)).toBe(2);
    await importFacts(database, [
      file(
        's.csv',
        'Order ID,Submitted at,How was it?',
        '71,2025-09-10,I am Ann Lee',
        '72,2025-09-11,Fine',
        '99,2025-09-11,Good',
      ),
    ]);
    expect(await leaveOutForgotten(database)).toBe(1);
    await rebuild(database);
    expect(await tablesThatHold('ann lee')).toEqual([]);
    expect(await database.rows('SELECT answer FROM answers ORDER BY ALL')).toEqual([
      { answer: 'Fine' },
      { answer: 'Good' },
    ]);
  });

  it('takes no answer to an order of that number that is somebody else’s', async () => {
    await importFacts(database, [orders('1,2026-05-01,ann@x.de,,,Ann Lee,cup,10')]);
    await forgetPerson(database, 'ann@x.de');
    await importFacts(database, [orders('1,2026-09-01,bo@x.de,,,Bo Max,cup,20')]);
    await importFacts(database, [file('s.csv', 'Order ID,How was it?', '1,Fine')]);
    expect(await leaveOutForgotten(database)).toBe(0);
  });
});

it('strikes out of rejects what names her, and leaves what only contains it', async () => {
  const reject = [
    '17th of Maybe',
    'Al, 7',
    'id:7',
    '2026-13-7',
    'Alban',
    'mail al@x.de.',
    'pal@x.de',
    '客户al下单',
    '10:07',
  ];
  await importFacts(database, [
    orders('1,2026-05-01,,7,,Al,cup,10', '2,2026-05-02,al@x.de,7,,Al,cup,10', '3,2026-05-02,,8,,Bo Max,cup,20'),
  ]);
  for (const [at, value] of reject.entries())
    await database.rows(`INSERT INTO rejects VALUES (1, 'o.csv', $1, 'order_date', $2, 'bad_date')`, [at + 5, value]);
  await forgetPerson(database, '7');
  const left = await database.rows<{ value: string }>('SELECT value FROM rejects ORDER BY line');
  expect(left.map(({ value }) => value)).toEqual([
    '17th of Maybe',
    '',
    '',
    '2026-13-7',
    'Alban',
    '',
    'pal@x.de',
    '',
    '10:07',
  ]);
});
