import { Problem } from '../../problem.ts';
import { probeBlocks } from '../blocks.ts';
import { contentOf, filesOfTar, filesOfZip, refuseDocuments } from './archive.ts';
import { blobOf } from './gzip.ts';
import { formOf, textForm } from './form.ts';
import { unpackJson } from './json.ts';
import { Budget } from './limits.ts';
import { unpackParquet } from './parquet.ts';
import { asDamaged, type Table, type Unpacked, type UnpackOptions } from './table.ts';
import { unpackWorkbook, workbookPath } from './workbook.ts';
import { refuseBytes, refuseText } from '../wrong.ts';
import { openZip } from './zip.ts';

const only = (table: Table): Unpacked => ({ tables: [table], problems: [], remarks: [] });

/** What a file inside an archive may be without anyone missing it: a picture, a leaflet, a letter. */
const noTables: ReadonlySet<string> = new Set([
  'file/image',
  'file/pdf',
  'file/html',
  'file/binary',
  'file/empty',
  'file/unsupported',
]);

/** What is wrong with an archive as a whole, in whichever part it shows. */
const endsAll = ({ code, facts }: Problem) =>
  code === 'file/bomb' || (code === 'file/too_large_kind' && facts['kind'] === 'archive');

/** One dropped file on its way, and how deep in archives it lies. */
class Unpacking {
  readonly #budget: Budget;
  readonly #options: UnpackOptions;

  constructor(budget: Budget, options: UnpackOptions) {
    this.#budget = budget;
    this.#options = options;
  }

  async open(file: File, depth: number): Promise<Unpacked> {
    this.#options.signal.throwIfAborted();
    this.#budget.enter(depth);
    try {
      return await this.#byForm(file, depth);
    } catch (reason) {
      throw asDamaged(file.name, reason);
    }
  }

  async #byForm(file: File, depth: number): Promise<Unpacked> {
    const form = formOf(new Uint8Array(await file.slice(0, 512).arrayBuffer()));
    if (form === 'zip') return this.#zip(file, depth);
    if (form === 'parquet') return only(await unpackParquet(file, this.#options));
    if (form === 'compound') throw await refusalOfCompound(file);
    if (form === 'tar') return this.#parts(file, filesOfTar(file, false, this.#budget), depth);
    return form === 'gzip' ? this.#gzip(file, depth) : this.#text(file, depth);
  }

  async #gzip(file: File, depth: number): Promise<Unpacked> {
    const { bytes } = await probeBlocks(file);
    const inner = formOf(bytes);
    if (inner === 'tar') return this.#parts(file, filesOfTar(file, true, this.#budget), depth);
    if (inner === 'text') return this.#text(file, depth);
    return this.open(new File([await blobOf(contentOf(file, true))], file.name), depth + 1);
  }

  /** Text with separators is left as it is; what is no text at all is refused here only inside archives. */
  async #text(file: File, depth: number): Promise<Unpacked> {
    const { bytes } = await probeBlocks(file);
    if (depth > 0) refuseBytes(file.name, bytes);
    const { encoding, text, shape } = textForm(bytes);
    if (shape) return only(await unpackJson(file, shape, encoding, this.#options));
    if (depth > 0) refuseText(file.name, text);
    return only({ file });
  }

  async #zip(file: File, depth: number): Promise<Unpacked> {
    const entries = await openZip(file);
    if (entries.some(({ filename }) => filename.toLowerCase() === workbookPath))
      return unpackWorkbook(file, entries, this.#budget, this.#options);
    refuseDocuments(file, entries);
    return this.#parts(file, filesOfZip(file, entries, this.#budget, this.#options.signal), depth);
  }

  /** Each file of an archive by itself; one that is wrong does not hold up the others. */
  async #parts(
    archive: File,
    parts: AsyncGenerator<{ name: string; open: () => Promise<File> }>,
    depth: number,
  ): Promise<Unpacked> {
    const all: Unpacked = { tables: [], problems: [], remarks: [] };
    const left: string[] = [];
    for await (const { name, open } of parts) {
      try {
        const { tables, problems, remarks } = await this.open(await open(), depth + 1);
        all.tables.push(...tables);
        all.problems.push(...problems);
        all.remarks.push(...remarks);
      } catch (reason) {
        const failure = asDamaged(name, reason);
        if (!(failure instanceof Problem) || endsAll(failure)) throw failure;
        if (noTables.has(failure.code)) left.push(name.slice(archive.name.length + 3));
        else all.problems.push(failure);
      }
    }
    if (all.tables.length + all.problems.length === 0) throw new Problem('file/nothing_inside', { file: archive.name });
    if (left.length > 0)
      all.remarks.push(new Problem('file/files_left', { file: archive.name, files: left.join(', ') }));
    return all;
  }
}

/** A compound file is a workbook of the old kind, or one of the new kind that is sealed with a password. */
async function refusalOfCompound(file: File): Promise<Problem> {
  const sealed = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const mark = String.fromCharCode(...sealed);
  const step = 2 ** 20;
  for (let at = 0; at < file.size; at += step) {
    const bytes = await file.slice(at, at + step + mark.length).arrayBuffer();
    if (new TextDecoder('latin1').decode(bytes).includes(mark)) return new Problem('file/locked', { file: file.name });
  }
  return new Problem('file/old_workbook', { file: file.name });
}

/**
 * Turns one dropped file, whatever its kind, into tables of text: before anything is recognised, and by its content
 * alone. Throws `Problem('file/…')` when the whole of it cannot be read, and an AbortError when the person stops.
 */
export function unpack(file: File, options: UnpackOptions): Promise<Unpacked> {
  return new Unpacking(new Budget(file.name), options).open(file, 0);
}
