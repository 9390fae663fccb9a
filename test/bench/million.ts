import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dropFile } from './run/drop.ts';
import { writeOrders } from './run/orders.ts';
import type { Options, Row } from './run/row.ts';
import { temporaryFolder } from './run/site.ts';

export const name = '1,000,000 generated order lines, 50,000 customers, 2,000 products, dropped cold';

export async function run(options: Options): Promise<Row[]> {
  const path = join(temporaryFolder(), 'orders.csv');
  await writeOrders(path, { lines: 1_000_000, customers: 50_000, products: 2_000, seed: 1 });
  const size: Row = { name: 'file', measured: statSync(path).size / 1e6, unit: 'MB' };
  return [size, ...(await dropFile(path, { ready: 6 }, options))];
}
