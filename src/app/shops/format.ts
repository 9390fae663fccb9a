import { version } from '../../../package.json';
import { type Database, quoted } from '../../engine/database.ts';
import { linesTable, linesView } from '../../intake/lines.ts';
import { Problem } from '../../problem.ts';

/** Raised when an earlier version of the app could no longer read what this one writes. */
export const FORMAT = 1;
/** What every shop has, also one that was written before the format had a number. */
const always = ['sources', 'shop_state'];
/** Where its lines are: here, or there in earlier versions. */
const lines = [linesTable, linesView];

/** Refuses a database that is no shop (`shop/foreign`) or one of a later format (`shop/newer`). An empty one is none. */
export async function refuseForeign(database: Database, file: string): Promise<void> {
  const names = await tableNames(database);
  const isShop = always.every((name) => names.includes(name)) && lines.some((name) => names.includes(name));
  if (!isShop) throw new Problem('shop/foreign', { file });
  await refuseNewer(database, file);
}

export async function refuseNewer(database: Database, file: string): Promise<void> {
  if (!(await tableNames(database)).includes('keepsight_file')) return;
  const [row] = await database.rows<{ format: number }>('SELECT max(format)::INTEGER AS format FROM keepsight_file');
  if ((row?.format ?? 0) > FORMAT) throw new Problem('shop/newer', { file });
}

/** Notes the format in the shop itself, so that its file tells it wherever it goes. */
export async function noteFormat(database: Database): Promise<void> {
  await database.rows('CREATE OR REPLACE TABLE keepsight_file (format INTEGER, app_version VARCHAR)');
  await database.rows('INSERT INTO keepsight_file VALUES ($1, $2)', [FORMAT, version]);
}

/** Reads every cell once: the database checks each block against its checksum as it does. */
export async function readWhole(database: Database): Promise<void> {
  for (const name of await tableNames(database))
    await database.rows(`SELECT bit_xor(hash(t))::VARCHAR AS sum FROM ${quoted(name)} t`);
}

async function tableNames(database: Database): Promise<string[]> {
  const tables = await database.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()');
  return tables.map(({ name }) => name);
}
