import * as m from '../app/words/compiled/messages.js';
import type { Column } from '../ui/column.ts';
import type { Screen } from './screen.ts';

interface Ranked {
  readonly rank: number;
  readonly product_id: string;
  readonly product_name: string;
}

/** The columns of suggested products: the rank, and the name that leads to the product. */
export function rankedColumns(screen: Screen): Column<Ranked>[] {
  return [
    { key: 'rank', label: m.suggestion_rank(), number: true, narrow: true, text: (row) => String(row.rank) },
    {
      key: 'product',
      label: m.product(),
      wide: true,
      text: (row) => row.product_name,
      href: (row) => screen.link('products', { product: row.product_id }),
    },
  ];
}
