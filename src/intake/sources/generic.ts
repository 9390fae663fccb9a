import { isCertain } from '../certain.ts';
import { fits, type Guess, otherDates, takeByName } from '../guess.ts';
import { shareOf } from '../looks.ts';
import { cellsOf, type Field, type Mapping, orderFields, type Sample, type Source } from '../source.ts';
import { plainName } from '../synonyms.ts';

/** Any table of orders or order lines, by what its columns are called and what stands in them. */

/** Fields for which a part of a name is enough of a hint. */
const hinted: readonly Field[] = [
  ...(['date', 'order_id', 'email', 'platform_customer_id', 'product_id', 'product_name'] as const),
  ...(['quantity', 'unit_price', 'order_total', 'line_total', 'status_word'] as const),
];
function takeByValues(sample: Sample, names: readonly string[], guess: Guess, field: 'date' | 'email'): void {
  if (guess.columns[field] !== undefined) return;
  const column = names.findIndex(
    (name, at) => fits(field, cellsOf(sample, at), name, 'values') && !otherDates.test(name),
  );
  if (column < 0) return;
  guess.columns[field] = column;
  guess.why[field] = 'values';
}

/** Rows of the sample by order, for orders of several rows. */
function ordersOfSeveralRows(sample: Sample, column: number | undefined): (readonly string[])[][] {
  if (column === undefined) return [];
  const orders = new Map<string, (readonly string[])[]>();
  for (const row of sample.rows) {
    const id = row[column] ?? '';
    if (id !== '') orders.set(id, [...(orders.get(id) ?? []), row]);
  }
  return [...orders.values()].filter((rows) => rows.length > 1);
}

function move(guess: Guess, from: Field, to: Field): void {
  const column = guess.columns[from];
  const why = guess.why[from];
  if (column === undefined || guess.columns[to] !== undefined) return;
  delete guess.columns[from];
  delete guess.why[from];
  guess.columns[to] = column;
  guess.why[to] = why ?? 'values';
}

/** A total that differs from line to line of an order is the line's; a subtotal beside an order's total is its goods. */
function settleTotals(sample: Sample, names: readonly string[], guess: Guess): void {
  const several = ordersOfSeveralRows(sample, guess.columns.order_id);
  const { order_total: total, line_total: line } = guess.columns;
  const differs = several.some((rows) => new Set(rows.map((row) => row[total ?? -1])).size > 1);
  if (total !== undefined && several.length > 0 && differs && !rowsLeaveBlank(several, total))
    move(guess, 'order_total', 'line_total');
  const isSubtotal = line !== undefined && /sub ?total|zwischensumme|sous total|商品合計/.test(names[line] ?? '');
  if (isSubtotal && several.length === 0 && total !== undefined) move(guess, 'line_total', 'order_goods');
}

const rowsLeaveBlank = (orders: (readonly string[])[][], column: number) =>
  orders.every((rows) => rows.slice(1).every((row) => row[column] === ''));

function guessOf(sample: Sample): Guess {
  const names = sample.headers.map(plainName);
  const guess: Guess = { columns: {}, why: {} };
  for (const field of orderFields) takeByName(sample, names, guess, field, 'header');
  for (const field of hinted) {
    if (guess.columns[field] === undefined) takeByName(sample, names, guess, field, 'similar');
  }
  takeByValues(sample, names, guess, 'date');
  takeByValues(sample, names, guess, 'email');
  const dates = cellsOf(sample, guess.columns.date);
  if (shareOf(dates, (cell) => /\d:\d{2}/.test(cell)) > 0.5) delete guess.columns.time;
  settleTotals(sample, names, guess);
  return guess;
}

export const source: Source = {
  name: 'generic',
  recognise: () => 0.1,
  map(sample): Mapping {
    const guess = guessOf(sample);
    return { source: 'generic', ...guess, certain: isCertain(sample, guess) };
  },
};
