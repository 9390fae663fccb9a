import { piecesOf, writeOpfs } from '../../engine/disk.ts';
import { removeFile } from '../../engine/log.ts';
import type { Secret } from '../../engine/seal.ts';
import { Store } from '../../engine/store.ts';
import { isCancelled, Problem } from '../../problem.ts';
import { type Opening, openingOf } from '../opening.ts';
import type { Overrides } from '../overrides.ts';
import { type AskPassphrase, askSecret, contentOf, named } from './files.ts';
import { refuseTooMany } from './Sealing.svelte.ts';
import { type Entry, fileOf, type Shelf } from './shelf.ts';

/** The shelf without one shop. */
export const without = ({ last, shops }: Shelf, gone: Entry): Shelf => ({
  last,
  shops: shops.filter(({ id }) => id !== gone.id),
});

/** A sealed shop as it is on disk. */
export async function kept(entry: Entry): Promise<File> {
  const root = await navigator.storage.getDirectory();
  return (await root.getFileHandle(fileOf(entry))).getFile();
}

/** A saved file as a shop of this browser; one with a passphrase never touches the disk in the clear. */
export async function place(entry: Entry, file: File, secret: Secret | null): Promise<Store> {
  if (secret) return Store.sealed(fileOf(entry), await contentOf(file, file.name, secret));
  await writeOpfs(fileOf(entry), piecesOf(file));
  return Store.onDisk(fileOf(entry));
}

/** Why the present shop is in memory. */
export function homeless({ home }: Store): Problem {
  return home.place === 'memory' ? home.why : new Problem('storage/session');
}

/** Opens a store and brings it up to this version; where that fails, nothing of it is left. */
export async function opened(
  open: () => Promise<Store>,
  overrides: Overrides,
  name: string,
  entry?: Entry,
): Promise<Opening> {
  try {
    const opening = await openingOf(await open(), overrides, name);
    if (entry?.sealed) await closedUnless(opening.store, () => refuseTooMany(opening.store.reader));
    return opening;
  } catch (reason) {
    if (entry) await removeFile(fileOf(entry));
    throw named(reason, name);
  }
}

/** Asks until it is answered: the page has nothing else to show. */
export async function insisted(file: File, name: string, ask: AskPassphrase): Promise<Secret> {
  for (;;) {
    try {
      return await askSecret(file, name, ask);
    } catch (reason) {
      if (!isCancelled(reason)) throw reason;
    }
  }
}

async function closedUnless(store: Store, right: () => Promise<void>): Promise<void> {
  try {
    await right();
  } catch (reason) {
    await store.close();
    throw reason;
  }
}
