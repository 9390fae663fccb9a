import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetOf, workbookOf } from '../fixtures/packed.ts';
import { dropFile } from './run/drop.ts';
import { writeOrders } from './run/orders.ts';
import type { Options, Row } from './run/row.ts';
import { temporaryFolder } from './run/site.ts';

export const name = '200,000 generated order lines as a workbook, JSON lines and Parquet, dropped';

type Lines = readonly (readonly string[])[];

/** The same lines in each kind of file, with its numbers as numbers and its moments as moments. */
const kinds: Readonly<Record<string, (headers: readonly string[], lines: Lines) => Promise<Uint8Array> | Uint8Array>> =
  {
    xlsx: (headers, lines) => workbookOf({ Orders: { rows: [headers, ...lines.map((line) => line.map(typed))] } }),
    jsonl: (headers, lines) =>
      new TextEncoder().encode(
        lines.map((line) => JSON.stringify(Object.fromEntries(headers.map((key, at) => [key, line[at]])))).join('\n'),
      ),
    parquet: (headers, lines) =>
      parquetOf(
        headers.map((key, at) => ({ name: key, data: lines.map((line) => line[at] ?? ''), type: 'STRING' as const })),
      ),
  };

const typed = (text: string): string | number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);

/** Time, memory and long tasks from the drop until the facts can be read, for each kind. */
export async function run({ search, ...options }: Options): Promise<Row[]> {
  const folder = temporaryFolder();
  const csv = join(folder, 'orders.csv');
  await writeOrders(csv, { lines: 200_000, customers: 10_000, products: 2_000, seed: 1 });
  const [headers = [], ...lines] = readFileSync(csv, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const rows: Row[] = [];
  for (const [kind, packed] of Object.entries(kinds)) {
    const path = join(folder, `orders.${kind}`);
    writeFileSync(path, await packed(headers, lines));
    rows.push({ name: kind, measured: statSync(path).size / 1e6, unit: 'MB' });
    const off = { ...options, search: `${search || '?'}&train=off` };
    rows.push(...(await dropFile(path, {}, off)).map((row) => ({ ...row, name: `  ${row.name}` })));
  }
  return rows;
}
