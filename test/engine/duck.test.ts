import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import { Problem } from '../../src/problem.ts';
import { packed } from '../../workers/text.ts';
import { openDatabase } from '../sql/database.ts';

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});

describe('rows', () => {
  it('hands out money, counts, days and NULL as plain values', async () => {
    const [row] =
      await db.rows(`SELECT 12.34::DECIMAL(18,2) AS money, count(*) AS n, sum(3::INTEGER) AS s, DATE '2011-12-09' AS day,
      TIMESTAMP '2011-12-09 12:50:00' AS at, NULL::INTEGER AS nothing, true AS yes, '流失' AS text`);
    expect(row).toEqual({
      money: 12.34,
      n: 1,
      s: 3,
      day: '2011-12-09',
      at: '2011-12-09 12:50:00',
      nothing: null,
      yes: true,
      text: '流失',
    });
  });

  it('binds values, whatever stands in them', async () => {
    const nasty = `'); DROP TABLE x; --`;
    expect(await db.rows('SELECT $1 AS cell, $2 + 1 AS n', [nasty, 41])).toEqual([{ cell: nasty, n: 42 }]);
  });

  it('answers an empty result with no rows', async () => {
    expect(await db.rows('SELECT 1 AS x WHERE false')).toEqual([]);
  });

  it('fails as a Problem that carries the SQL', async () => {
    const failure = db.rows('SELECT no_such_column');
    await expect(failure).rejects.toBeInstanceOf(Problem);
    await expect(failure).rejects.toMatchObject({ code: 'query/failed', facts: { sql: 'SELECT no_such_column' } });
    expect(await db.rows('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });
});

describe('columns and replace', () => {
  it('returns typed columns, and NULL as NaN or empty text', async () => {
    await db.replace(
      't',
      `SELECT * FROM (VALUES (1, 1.5::DOUBLE, 'a', 7, DATE '2020-01-02'), (2, NULL, NULL, NULL, NULL)) v(i, d, s, n, day)`,
    );
    const columns = await db.columns('t');
    expect(columns.i).toEqual(Int32Array.of(1, 2));
    expect(columns.d).toEqual(Float64Array.of(1.5, Number.NaN));
    expect(columns.n).toEqual(Float64Array.of(7, Number.NaN));
    expect(columns.s).toEqual(['a', '']);
    expect(columns.day).toEqual(['2020-01-02', '']);
  });

  it('writes columns longer than one slice and reads them back', async () => {
    const n = 25_001;
    const key = Int32Array.from({ length: n }, (_, i) => i);
    const value = Float64Array.from(key, (i) => (i === 3 ? Number.NaN : i / 2));
    await db.replace('long', { key, value, name: Array.from(key, (i) => (i === 4 ? '' : `n${i}`)) });
    const [row] = await db.rows('SELECT count(*) AS n, count(value) AS v, count(name) AS t, sum(key) AS s FROM long');
    expect(row).toEqual({ n, v: n - 1, t: n - 1, s: (n * (n - 1)) / 2 });
  });

  it('writes text that a worker packed, of any language and over several slices', async () => {
    const names = Array.from({ length: 20_003 }, (_, row) => ['', 'plain', 'Müller', '流失', '😀'][row % 5]!);
    await db.replace('packed', { row: Int32Array.from(names, (_, row) => row), name: packed(names) });
    const rows = await db.rows<{ name: string | null }>('SELECT name FROM packed ORDER BY row');
    expect(rows.map(({ name }) => name ?? '')).toEqual(names);
  });

  it('reads NULL as NaN in every chunk of a long column', async () => {
    const sql =
      'SELECT i::INTEGER AS i, nullif(i % 3, 0)::INTEGER AS n, nullif(i % 7, 0)::FLOAT AS f FROM range(50_000) r(i)';
    await db.replace('holes', sql);
    const { i, n, f } = await db.columns('holes');
    expect(n).toEqual(Float64Array.from(i as Int32Array, (at) => at % 3 || Number.NaN));
    expect(f).toEqual(Float64Array.from(i as Int32Array, (at) => at % 7 || Number.NaN));
  });

  it('writes an empty table with its columns', async () => {
    await db.replace('none', { key: new Int32Array(), name: [] });
    expect(await db.rows('SELECT * FROM none')).toEqual([]);
  });
});
