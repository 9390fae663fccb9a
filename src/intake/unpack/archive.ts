import { Problem } from '../../problem.ts';
import { blobOf, gunzip } from './gzip.ts';
import type { Budget } from './limits.ts';
import { partName } from './table.ts';
import { entryBlocks, type FileEntry } from './zip.ts';

/** What systems and editors leave in an archive beside its files. */
const leftovers = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$|~\$)/i;

/** Paths in workbooks and documents of other programs, by which they are known. */
const otherWorkbooks = /^(xl\/workbook\.bin|mimetype|index\/document\.iwa|index\.zip)$/i;
const otherDocuments = /^(word|ppt)\//i;

/** Throws for an archive that is really the document of another program. */
export function refuseDocuments(file: File, entries: readonly FileEntry[]): void {
  const some = (pattern: RegExp) => entries.some(({ filename }) => pattern.test(filename));
  if (some(otherWorkbooks)) throw new Problem('file/old_workbook', { file: file.name });
  if (some(otherDocuments)) throw new Problem('file/unsupported', { file: file.name });
}

/** The files of a ZIP in the order of their names, each unpacked when it is asked for. */
export async function* filesOfZip(
  file: File,
  entries: readonly FileEntry[],
  budget: Budget,
  signal: AbortSignal,
): AsyncGenerator<{ name: string; open: () => Promise<File> }> {
  const kept = entries.filter(({ filename }) => !leftovers.test(filename));
  for (const entry of kept.sort((a, b) => (a.filename < b.filename ? -1 : 1))) {
    const name = partName(file.name, entry.filename);
    yield { name, open: async () => new File([await blobOf(entryBlocks(entry, budget, signal))], name) };
  }
}

async function* streamed(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The content of a file, unpacked where it is gzip. */
export const contentOf = (file: File, packed: boolean) => (packed ? gunzip(file.name, streamed(file)) : streamed(file));

/** The files of a tar archive, packed with gzip or not, each read when the one before is done with. */
export async function* filesOfTar(
  file: File,
  packed: boolean,
  budget: Budget,
): AsyncGenerator<{ name: string; open: () => Promise<File> }> {
  const { createTarDecoder } = await import('modern-tar');
  const content = contentOf(file, packed);
  const bytes = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await content.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await content.return(undefined)),
  });
  const reader = bytes.pipeThrough(createTarDecoder({ strict: true })).getReader();
  try {
    for (;;) {
      const { done, value: entry } = await reader.read();
      if (done) return;
      const { name, type = 'file' } = entry.header;
      if (type !== 'file' || leftovers.test(name)) await entry.body.cancel();
      else
        yield { name: partName(file.name, name), open: () => tarFile(partName(file.name, name), entry.body, budget) };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function tarFile(name: string, body: ReadableStream<Uint8Array>, budget: Budget): Promise<File> {
  const blocks = async function* () {
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      budget.take(value.length, 0, 0);
      yield value;
    }
  };
  return new File([await blobOf(blocks())], name);
}
