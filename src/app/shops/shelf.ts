import * as v from 'valibot';
import { opfs, writeOpfs } from '../../engine/disk.ts';

const FILE = 'shops.json';
const LOCK = 'keepsight shelf';
/** Which shop this tab has open: a reload comes back to it. */
const OF_THIS_TAB = 'keepsight-shop';

/** `kept`: after how many days it goes by itself, and the day on which it was opened last, counted from 1970. */
const entry = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z\d-]+$/)),
  name: v.string(),
  sealed: v.boolean(),
  kept: v.exactOptional(v.object({ days: v.pipe(v.number(), v.integer(), v.minValue(1)), opened: v.number() })),
});
const schema = v.object({ last: v.string(), shops: v.pipe(v.array(entry), v.minLength(1)) });

/** One shop of this browser: its name, and whether it has a passphrase. Its data is in a file of its own. */
export type Entry = Readonly<v.InferOutput<typeof entry>>;
/** Every shop of this browser, and the one that was opened last. */
export interface Shelf {
  readonly last: string;
  readonly shops: readonly Entry[];
}

/** The shop of everyone who has but one. */
const first: Entry = { id: 'keepsight', name: '', sealed: false };

export const fileOf = ({ id, sealed }: Entry): string => (sealed ? `${id}.keepsight` : `${id}.duckdb`);
export const hasDisk = (): boolean => typeof navigator.storage?.getDirectory === 'function';
export const newId = (): string => `shop-${crypto.randomUUID().slice(0, 8)}`;

/** The shelf as it is; where its list cannot be read, what the files themselves tell. */
export async function readShelf(): Promise<Shelf> {
  if (!hasDisk()) return { last: first.id, shops: [first] };
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(FILE).catch(() => null);
  if (!handle) return { last: first.id, shops: [first] };
  const text = await (await handle.getFile()).text();
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return found(await Array.fromAsync(root.keys()));
  }
}

/** Changes the shelf, one tab at a time; answers it as it is then. */
export async function changeShelf(change: (shelf: Shelf) => Shelf): Promise<Shelf> {
  const work = async (): Promise<Shelf> => {
    const shelf = change(await readShelf());
    const shops = shelf.shops.length > 0 ? shelf.shops : [first];
    const bytes = new TextEncoder().encode(JSON.stringify({ ...shelf, shops }));
    await writeOpfs(FILE, only(bytes));
    return { ...shelf, shops };
  };
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}

/** The shop that this tab should open. */
export function wanted({ last, shops }: Shelf): Entry {
  const ids = [sessionStorage.getItem(OF_THIS_TAB), last];
  return ids.map((id) => shops.find((shop) => shop.id === id)).find(Boolean) ?? shops[0] ?? first;
}

export function rememberInTab({ id }: Entry): void {
  sessionStorage.setItem(OF_THIS_TAB, id);
}

/** Whether a sealed shop has been written at least once. */
export const isThere = async (shop: Entry): Promise<boolean> => (await opfs.size(fileOf(shop))) > 0;

function found(names: readonly string[]): Shelf {
  const shops = names.flatMap((name): Entry[] => {
    const [, id, kind] = /^([a-z\d-]+)\.(duckdb|keepsight)$/.exec(name) ?? [];
    return id ? [{ id, name: '', sealed: kind === 'keepsight' }] : [];
  });
  return { last: first.id, shops: shops.length > 0 ? shops : [first] };
}

async function* only(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield bytes;
}
