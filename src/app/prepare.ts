import type { Database } from '../engine/database.ts';
import { build, create, dropOtherKinds, type Layer } from '../engine/layer.ts';
import { timed } from '../engine/timed.ts';
import { createIncoming } from '../intake/tables.ts';
import type { Settings } from '../views/screen.ts';
import type { Overrides } from './overrides.ts';
import { createForgetting } from './forgetting.ts';
import { createNotes } from './notes.ts';
import { createPeople } from './people.ts';
import { noteFormat } from './shops/format.ts';
import { layers, outputs } from './pipeline.ts';
import { applySettings, applyZone, storedSettings } from './settings.ts';

/**
 * Brings a stored shop up to this version of the app and this URL, or lays the tables of an empty one. What only models
 * and a few panels read is left for `rebuildRest`: a shop whose facts can be read opens.
 */
export async function prepare(
  database: Database,
  overrides: Overrides,
): Promise<{ settings: Settings; rebuilt: string[] }> {
  await createIncoming(database);
  await createPeople(database);
  await createNotes(database);
  await createForgetting(database);
  await noteFormat(database);
  const settings = await storedSettings(database);
  const changed = await applySettings(database, settings, overrides);
  if (await sameApp(database)) {
    const standing = await standingLayers(database);
    for (const layer of standing) if (layer.kind === 'view') await create(database, layer);
    return { settings, rebuilt: await build(database, standing, changed) };
  }
  await dropOtherKinds(database, layers);
  await emptyOutputs(database);
  return { settings, rebuilt: await rebuildFacts(database) };
}

/** Forgets what the models said. */
export async function emptyOutputs(database: Database): Promise<void> {
  for (const { name, sql } of outputs) await database.replace(name, sql);
}

/** Whether there is anything that the screens can tell of; files that only add to orders wait for them. */
export async function hasOrders(database: Database): Promise<boolean> {
  return (await database.rows(`SELECT 1 AS found FROM sources WHERE kind = 'orders' LIMIT 1`)).length > 0;
}

/** The tables that the screens read first, anew. What models need is left for `rebuildRest`, and that is noted. */
export async function rebuildFacts(database: Database, signal?: AbortSignal): Promise<string[]> {
  await applyZone(database);
  await database.rows(`INSERT OR REPLACE INTO shop_state VALUES ('rest', 'stale')`);
  return createAll(
    database,
    layers.filter(({ later }) => !later),
    signal,
  );
}

/** Whether the facts have been rebuilt since the tables that models read. */
export async function restIsStale(database: Database): Promise<boolean> {
  return (await database.rows(`SELECT 1 AS found FROM shop_state WHERE key = 'rest' AND value = 'stale'`)).length > 0;
}

/** The layers whose tables are there and follow from the files: all of them once the rest is built. */
export async function standingLayers(database: Database): Promise<readonly Layer[]> {
  return (await restIsStale(database)) ? layers.filter(({ later }) => !later) : layers;
}

/** The tables that models read, where the facts have been rebuilt since. */
export async function rebuildRest(database: Database): Promise<string[]> {
  if (!(await restIsStale(database))) return [];
  await database.rows(`INSERT OR REPLACE INTO shop_state VALUES ('rest', 'fresh')`);
  return createAll(
    database,
    layers.filter(({ later }) => later),
  );
}

async function createAll(database: Database, some: readonly Layer[], signal?: AbortSignal): Promise<string[]> {
  for (const layer of some) await timed(`derive ${layer.name}`, () => create(database, layer, signal));
  return some.map(({ name }) => name);
}

/** Whether the tables on disk were built by this very SQL; remembers it if not. */
async function sameApp(database: Database): Promise<boolean> {
  const written = JSON.stringify([...outputs, ...layers].map(({ name, sql }) => [name, sql]));
  const [known] = await database.rows<{ value: string }>(`SELECT value FROM shop_state WHERE key = 'layers'`);
  if (known?.value === written) return true;
  await database.rows(`INSERT OR REPLACE INTO shop_state VALUES ('layers', $1)`, [written]);
  return false;
}

/** The currency that amounts are in: the one that orders are written in; null where they name none. */
export async function writtenCurrency(database: Database): Promise<string | null> {
  const [row] = await database.rows<{ currency: string }>('SELECT currency FROM currencies WHERE is_main');
  return row?.currency ?? null;
}
