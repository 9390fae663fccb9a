import { Problem } from '../problem.ts';
import { patiently } from './patience.ts';

/** Bytes of a file, in order: each piece but the last is `PIECE_BYTES` long. */
export type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>>;

export const PIECE_BYTES = 2 ** 20;

/** Where a database's files lie: on this computer's disk (OPFS), or in the memory of DuckDB's own worker. */
export interface Disk {
  /** Bytes of a file, 0 where there is none. */
  size(name: string): Promise<number>;
  remove(name: string): Promise<void>;
  /** A copy of a file's bytes. Nobody may write the file until the last piece was taken. */
  read(name: string): Promise<Pieces>;
}

/** The browser's private disk. */
export const opfs: Disk = {
  async size(name) {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(name).catch(() => null);
    return handle ? (await handle.getFile()).size : 0;
  },
  async remove(name) {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(name);
  },
  async read(name) {
    const root = await navigator.storage.getDirectory();
    return piecesOf(await (await root.getFileHandle(name)).getFile());
  },
};

/** The disk that `memoryDisk.js` has put into a worker. */
export function memoryDisk(worker: Worker): Disk & { put(name: string, pieces: readonly Uint8Array[]): Promise<void> } {
  const ask = <T>(memoryDisk: string, name: string, pieces?: readonly Uint8Array[]): Promise<T> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }) => (port1.close(), resolve(data as T)), { once: true });
      port1.start();
      worker.postMessage({ memoryDisk, name, pieces }, [port2]);
    });
  return {
    size: (name) => ask('size', name),
    remove: (name) => ask('remove', name),
    put: (name, pieces) => ask('put', name, pieces),
    async read(name) {
      return each(await ask<Uint8Array<ArrayBuffer>[]>('get', name));
    },
  };
}

/** The bytes of a file that a person gave, or of one in OPFS, without holding all of it in memory. */
export async function* piecesOf(file: Blob): Pieces {
  for (let at = 0; at < file.size; at += PIECE_BYTES)
    yield new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
}

/** Writes a file in OPFS whole: until the last byte is there, what stood under its name before stays. */
export async function writeOpfs(name: string, pieces: Pieces): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const writable = await (await root.getFileHandle(name, { create: true })).createWritable();
  try {
    for await (const piece of pieces) await writable.write(piece);
  } catch (reason) {
    await writable.abort();
    throw reason;
  }
  await writable.close();
}

/** Leaves no byte of any shop in this browser. Throws `storage/held` where another tab keeps one. */
export async function eraseAll(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of (await indexedDB.databases?.()) ?? []) if (name) indexedDB.deleteDatabase(name);
  const root = await navigator.storage?.getDirectory?.();
  if (!root) return;
  let held = false;
  for (const name of await Array.fromAsync(root.keys()))
    await patiently(() => root.removeEntry(name, { recursive: true })).catch(() => (held = true));
  if (held) throw new Problem('storage/held');
}

async function* each(pieces: readonly Uint8Array<ArrayBuffer>[]): Pieces {
  for (const piece of pieces) yield piece;
}
