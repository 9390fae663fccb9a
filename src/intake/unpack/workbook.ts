import { Problem } from '../../problem.ts';
import { type Budget, limits, refuseLarge } from './limits.ts';
import { type Common, sharedReader, SheetReader } from './sheet.ts';
import { styleReader } from './styles.ts';
import { partName, sheetShape, type Unpacked, type UnpackOptions } from './table.ts';
import { attribute, readXml, type Told } from './xml.ts';
import { entryBlocks, type FileEntry } from './zip.ts';

interface Listed {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

export const workbookPath = 'xl/workbook.xml';
const normal = (path: string) => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** A workbook whose parts are read one after the other, straight from the archive. */
class Workbook {
  readonly #parts: ReadonlyMap<string, FileEntry>;
  readonly #budget: Budget;
  readonly #signal: AbortSignal;

  constructor(entries: readonly FileEntry[], budget: Budget, signal: AbortSignal) {
    this.#parts = new Map(entries.map((entry) => [normal(entry.filename), entry]));
    this.#budget = budget;
    this.#signal = signal;
  }

  part(path: string): FileEntry | undefined {
    return this.#parts.get(normal(path));
  }

  /** Reads a part; `read` is told of each block. A part that is not there is empty. */
  async read(path: string, told: Told, read?: (bytes: number) => void): Promise<void> {
    const entry = this.part(path);
    if (!entry) return;
    const blocks = entryBlocks(entry, this.#budget, this.#signal);
    const counted = async function* () {
      for await (const block of blocks) {
        read?.(block.length);
        yield block;
      }
    };
    await readXml(counted(), told);
  }
}

async function listed(book: Workbook): Promise<{ sheets: Listed[]; from1904: boolean }> {
  const sheets: Listed[] = [];
  let from1904 = false;
  await book.read(workbookPath, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/i.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', id: attribute(attributes, 'id') ?? '', hidden });
    },
  });
  return { sheets, from1904 };
}

/** Where the sheets stand in the archive, by their reference. What lies outside of it is never followed. */
async function places(book: Workbook): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await book.read('xl/_rels/workbook.xml.rels', {
    open(name, { Id, Target = '', Type = '', TargetMode }) {
      if (name !== 'Relationship' || !Id || TargetMode === 'External' || !Type.endsWith('/worksheet')) return;
      found.set(Id, Target.startsWith('/') ? Target : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return found;
}

async function common(book: Workbook, from1904: boolean): Promise<Common> {
  const { told, dates } = styleReader();
  await book.read('xl/styles.xml', told);
  const texts = sharedReader();
  await book.read('xl/sharedStrings.xml', texts.told);
  return { shared: texts.shared, dates, from1904 };
}

/** Refuses before reading what would not fit, by the sizes that the archive declares. */
function refuseLargeParts(file: File, book: Workbook, paths: readonly string[]): void {
  refuseLarge(file.name, 'workbook', file.size, limits.workbook);
  const sizes = paths.map((path) => book.part(path)?.uncompressedSize ?? 0);
  refuseLarge(file.name, 'workbook', Math.max(0, ...sizes), limits.sheet);
  refuseLarge(file.name, 'workbook', book.part('xl/sharedStrings.xml')?.uncompressedSize ?? 0, limits.strings);
}

/** Every visible sheet with rows in it as a table of its own. */
export async function unpackWorkbook(
  file: File,
  entries: readonly FileEntry[],
  budget: Budget,
  { signal, report }: UnpackOptions,
): Promise<Unpacked> {
  const book = new Workbook(entries, budget, signal);
  const { sheets, from1904 } = await listed(book);
  const where = await places(book);
  const found = sheets.flatMap((sheet) => {
    const path = where.get(sheet.id);
    return path && book.part(path) ? [{ ...sheet, path }] : [];
  });
  if (found.length === 0) throw new Problem('file/damaged', { file: file.name });
  refuseLargeParts(
    file,
    book,
    found.map(({ path }) => path),
  );
  const about = await common(book, from1904);
  const whole = found.reduce((sum, { path }) => sum + (book.part(path)?.uncompressedSize ?? 0), 0);
  const unpacked: Unpacked = { tables: [], problems: [], remarks: [] };
  const left: string[] = [];
  let [bytes, rows] = [0, 0];
  for (const { name, path, hidden } of found) {
    const reader = new SheetReader(about);
    const tell = (length: number) =>
      report((file.size * Math.min(whole, (bytes += length))) / whole, rows + reader.rows.rows);
    if (!hidden) await book.read(path, reader, tell);
    if (reader.rows.filled < 2) left.push(name);
    else unpacked.tables.push({ file: reader.rows.file(partName(file.name, name)), shape: sheetShape });
    rows += reader.rows.rows;
  }
  if (unpacked.tables.length === 0)
    throw new Problem(rows > 0 ? 'file/header_only' : 'file/empty', { file: file.name });
  if (left.length > 0)
    unpacked.remarks.push(new Problem('file/sheets_left', { file: file.name, sheets: left.join(', ') }));
  return unpacked;
}
