import { dropGenerated } from './run/generated.ts';
import type { Options, Row } from './run/row.ts';

export const name = '1,000,000 generated order lines, 50,000 customers, 2,000 products, dropped';

export function run(options: Options): Promise<Row[]> {
  return dropGenerated({ lines: 1_000_000, customers: 50_000 }, { ready: 6 }, options);
}
