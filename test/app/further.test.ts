import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputsOf, partRows, partsOf, pipelineScript } from '../../src/app/further/script.ts';
import { spreadsheetSafe } from '../../src/engine/csv.ts';
import { type Database, quoted } from '../../src/engine/database.ts';
import { demoShop } from '../../src/intake/demo.ts';
import { text } from '../intake/shop.ts';
import { layers, outputs } from '../../src/app/documented.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepsight-further-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Text that is a formula to a spreadsheet, breaks lines, or looks like nothing at all. */
const odd = [
  'order_id,order_date,email,product_name,quantity,total,currency,status',
  'x-1,2026-01-05,ann@x.de,"=HYPERLINK(""x"")",1,10.5,EUR,paid',
  'x-2,2026-01-06,bo@x.de,"two\nlines, ""quoted""",2,20.25,USD,refunded',
  'x-3,2026-01-07,,-,1,0,EUR,cancelled',
  '',
].join('\n');

/** A table as text, cell by cell: money and dates as they are written, other numbers to nine digits. */
const written = (columns: readonly { name: string; type: string }[]): string =>
  columns
    .map(({ name, type }) => {
      const cell = quoted(name);
      return type === 'DOUBLE' ? `printf('%.9g', ${cell} + 0.0)` : `${cell}::VARCHAR`;
    })
    .map((cell) => `coalesce(${cell}, '∅')`)
    .join(` || ' · ' || `);

/** Questions and answers that quote, break lines and nest. */
const survey = `email,"It's {a: 'b'}, ""so""?",[NULL]?,Why?\nann@x.de,"a, ""b""; 'c'",NULL,"two\nlines \\"\nbo@x.de,=1+1,,\n`;

let database: Database;
let script: string;
beforeAll(async () => {
  database = await emptyShop('?horizon=45');
  await importAll(database, [(await demoShop(3, 300)).file, text('odd.csv', odd), text('survey.csv', survey)]);
  for (const { name, sql } of outputs) await database.replace(name, sql);
  const inputs = await inputsOf(database, layers);
  mkdirSync(join(folder, 'data'));
  for (const input of inputs) {
    for (const [at, file] of partsOf(input).entries()) {
      await database.rows(
        `CREATE OR REPLACE TEMP TABLE part AS FROM ${quoted(input.name)} LIMIT ${partRows} OFFSET ${at * partRows}`,
      );
      const safe = await spreadsheetSafe(database, 'part');
      await database.rows(`COPY (${safe}) TO '${join(folder, 'data', file)}' (FORMAT csv, HEADER true)`);
    }
  }
  script = pipelineScript(inputs, layers);
});

describe('the pipeline outside the page', () => {
  it('gives the same tables on native DuckDB', async () => {
    const native = await (await DuckDBInstance.create(':memory:')).connect();
    await native.run(script.replaceAll(`'data/`, `'${join(folder, 'data')}/`));
    const differing: string[] = [];
    let compared = 0;
    for (const { name } of layers) {
      const columns = await database.rows<{ name: string; type: string }>(
        'SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index',
        [name],
      );
      const rows = `SELECT ${written(columns)} AS line FROM ${quoted(name)} ORDER BY 1`;
      const here = (await database.rows<{ line: string }>(rows)).map(({ line }) => line);
      const there = (await native.runAndReadAll(rows)).getRows().map(([line]) => line);
      compared += here.length;
      if (JSON.stringify(here) !== JSON.stringify(there)) differing.push(name);
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(10_000);
  });
});
