import * as m from '../../app/words/compiled/messages.js';
import type { Column, Sort } from '../../ui/column.ts';
import type { Format } from '../../ui/format.ts';
import { sortIn } from '../sort.ts';

export type Product = {
  product_id: string;
  name: string;
  category: string | null;
  is_service: boolean;
  orders: number;
  customers: number;
  repeat_share: number | null;
  quantity: number;
  revenue: number;
};

const sorts: Readonly<Record<string, string>> = {
  product: 'lower(name)',
  orders: 'orders',
  customers: 'customers',
  repeat: 'repeat_share',
  quantity: 'quantity',
  revenue: 'revenue',
};

/** The order in the address; at the beginning the largest revenue stands first. */
export const sortOf = (text: string | undefined): Sort => sortIn(text, sorts, 'revenue');

/** `$1` may be empty. */
const matching = 'WHERE contains(lower(name), $1) OR contains(lower(product_id), $1)';

/** Products whose id or name contains `$1`. */
export function productsSql(sort: Sort): string {
  return `SELECT product_id, name, category, is_service, orders, customers, repeat_share, quantity, revenue
FROM product_sales
${matching}
ORDER BY ${sorts[sort.key] ?? 'revenue'} ${sort.down ? 'DESC' : 'ASC'} NULLS LAST, product_key`;
}

/** How many they are. */
export const countSql = `SELECT count(*)::INTEGER AS products
FROM product_sales
${matching}`;

/** Postage, fees and the like are told apart from goods. */
function named(row: Product): string {
  return row.is_service ? m.product_service_name({ name: row.name }) : row.name;
}

export function productColumns(format: Format): Column<Product>[] {
  const numeric = { number: true, sortable: true };
  return [
    { key: 'product', label: m.product(), sortable: true, wide: true, text: named },
    { key: 'id', label: m.product_id(), text: (row) => row.product_id },
    { key: 'revenue', label: m.product_revenue(), ...numeric, text: (row) => format.money(row.revenue) },
    { key: 'orders', label: m.product_orders(), ...numeric, text: (row) => format.count(row.orders) },
    { key: 'customers', label: m.product_customers(), ...numeric, text: (row) => format.count(row.customers) },
    {
      key: 'repeat',
      label: m.product_repeat(),
      ...numeric,
      hint: m.product_repeat_hint(),
      text: (row) => format.percent(row.repeat_share),
    },
    { key: 'quantity', label: m.product_quantity(), ...numeric, text: (row) => format.count(row.quantity) },
  ];
}
