import type { Database } from '../engine/database.ts';
import { build } from '../engine/layer.ts';
import type { Store } from '../engine/store.ts';
import { timed } from '../engine/timed.ts';
import { incoming, intakeTables } from '../intake/tables.ts';
import type { Settings } from '../views/screen.ts';
import type { Arrival } from './Arrival.svelte.ts';
import { forgetPerson, leaveOutForgotten } from './forgetting.ts';
import type { Overrides } from './overrides.ts';
import { noteTables } from './notes.ts';
import { peopleTables } from './people.ts';
import { outputs } from './pipeline.ts';
import { emptyOutputs, rebuildFacts, rebuildRest, standingLayers } from './prepare.ts';
import { applySettings, applyZone, storeSettings } from './settings.ts';

/** What facts follow from beside the files, and the way to stop. */
interface Shaping {
  readonly settings: Settings;
  readonly overrides: Overrides;
  readonly signal: AbortSignal;
}

interface Import extends Shaping {
  readonly files: readonly File[];
}

/** Reads files and derives every fact anew, in one step; `replaced` names the tables that did change. */
export function importInto(store: Store, arrival: Arrival, { files, settings, overrides, signal }: Import) {
  return store.write(async (database) => {
    const read = await timed('import', () => arrival.read(database, files, signal));
    if (read.loaded === 0) return { ...read, replaced: [] };
    await leaveOutForgotten(database);
    await applySettings(database, settings, overrides);
    const rebuilt = await timed('derive', () => rebuildFacts(database, signal));
    return { ...read, replaced: [...incoming, 'deleted', ...rebuilt] };
  });
}

/**
 * Takes a file out again, by its key, or a person, by an id, and derives every fact anew, in one step; answers the
 * replaced tables. What the models made of those rows goes with them.
 */
export function takeOut(
  store: Store,
  what: number | string,
  { settings, overrides, signal }: Shaping,
): Promise<string[]> {
  return store.write(async (database) => {
    if (typeof what === 'string') await forgetPerson(database, what);
    else await removeSource(database, what);
    await emptyOutputs(database);
    await applySettings(database, settings, overrides);
    const rebuilt = await timed('derive', () => rebuildFacts(database, signal));
    const rest = typeof what === 'string' ? await rebuildRest(database) : [];
    return [
      ...incoming,
      'deleted',
      ...Object.keys(peopleTables),
      ...Object.keys(noteTables),
      ...outputs.map(({ name }) => name),
      ...rebuilt,
      ...rest,
    ];
  });
}

async function removeSource(database: Database, sourceKey: number): Promise<void> {
  for (const table of [...intakeTables, 'deleted'])
    await database.rows(`DELETE FROM ${table} WHERE source_key = $1`, [sourceKey]);
}

/** Does work and recomputes what follows from the tables that it changed, in one step; answers the replaced tables. */
export function alter(
  store: Store,
  work: (database: Database) => Promise<readonly string[]>,
  filled: boolean,
): Promise<string[]> {
  return store.write(async (database) => {
    const changed = await work(database);
    return [...changed, ...(filled ? await build(database, await standingLayers(database), changed) : [])];
  });
}

/** Stores settings; answers what changed. */
export async function applyTo(database: Database, settings: Settings, overrides: Overrides): Promise<string[]> {
  await storeSettings(database, settings);
  const changed = await applySettings(database, settings, overrides);
  if (!changed.includes('settings.zone')) return ['settings', ...changed];
  await applyZone(database);
  return ['settings', 'zone_offsets', ...changed];
}
