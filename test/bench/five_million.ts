import { dropGenerated } from './run/generated.ts';
import { type Options, type Row, untrained } from './run/row.ts';

export const name = '5,000,000 generated order lines, 250,000 customers, 2,000 products, dropped';

/** Up to the facts: the models of so large a shop take minutes, and are measured at a million lines. */
export function run(options: Options): Promise<Row[]> {
  return dropGenerated({ lines: 5_000_000, customers: 250_000 }, { ready: 40, memory: 3000 }, untrained(options));
}
