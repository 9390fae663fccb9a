import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { layers, outputs } from '../../src/app/documented.ts';
import { emptyShop } from './shop.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

const columnsOf = (table: string) => database.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${table}`);

describe('every table', () => {
  it('keeps its schema', async () => {
    const schema: Record<string, string> = {};
    for (const { name } of [...layers, ...outputs]) {
      const columns = await columnsOf(name);
      schema[name] = columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`).join(', ');
    }
    expect(schema).toMatchSnapshot();
  });

  it.each([...layers, ...outputs].filter(({ kind, inner }) => kind === 'table' || !inner))(
    '$name describes each column in both languages',
    async ({ name, row, columns }) => {
      const found = (await columnsOf(name)).map(({ column_name }) => column_name);
      expect(columns.map((column) => column.name).sort()).toEqual(found.sort());
      for (const text of [row, ...columns]) {
        expect(text.en, name).not.toBe('');
        expect(text.zh, `${name}: ${text.en}`).toMatch(/[\u4e00-\u9fff]/);
      }
    },
  );

  it('can be built from an empty shop, and is empty or one calm row', async () => {
    expect(await database.rows('SELECT count(*) AS n FROM rfm')).toEqual([{ n: 0 }]);
    expect(await database.rows('SELECT customers, orders, revenue FROM facts')).toEqual([
      { customers: 0, orders: 0, revenue: 0 },
    ]);
  });
});
