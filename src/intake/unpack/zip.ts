import type { Entry, FileEntry } from '@zip.js/zip.js';
import { Problem } from '../../problem.ts';
import type { Budget } from './limits.ts';

export type { FileEntry };

/** Opens a ZIP by its table of contents; the content is not read yet. Throws where it is damaged or locked. */
export async function openZip(file: File): Promise<FileEntry[]> {
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js');
  const reader = new ZipReader(new BlobReader(file), { filenameValidation: 'tolerant' });
  const entries: Entry[] = await reader.getEntries();
  const files = entries.filter((entry): entry is FileEntry => !entry.directory);
  if (files.some(({ encrypted }) => encrypted)) throw new Problem('file/locked', { file: file.name });
  return files;
}

/** The content of an entry, unpacked while it is read, counted against the budget, its checksum compared. */
export async function* entryBlocks(entry: FileEntry, budget: Budget, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let fail = (_reason: unknown): void => undefined;
  const through = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => void (fail = (reason) => controller.error(reason)),
  });
  const written = entry.getData(through.writable, { signal, useWebWorkers: false, checkSignature: true });
  written.catch(fail);
  const reader = through.readable.getReader();
  let unpacked = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      unpacked += value.length;
      budget.take(value.length, unpacked, entry.compressedSize);
      yield value;
    }
    await written;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
