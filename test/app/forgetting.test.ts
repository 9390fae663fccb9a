import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { forgettingTables, forgetPerson, leaveOutForgotten } from '../../src/app/forgetting.ts';
import { changeNotes, noteTables } from '../../src/app/notes.ts';
import { decidePeople, peopleTables } from '../../src/app/people.ts';
import type { Database } from '../../src/engine/database.ts';
import { quoted } from '../../src/engine/database.ts';
import { intakeTables } from '../../src/intake/tables.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one, rebuild } from '../sql/shop.ts';

const orders = [
  'order_id,order_date,email,customer_id,phone,name,product,total',
  '1,2026-05-01,ann@x.de,CUST-7,+49 111,Ann Lee,cup,10',
  '1,2026-05-01,,,,,lid,5',
  '2,2026-05-02,,CUST-7,,Ann Lee,cup,20',
  '3,2026-05-03,bo@x.de,CUST-8,+49 999,Bo,cup,30',
  '4,2026-05-04,kim@x.de,CUST-9,+49 999,Kim,cup,40',
  '5,2026-05-05,old@x.de,,,Ann Lee,cup,50',
  '6,Ann Lee,bo@x.de,CUST-8,,Bo,cup,50',
  '',
].join('\n');
const later = [
  'order_id,order_date,email,customer_id,phone,name,product,total',
  '8,2026-06-01,ANN@x.de,,,Ann Lee,cup,80',
  '9,2026-06-02,bo@x.de,CUST-8,,Bo,cup,90',
  '',
].join('\n');
const people =
  'Customer ID,Email,First Name,Last Name,City,Accepts Marketing\nCUST-7,ann@x.de,Ann,Lee,Köln,yes\nCUST-8,bo@x.de,Bo,Bo,Köln,no\n';
const reviews = 'date,email,order_id,review\n2026-05-09,ann@x.de,1,Lovely cup\n2026-05-09,bo@x.de,3,So so\n';
const survey =
  'Email,Submitted at,Would you come again?\nann@x.de,2026-05-10,If Ann Lee may\nbo@x.de,2026-05-10,Always\n';

const notes = { 'CUST-7': 'pays late', 'bo@x.de': 'Friend of Ann Lee', 'kim@x.de': 'Likes cups', '': 'Open at 7' };

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});
beforeEach(async () => {
  for (const table of [...intakeTables, ...Object.keys({ ...peopleTables, ...noteTables, ...forgettingTables })])
    await database.rows(`DELETE FROM ${table}`);
  await importAll(database, [
    text('orders.csv', orders),
    text('people.csv', people),
    text('reviews.csv', reviews),
    text('survey.csv', survey),
  ]);
  await decidePeople(database, { kind: 'merge', into: 'ann@x.de', other: 'old@x.de' });
  for (const [customer, text] of Object.entries(notes)) await changeNotes(database, { step: 'add', customer, text });
  await rebuild(database);
});

/** Every table of the database in which a text stands, temporary ones too. */
async function tablesThatHold(word: string): Promise<string[]> {
  const tables = await database.rows<{ name: string }>(
    'SELECT table_name AS name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal',
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.rows(`SELECT 1 FROM ${quoted(name)} t WHERE contains(lower(t::VARCHAR), $1) LIMIT 1`, [
      word,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** What each file brought, less what was deleted of it, is what stands in the tables. */
async function conserved(): Promise<void> {
  const rows = ['incoming_lines', 'incoming_customers', 'incoming_reviews', 'incoming_surveys']
    .map((table) => `SELECT source_key, count(*) AS n FROM ${table} GROUP BY source_key`)
    .join(' UNION ALL ');
  const [bad] = await database.rows(
    `SELECT file FROM sources
     LEFT JOIN (SELECT source_key, sum(n) AS n FROM (${rows}) GROUP BY source_key) USING (source_key)
     LEFT JOIN (SELECT source_key, sum(lines) AS gone FROM deleted GROUP BY source_key) USING (source_key)
     WHERE loaded <> coalesce(n, 0) + coalesce(gone, 0) OR lines <> loaded + rejected + blank`,
  );
  expect(bad).toBeUndefined();
}

const known = async () =>
  (await database.rows<{ id: string }>('SELECT customer_id AS id FROM customers ORDER BY ALL')).map(({ id }) => id);

describe('one person', () => {
  it('leaves every table, under every id and name, and nobody else does', async () => {
    for (const word of ['ann@x.de', 'old@x.de', 'ann lee', 'cust-7', '+49 111'])
      expect((await tablesThatHold(word)).length, word).toBeGreaterThan(0);
    expect(await forgetPerson(database, ' Ann@x.de ')).toBe(7);
    await rebuild(database);
    for (const word of ['ann@x.de', 'old@x.de', 'ann lee', 'cust-7', '+49 111', 'lovely', 'pays late'])
      expect(await tablesThatHold(word), word).toEqual([]);
    expect(await known()).toEqual(['bo@x.de', 'kim@x.de']);
    expect(await one(database, 'SELECT count(*) AS n FROM reviews')).toEqual({ n: 1 });
    expect(await database.rows('SELECT answer FROM answers')).toEqual([{ answer: 'Always' }]);
    expect(await database.rows('SELECT text FROM notes ORDER BY ALL')).toEqual([
      { text: 'Likes cups' },
      { text: 'Open at 7' },
    ]);
    await conserved();
    expect(await one(database, `SELECT rows FROM changes WHERE rule = 'deleted_people'`)).toEqual({ rows: 7 });
  });

  it('is left out of a later file again, and counted there', async () => {
    await forgetPerson(database, 'old@x.de');
    await importAll(database, [text('later.csv', later)]);
    expect(await known()).toContain('ann@x.de');
    expect(await leaveOutForgotten(database)).toBe(1);
    await rebuild(database);
    expect(await known()).toEqual(['bo@x.de', 'kim@x.de']);
    expect(await tablesThatHold('ann lee')).toEqual([]);
    await conserved();
  });

  it('who shares a phone with another leaves that one alone', async () => {
    await forgetPerson(database, 'kim@x.de');
    await rebuild(database);
    expect(await known()).toEqual(['CUST-7', 'ann@x.de', 'bo@x.de']);
    await conserved();
  });

  it('takes her out of exports that call her otherwise, or by her name alone, too', async () => {
    const items =
      'Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Transaction ID,Listing ID,Ship Name,Order ID\n' +
      '05/01/26,Scarf,annlee77,1,9.00,9.00,T1,L1,Ann Lee,21\n05/02/26,Scarf,bobo,1,9.00,9.00,T2,L1,Bo,22\n' +
      '05/09/26,Hat,annlee77,1,5.00,5.00,T3,L2,Ann Lee,23\n';
    const list = 'order_id,order_date,email,total\n21,2026-05-01,ann@x.de,9\n22,2026-05-02,bo@x.de,9\n';
    const named = 'order_number,order_date,customer_name,total\n21,2026-05-01,Ann Lee,9\n22,2026-05-02,Bo,9\n';
    await importAll(database, [text('items.csv', items)]);
    await importAll(database, [text('list.csv', list)]);
    await importAll(database, [text('named.csv', named)]);
    expect(await forgetPerson(database, 'ann@x.de')).toBeGreaterThan(0);
    await rebuild(database);
    expect(await tablesThatHold('annlee77')).toEqual([]);
    expect(
      await database.rows("SELECT order_id FROM orders WHERE order_id IN ('21', '22', '23') ORDER BY order_id"),
    ).toEqual([{ order_id: '22' }]);
    expect(await database.rows("SELECT source_key FROM incoming_lines WHERE customer_name = 'Ann Lee'")).toEqual([]);
    await conserved();
  });

  it('leaves no id behind in what stays', async () => {
    await forgetPerson(database, 'ann@x.de');
    const marks = await database.rows<{ mark: string }>('FROM deleted_marks');
    expect(marks).toHaveLength(4);
    for (const { mark } of marks) expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(await leaveOutForgotten(database)).toBe(0);
  });
});
