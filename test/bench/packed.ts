import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dropFile } from './run/drop.ts';
import { pageFigures } from './run/figures.ts';
import { writeOrders } from './run/orders.ts';
import { copyCsv, packCsv, packWorkbook } from './run/packings.ts';
import { type Options, type Row, untrained } from './run/row.ts';
import { temporaryFolder } from './run/site.ts';

export const name = 'Generated order lines in packed files, near the limit of each kind, dropped';

/** Kinds of files, the lines that come near the limit of each, and how a CSV of them is packed. */
const packings = [
  { file: 'sheet.xlsx', lines: 1_040_000, pack: packWorkbook },
  {
    file: 'orders.parquet',
    lines: 3_800_000,
    pack: (csv: string, path: string) => copyCsv(csv, path, 'FORMAT parquet, COMPRESSION uncompressed'),
  },
  { file: 'orders.jsonl', lines: 2_000_000, pack: (csv: string, path: string) => copyCsv(csv, path, 'FORMAT json') },
  { file: 'orders.zip', lines: 5_000_000, pack: packCsv },
];

async function drop(
  folder: string,
  { file, lines, pack }: (typeof packings)[number],
  options: Options,
): Promise<Row[]> {
  const csv = join(folder, 'orders.csv');
  await writeOrders(csv, { lines, customers: 50_000, products: 2_000, seed: 1 });
  await pack(csv, join(folder, file));
  const rows = await dropFile(join(folder, file), { memory: 3000 }, options, async (page) => [
    { name: 'lines', measured: (await pageFigures(page)).lines, reference: lines, unit: 'count', note: 'as written' },
  ]);
  const size: Row = { name: 'size', measured: statSync(join(folder, file)).size / 1e6, unit: 'MB' };
  const told = rows.filter(({ name: of }) => !of.startsWith('  ') || of === '  import');
  return [size, ...told].map((row) => ({ ...row, name: `${file}, ${row.name.trim()}` }));
}

export async function run(options: Options): Promise<Row[]> {
  const rows: Row[] = [];
  const folder = temporaryFolder();
  for (const packing of packings) rows.push(...(await drop(folder, packing, untrained(options))));
  return rows;
}
