import { removeFile } from '../../engine/log.ts';
import { Problem } from '../../problem.ts';
import * as m from '../words/compiled/messages.js';
import { without } from './places.ts';
import { changeShelf, type Entry, fileOf, readShelf, type Shelf } from './shelf.ts';

const DAY_MS = 86_400_000;
const today = (): number => Math.floor(Date.now() / DAY_MS);

const isOver = ({ kept }: Entry): boolean => kept !== undefined && today() - kept.opened > kept.days;

/** Takes a shop from the disk; false where another tab still holds it. */
async function removed(entry: Entry): Promise<boolean> {
  try {
    await removeFile(fileOf({ ...entry, sealed: false }));
    await removeFile(fileOf({ ...entry, sealed: true }));
    return true;
  } catch {
    return false;
  }
}

/** The shelf, once those shops are gone from this computer that nobody has opened for as long as they were to be kept. */
export async function clearedShelf(): Promise<{ shelf: Shelf; expired: Problem | null }> {
  const shelf = await readShelf();
  const gone: Entry[] = [];
  for (const entry of shelf.shops.filter(isOver)) if (await removed(entry)) gone.push(entry);
  if (gone.length === 0) return { shelf, expired: null };
  return {
    shelf: await changeShelf((found) => gone.reduce(without, found)),
    expired: new Problem('shop/expired', { names: gone.map(({ name }) => name || m.shops_unnamed()).join(', ') }),
  };
}

/** Sets how many days a shop may stay unopened before it goes by itself, counted from today; null: as many as one likes. */
export function keepFor({ id }: Entry, days: number | null): Promise<Shelf> {
  const renewed = ({ name, sealed }: Entry): Entry => ({
    id,
    name,
    sealed,
    ...(days !== null && { kept: { days, opened: today() } }),
  });
  return changeShelf((shelf) => ({
    ...shelf,
    shops: shelf.shops.map((shop) => (shop.id === id ? renewed(shop) : shop)),
  }));
}
