import { removeFile } from '../../engine/log.ts';
import type { Secret } from '../../engine/seal.ts';
import { betweenWrites, Store } from '../../engine/store.ts';
import { asProblem, Problem } from '../../problem.ts';
import { type AskPassphrase, contentOf } from './files.ts';
import { insisted, kept } from './places.ts';
import { type Entry, fileOf } from './shelf.ts';

/** Bytes of the largest shop that a second tab shows: all of it stands in memory there. */
const MOST_COPIED = 512 * 2 ** 20;

/** The shop with which the page starts. `entry` is null where it is none of those that are kept. */
export interface Started {
  readonly store: Store;
  readonly entry: Entry | null;
  readonly secret: Secret | null;
}

/**
 * Opens a shop of this browser, and removes what is left of it in its other form where the page was killed while it got
 * or lost its passphrase. Where another tab keeps it, a copy to be read; where there is no disk, an empty one in memory.
 */
export async function start(entry: Entry, ask: AskPassphrase): Promise<Started> {
  if (entry.sealed) return startSealed(entry, ask);
  try {
    const store = await Store.onDisk(fileOf(entry));
    await removeFile(fileOf({ ...entry, sealed: true }));
    return { store, entry, secret: null };
  } catch (reason) {
    if (isBusy(reason)) return startCopy(entry, null);
    return inMemory(asProblem(reason, 'storage/unavailable'));
  }
}

async function startSealed(entry: Entry, ask: AskPassphrase): Promise<Started> {
  await removeFile(fileOf({ ...entry, sealed: false }));
  const file = await kept(entry);
  const secret = await insisted(file, entry.name, ask);
  const content = await contentOf(file, entry.name, secret);
  try {
    return { store: await Store.sealed(fileOf(entry), content), entry, secret };
  } catch (reason) {
    if (isBusy(reason)) return startCopy(entry, secret);
    throw reason;
  }
}

/** Nothing where the shop is too large to stand in memory twice. */
async function startCopy(entry: Entry, secret: Secret | null): Promise<Started> {
  const content = await betweenWrites(fileOf(entry), async () => {
    const there = await kept(entry);
    return there.size > MOST_COPIED ? null : contentOf(there, entry.name, secret);
  });
  return content ? { store: await Store.copy(content), entry, secret } : inMemory(new Problem('storage/busy'));
}

const inMemory = async (why: Problem): Promise<Started> => ({
  store: await Store.inMemory(why),
  entry: null,
  secret: null,
});

const isBusy = (reason: unknown): boolean => reason instanceof Problem && reason.code === 'storage/busy';
