import { type Database, quoted } from '../engine/database.ts';
import { Store } from '../engine/store.ts';
import { asProblem, type Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import type { Overrides } from './overrides.ts';
import { prepare } from './prepare.ts';
import { readWhole, refuseForeign, refuseNewer } from './shops/format.ts';

/** A store whose tables are those of this version of the app and this URL. */
export interface Opening {
  readonly store: Store;
  readonly settings: Settings;
  /** Tables that were built anew. */
  readonly rebuilt: readonly string[];
  /** Why the stored shop could not be brought up; it stays on disk as it is, and the page goes on without it. */
  readonly problem: Problem | null;
}

/** Opens the stored shop, or an empty one in memory where that fails. */
export async function openShop(open: () => Promise<Store>, overrides: Overrides): Promise<Opening> {
  try {
    const store = await open();
    return await prepared(store, overrides);
  } catch (reason) {
    const problem = asProblem(reason, 'storage/unavailable');
    return { ...(await prepared(await Store.inMemory(problem), overrides)), problem };
  }
}

/** Brings up a store that came as a file of this name; closes it where it is damaged, foreign or newer. */
export async function openingOf(store: Store, overrides: Overrides, file: string): Promise<Opening> {
  try {
    await refuseForeign(store.reader, file);
    await store.write(dropViews);
    await readWhole(store.reader);
  } catch (reason) {
    await store.close();
    throw reason;
  }
  return prepared(store, overrides);
}

/** A file's own views could ask anything; only ours are read. */
async function dropViews(database: Database): Promise<void> {
  const sql = 'SELECT view_name AS name FROM duckdb_views() WHERE NOT internal';
  for (const { name } of await database.rows<{ name: string }>(sql)) await database.rows(`DROP VIEW ${quoted(name)}`);
}

async function prepared(store: Store, overrides: Overrides): Promise<Opening> {
  try {
    await refuseNewer(store.reader, 'Keepsight');
    const { settings, rebuilt } = await store.write((database) => prepare(database, overrides));
    return { store, settings, rebuilt, problem: null };
  } catch (reason) {
    await store.close();
    throw reason;
  }
}
