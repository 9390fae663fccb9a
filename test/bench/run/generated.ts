import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dropFile, type Limits } from './drop.ts';
import { pageFigures, sideBySide } from './figures.ts';
import { nativeFigures } from './native.ts';
import { writeOrders } from './orders.ts';
import type { Options, Row } from './row.ts';
import { temporaryFolder } from './site.ts';

/** Drops generated order lines, and puts what the page says beside what native DuckDB says of the same file. */
export async function dropGenerated(
  { lines, customers }: { lines: number; customers: number },
  limits: Limits,
  options: Options,
): Promise<Row[]> {
  const path = join(temporaryFolder(), 'orders.csv');
  await writeOrders(path, { lines, customers, products: 2_000, seed: 1 });
  const native = await nativeFigures(path);
  const size: Row = { name: 'file', measured: statSync(path).size / 1e6, unit: 'MB' };
  const rows = await dropFile(path, limits, options, async (page, ready) => [
    { name: 'drop → ready', measured: ready, reference: native.seconds, unit: 's', note: 'native: read and RFM alone' },
    ...sideBySide(await pageFigures(page), native.figures),
  ]);
  return [size, ...rows];
}
