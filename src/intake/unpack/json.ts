import { Problem } from '../../problem.ts';
import { openBlocks } from '../blocks.ts';
import type { Encoding } from '../encoding.ts';
import { jsonCells } from './jsonCells.ts';
import { JsonLines, JsonList, type RecordCutter } from './jsonRecords.ts';
import { limits, refuseLarge } from './limits.ts';
import { RowsText } from './rowsText.ts';
import { namedShape, type Table, type UnpackOptions } from './table.ts';

/** Wider than this is no table of orders: every record seems to name its own columns. */
const mostColumns = 2000;

export type JsonShape = 'lines' | 'list' | 'other';

/** Whether a text begins as JSON does, and how its records stand in it. `other`: one object over several lines. */
export function jsonShape(text: string): JsonShape | undefined {
  const begun = text.replace(/^\uFEFF/, '').trimStart();
  if (/^\[\s*[{[\]]/.test(begun)) return 'list';
  if (!/^\{\s*["}]/.test(begun)) return undefined;
  const [line = ''] = begun.split(/\r?\n/, 1);
  return jsonCells(line) || line.length === begun.length ? 'lines' : 'other';
}

/** Writes every record under the columns known so far; a second reading is needed when a later record named more. */
class JsonRows {
  readonly text = new RowsText();
  readonly names: Map<string, number>;
  readonly #known: number;

  constructor(names: Map<string, number>) {
    this.names = names;
    this.#known = names.size;
  }

  /** Whether a record that was written before lacks nothing but what it does not name. */
  get complete(): boolean {
    return this.names.size === this.#known;
  }

  add(record: string): void {
    if (record.trim() === '') return this.text.addBlank(1);
    const cells = jsonCells(record);
    if (!cells) return this.text.addForeign(record);
    for (const name of cells.keys()) if (!this.names.has(name)) this.names.set(name, this.names.size);
    this.text.add(Array.from(this.names.keys(), (name) => cells.get(name) ?? ''));
  }
}

async function readRows(
  file: File,
  encoding: Encoding,
  cutter: RecordCutter,
  rows: JsonRows,
  { signal, report }: UnpackOptions,
): Promise<void> {
  const decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding);
  const blocks = openBlocks(file);
  const add = (records: readonly string[]): void => {
    for (const record of records) {
      rows.add(record);
      if (rows.names.size > mostColumns) throw new Problem('file/json_shape', { file: file.name });
    }
  };
  for await (const block of blocks.read()) {
    signal.throwIfAborted();
    add(cutter.push(decoder.decode(block, { stream: true })));
    report(blocks.bytes, rows.text.rows);
  }
  add([...cutter.push(decoder.decode()), ...cutter.end()]);
}

/** Records of JSON lines, or of one list, packed with gzip or not; the line is that of the record, or its number. */
export async function unpackJson(
  file: File,
  shape: JsonShape,
  encoding: Encoding,
  options: UnpackOptions,
): Promise<Table> {
  if (shape === 'other') throw new Problem('file/json_shape', { file: file.name });
  refuseLarge(file.name, 'json', file.size, limits.json);
  let names = new Map<string, number>();
  for (;;) {
    const rows = new JsonRows(names);
    await readRows(file, encoding, shape === 'lines' ? new JsonLines() : new JsonList(), rows, options);
    if (rows.names.size === 0) throw new Problem('file/json_shape', { file: file.name });
    if (rows.complete) return { file: rows.text.file(file.name, [...names.keys()]), shape: namedShape };
    names = rows.names;
  }
}
