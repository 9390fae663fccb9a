import { possibleOrders, unixUnits } from '../dates.ts';
import { looksLikeDate, looksLikeEmail, looksLikeNumber, shareOf } from '../looks.ts';
import { cellsOf, type Field, fields, type Mapping, missingIn, type Sample, type Source, type Why } from '../source.ts';
import { plainName, synonyms } from '../synonyms.ts';

/** Any table of orders or order lines, by what its columns are called and what stands in them. */

type Guess = { columns: Partial<Record<Field, number>>; why: Partial<Record<Field, Why>> };

const numbers: readonly Field[] = [
  ...(['quantity', 'unit_price', 'line_total', 'line_discount', 'order_total', 'order_goods'] as const),
  ...(['order_discount', 'shipping', 'tax', 'refunded'] as const),
];
const money: readonly Field[] = ['unit_price', 'line_total', 'order_total', 'order_goods'];
/** Fields for which a part of a name is enough of a hint. */
const hinted: readonly Field[] = [
  ...(['date', 'order_id', 'email', 'platform_customer_id', 'product_id', 'product_name'] as const),
  ...(['quantity', 'unit_price', 'order_total', 'line_total', 'status_word'] as const),
];
const otherDates =
  /birth|ship|deliver|updat|modif|expir|due|cancel|geburt|liefer|livraison|entrega|consegna|发货|生日|收货|更新|発送|配送|誕生/;

const isDateColumn = (cells: readonly string[], name: string, share = 0.6) =>
  shareOf(cells, (cell) => looksLikeDate(cell) && possibleOrders([cell]).length > 0) >= share ||
  (unixUnits(cells.filter((cell) => cell !== '')) > 0 && synonyms.date.includes(name));

/** Whether the values of a column can be what its name says. A full name needs less of them than a part of one. */
function fits(field: Field, cells: readonly string[], name: string, why: Why): boolean {
  const share = why === 'header' ? 0.3 : 0.6;
  if (field === 'date' || field === 'cancelled_at') return isDateColumn(cells, name, share);
  if (field === 'time') return shareOf(cells, (cell) => /^\d{1,2}:\d{2}/.test(cell)) > 0.8;
  if (field === 'email') return shareOf(cells, looksLikeEmail) > share;
  if (numbers.includes(field)) return shareOf(cells, looksLikeNumber) >= share;
  return cells.some((cell) => cell !== '');
}

const hasWord = (name: string, word: string) =>
  /[^\p{ASCII}]/u.test(word)
    ? word.length > 1 && name.includes(word)
    : word.length > 2 && ` ${name} `.includes(` ${word} `);

function rank(field: Field, name: string, why: Why): number {
  if (why === 'header') return synonyms[field].indexOf(name);
  if (field === 'date' && otherDates.test(name)) return -1;
  return synonyms[field].findIndex((word) => hasWord(name, word));
}

function takeByName(sample: Sample, names: readonly string[], guess: Guess, field: Field, why: Why): void {
  const taken = new Set(Object.values(guess.columns));
  let best: { column: number; at: number } | undefined;
  for (const [column, name] of names.entries()) {
    const at = taken.has(column) || name === '' ? -1 : rank(field, name, why);
    if (at < 0 || (best && best.at <= at) || !fits(field, cellsOf(sample, column), name, why)) continue;
    best = { column, at };
  }
  if (!best) return;
  guess.columns[field] = best.column;
  guess.why[field] = why;
}

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
  for (const field of fields) takeByName(sample, names, guess, field, 'header');
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

/** Whether nothing is left that a person would know better. */
function isCertain(sample: Sample, { columns, why }: Guess): boolean {
  if (missingIn({ columns }).length > 0 || why.date === 'values') return false;
  const dated = sample.headers.filter((name, at) => isDateColumn(cellsOf(sample, at), plainName(name))).length;
  if (why.date === 'similar' && dated > 1) return false;
  if (money.some((field) => columns[field] !== undefined)) return true;
  const taken = new Set(Object.values(columns));
  return !sample.headers.some(
    (_, at) => !taken.has(at) && shareOf(cellsOf(sample, at), (cell) => /^-?\d+[.,]\d{1,2}$/.test(cell)) > 0.5,
  );
}

export const source: Source = {
  name: 'generic',
  recognise: () => 0.1,
  map(sample): Mapping {
    const guess = guessOf(sample);
    return { source: 'generic', ...guess, certain: isCertain(sample, guess) };
  },
};
