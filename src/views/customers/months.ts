export interface Month {
  month_on: string;
  amount: number;
  orders: number;
}

type Order = { ordered_on: string; status: string; goods: number; refunded: number };
const bought = new Set(['paid', 'part_refunded', 'refunded']);

/** What a customer bought in each calendar month from `first` to `last` (days), months without an order included. */
export function byMonth(orders: readonly Order[], first: string, last: string): Month[] {
  const months = new Map<string, Month>();
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = next(month)) {
    months.set(month, { month_on: `${month}-01`, amount: 0, orders: 0 });
  }
  for (const order of orders) {
    const month = months.get(order.ordered_on.slice(0, 7));
    if (!month || !(bought.has(order.status) || order.status === 'return')) continue;
    month.amount += order.goods - order.refunded;
    if (bought.has(order.status)) month.orders += 1;
  }
  return [...months.values()];
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
