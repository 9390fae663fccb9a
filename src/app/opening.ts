import { Store } from '../engine/store.ts';
import { asProblem, type Problem } from '../problem.ts';
import type { Settings } from '../views/screen.ts';
import type { Overrides } from './overrides.ts';
import { prepare } from './prepare.ts';

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
export async function openShop(overrides: Overrides): Promise<Opening> {
  const store = await Store.open();
  try {
    return { store, ...(await prepared(store, overrides)), problem: null };
  } catch (reason) {
    await store.close();
    const problem = asProblem(reason, 'storage/unavailable');
    const instead = await Store.inMemory(problem);
    return { store: instead, ...(await prepared(instead, overrides)), problem };
  }
}

function prepared(store: Store, overrides: Overrides): ReturnType<typeof prepare> {
  return store.write((database) => prepare(database, overrides));
}
