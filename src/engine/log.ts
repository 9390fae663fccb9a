import type { Opened } from './boot.ts';
import { opfs } from './disk.ts';
import { patiently } from './patience.ts';

/** A database that is open, and the name of its file. */
export interface OpenFile extends Opened {
  readonly file: string;
}

/** A worker that was ended lets go of its files only when it comes to it; what must not stay is waited for. */
const REMOVAL_MS = 15_000;

const logOf = (file: string): string => `${file}.wal`;

/**
 * Opens a database: on disk, or in memory with this content. What a killed page had committed but not folded in is
 * replayed from the log and folded in.
 */
export async function openFile(file: string, content?: readonly Uint8Array[]): Promise<OpenFile> {
  const known = content ? content.length > 0 : (await opfs.size(file)) > 0;
  // Loaded while the first screen is drawn, and evaluated in a task of its own.
  const { openDuckDb } = await import('./boot.ts');
  const opened = { ...(await openDuckDb(file, content)), file };
  try {
    await opened.writer.rows('CHECKPOINT');
    // An empty log that was looked at on opening stays open for reading only.
    if (known) await renewLog(opened);
    return opened;
  } catch (reason) {
    await opened.duckdb.terminate();
    throw reason;
  }
}

/**
 * Folds the log into the file and empties it. DuckDB-WASM never shortens its log, and one that still holds an earlier
 * commit would be replayed over a later one on the next opening.
 */
export async function foldIn(opened: OpenFile): Promise<void> {
  await patiently(async () => {
    await opened.writer.rows('CHECKPOINT');
    if ((await opened.disk.size(logOf(opened.file))) > 0) await renewLog(opened);
  });
}

async function renewLog({ duckdb, disk, file }: OpenFile): Promise<void> {
  const log = logOf(file);
  await duckdb.dropFile(`opfs://${log}`);
  await disk.remove(log);
  await duckdb.registerOPFSFileName(`opfs://${log}`);
}

/** Removes a database from the disk: its file and its log. */
export async function removeFile(file: string): Promise<void> {
  for (const name of [file, logOf(file)]) {
    const root = await navigator.storage.getDirectory();
    const there = await root.getFileHandle(name).catch(() => null);
    if (there) await patiently(() => opfs.remove(name), REMOVAL_MS);
  }
}
