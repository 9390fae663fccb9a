import { describe, expect, it } from 'vitest';
import { layers } from '../../src/app/pipeline.ts';
import { create, dropOtherKinds, follows, readLayers } from '../../src/engine/layer.ts';
import { openDatabase } from '../sql/database.ts';

const small = readLayers({
  'marts/c.sql': `-- one row per c | 每个 c 一行
-- n: a number | 数
SELECT n FROM b JOIN settings ON settings.bins > 0`,
  'ledger/b.sql': `-- one row per b | 每个 b 一行
WITH inner_part AS (SELECT 1 AS n FROM a) SELECT n FROM inner_part -- FROM nothing`,
  'ledger/a.sql': `-- one row | 一行
SELECT 'FROM x' AS n FROM source_table WHERE 1 IS DISTINCT FROM two AND 2 IS NOT DISTINCT FROM three`,
});

describe('layers', () => {
  it('follow the tables they name', () => {
    expect(small.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(small.map(({ reads }) => reads)).toEqual([['source_table'], ['a'], ['b', 'settings.bins']]);
  });

  it('read their descriptions', () => {
    expect(small[2]).toMatchObject({
      row: { en: 'one row per c', zh: '每个 c 一行' },
      columns: [{ name: 'n', en: 'a number', zh: '数' }],
    });
  });

  it('refuse to follow from each other', () => {
    expect(() => readLayers({ 'x/a.sql': 'SELECT 1 FROM b', 'x/b.sql': 'SELECT 1 FROM a' })).toThrow('a → b → a');
  });

  it('say at the head of their file what they are', () => {
    const marked = readLayers({
      'a/plain.sql': '-- one row: no mark | 一行\nSELECT 1',
      'a/seen.sql': '-- view: one row | 一行\nSELECT 1',
      'a/hidden.sql': '-- inner view: one row | 一行\nSELECT 1',
      'a/late.sql': '-- later: one row | 一行\nSELECT 1',
      'a/after.sql': '-- one row | 一行\nFROM late',
    });
    const told = marked.map(({ name, kind, inner, later, row }) => [name, kind, inner, later, row.en]);
    expect(told).toEqual([
      ['plain', 'table', false, false, 'one row: no mark'],
      ['seen', 'view', false, false, 'one row'],
      ['hidden', 'view', true, false, 'one row'],
      ['late', 'table', false, true, 'one row'],
      ['after', 'table', false, true, 'one row'],
    ]);
  });

  it('take the place of what an earlier version built under their names', async () => {
    const database = await openDatabase();
    await database.rows('CREATE TABLE a AS SELECT 0 AS n');
    await database.rows('CREATE VIEW b AS SELECT 0 AS n');
    await database.rows('CREATE TABLE mine AS SELECT 0 AS n');
    const now = readLayers({
      'x/a.sql': '-- view: now | 今\nSELECT 1 AS n',
      'x/b.sql': '-- now | 今\nSELECT n FROM a',
    });
    await dropOtherKinds(database, now);
    for (const layer of now) await create(database, layer);
    expect(await database.rows('SELECT n FROM b')).toEqual([{ n: 1 }]);
    expect(await database.rows('SELECT n FROM mine')).toEqual([{ n: 0 }]);
  });

  it('are rebuilt only where something they rest on changed', () => {
    expect(follows(small, ['settings.bins']).map(({ name }) => name)).toEqual(['c']);
    expect(follows(small, ['a']).map(({ name }) => name)).toEqual(['b', 'c']);
    expect(follows(small, ['elsewhere'])).toEqual([]);
  });
});

describe('the pipeline', () => {
  const rebuiltBy = (setting: string) => follows(layers, [`settings.${setting}`]).map(({ name }) => name);

  it('recomputes scores for bins, and nothing of cohorts or ledger', () => {
    expect(rebuiltBy('rfm_bins')).toEqual(expect.arrayContaining(['rfm_snapshots', 'rfm', 'segments']));
    for (const name of ['cohorts', 'sold_lines', 'behaviour', 'interactions', 'clock'])
      expect(rebuiltBy('rfm_bins')).not.toContain(name);
  });

  it('recomputes the marts for another day, and nothing of the ledger', () => {
    expect(rebuiltBy('as_of')).toEqual(expect.arrayContaining(['clock', 'rfm', 'cohorts', 'behaviour']));
    for (const name of ['orders', 'sold_lines', 'products', 'customers'])
      expect(rebuiltBy('as_of')).not.toContain(name);
  });

  it('recomputes nothing for a currency', () => expect(rebuiltBy('currency')).toEqual([]));

  it('names only tables that exist', async () => {
    const { outputs } = await import('../../src/app/pipeline.ts');
    const { incoming } = await import('../../src/intake/tables.ts');
    const { forgettingTables } = await import('../../src/app/forgetting.ts');
    const { peopleTables } = await import('../../src/app/people.ts');
    const known = new Set([
      'zone_offsets',
      ...incoming,
      ...Object.keys({ ...peopleTables, ...forgettingTables }),
      ...layers.map(({ name }) => name),
      ...outputs.map(({ name }) => name),
    ]);
    for (const layer of layers) {
      for (const read of layer.reads)
        if (!read.startsWith('settings.')) expect(known, `${layer.name} reads ${read}`).toContain(read);
    }
  });
});
