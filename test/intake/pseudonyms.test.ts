import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { quoted } from '../../src/engine/database.ts';
import { hmacOf, setPseudonyms } from '../../src/intake/pseudonyms.ts';
import { text } from './shop.ts';
import { emptyShop, importAll, layers } from '../sql/shop.ts';

const orders = [
  'order_id,order_date,email,customer_id,phone,name,product,total',
  '1,2026-05-01,Ann@x.de,CUST-7,+49 111,Ann Lee,cup for kim@y.de,10',
  '2,2026-05-02,ann@x.de,CUST-7,+49 111,Ann Lee,cup,20',
  '3,2026-05-03,,12345678901,,Bo,cup,30',
  '4,,leak@x.de,CUST-9,,Kim,cup,40',
  '5,secret@x.de,b@x.de,CUST-9,,Kim,cup,40',
  '',
].join('\n');
const lines =
  '{"order_id":"11","order_date":"2026-05-03","email":"ANN@x.de","name":"Ann Lee","total":5}\n{"order_id":"12","order_date":"2026-05-04","email":"kim@x.de","name":"Kim","total":6}\n';
const people = 'Email,First Name,Last Name,Accepts Marketing\nANN@x.de,Ann,Lee,yes\n';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
  await setPseudonyms(database, true);
  await importAll(database, [text('orders.csv', orders), text('people.csv', people), text('more.jsonl', lines)]);
});
afterAll(async () => setPseudonyms(database, false));

describe('pseudonyms on load', () => {
  it('are HMAC-SHA-256', async () => {
    const key = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 7) % 256));
    for (const said of ['', 'ann@x.de', '小明', 'x'.repeat(200)]) {
      const [row] = await database.rows<{ mac: string }>(
        `SELECT ${hmacOf(key.toString('hex'), '$1::VARCHAR')} AS mac`,
        [said],
      );
      expect(row?.mac).toBe(createHmac('sha256', key).update(said).digest('hex'));
    }
  });

  it('leave no e-mail, number, phone or name in any table', async () => {
    const tables = await database.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()');
    for (const { name } of tables.filter(({ name }) => name !== 'shop_state')) {
      const pattern = String.raw`[^\s@]@[^\s@]+\.|x\.de|\bann\b|\blee\b|\bkim\b|cust-|12345678901|\+49`;
      const rows = await database.rows(
        `SELECT t::VARCHAR AS found FROM ${quoted(name)} t WHERE regexp_matches(lower(t::VARCHAR), '${pattern}')`,
      );
      expect(rows, name).toEqual([]);
    }
  });

  it('still tell people apart and bring files together', async () => {
    const customers = await database.rows<{ customer_id: string; orders: number; consent: boolean | null }>(
      'SELECT customer_id, orders, consent FROM customers ORDER BY orders DESC, length(customer_id)',
    );
    expect(customers).toMatchObject([
      { orders: 3, consent: true },
      { orders: 1, consent: null },
      { orders: 1, consent: null },
    ]);
    expect(customers[0]?.customer_id).toMatch(/^p[0-9a-f]{20}@$/);
    expect(customers[1]?.customer_id).toMatch(/^p[0-9a-f]{20}$/);
    expect(customers[2]?.customer_id).toMatch(/^p[0-9a-f]{20}@$/);
  });

  it('are told in the changes, and no table that leaves with the pipeline reads the key', async () => {
    expect(await database.rows(`SELECT rows FROM changes WHERE rule = 'pseudonyms'`)).toEqual([{ rows: 6 }]);
    const reads = layers.flatMap((layer) => layer.reads);
    expect(reads).not.toContain('pseudonyms');
    expect(reads).not.toContain('deleted_marks');
  });

  it('count every line as before', async () => {
    expect(await database.rows('SELECT file, lines, loaded, rejected FROM sources ORDER BY ALL')).toEqual([
      { file: 'more.jsonl', lines: 2, loaded: 2, rejected: 0 },
      { file: 'orders.csv', lines: 5, loaded: 3, rejected: 2 },
      { file: 'people.csv', lines: 1, loaded: 1, rejected: 0 },
    ]);
    expect(await database.rows('SELECT line, "column", value FROM rejects ORDER BY line')).toEqual([
      { line: 5, column: 'order_date', value: '' },
      { line: 6, column: 'order_date', value: '' },
    ]);
  });
});
