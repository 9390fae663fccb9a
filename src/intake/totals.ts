import type { Guess } from './guess.ts';
import { decimalOf, readNumber } from './numbers.ts';
import { cellsOf, type Field, type Sample } from './source.ts';

/**
 * Which amounts of a table are of a line and which of its order, and whether a discount is off them already: the names
 * of columns leave that open, the sums of the rows mostly do not.
 */

type Row = readonly string[];
type Amount = (row: Row) => number | undefined;

/** Rows of the sample by order. */
function rowsByOrder(sample: Sample, column: number | undefined): Row[][] {
  if (column === undefined) return sample.rows.map((row) => [row]);
  const orders = new Map<string, Row[]>();
  for (const row of sample.rows) {
    const id = row[column] ?? '';
    if (id !== '') orders.set(id, [...(orders.get(id) ?? []), row]);
  }
  return [...orders.values()];
}

function amountOf(sample: Sample, column: number | undefined): Amount {
  if (column === undefined) return () => undefined;
  const decimal = decimalOf(cellsOf(sample, column));
  return (row) => readNumber(row[column] ?? '', decimal);
}

function move(guess: Guess, from: Field, to: Field): void {
  const column = guess.columns[from];
  const why = guess.why[from];
  if (column === undefined || guess.columns[to] !== undefined) return;
  drop(guess, from);
  guess.columns[to] = column;
  guess.why[to] = why ?? 'values';
}

function drop(guess: Guess, field: Field): void {
  delete guess.columns[field];
  delete guess.why[field];
}

const near = (a: number | undefined, b: number | undefined) =>
  a !== undefined && b !== undefined && Math.abs(a - b) < 0.0051;
const most = <T>(all: readonly T[], holds: (one: T) => boolean) => all.filter(holds).length * 2 > all.length;

class Totals {
  readonly #sample: Sample;
  readonly #guess: Guess;
  readonly #orders: Row[][];
  readonly #several: Row[][];

  constructor(sample: Sample, guess: Guess) {
    this.#sample = sample;
    this.#guess = guess;
    this.#orders = rowsByOrder(sample, guess.columns.order_id);
    this.#several = guess.columns.order_id === undefined ? [] : this.#orders.filter((rows) => rows.length > 1);
  }

  has(field: Field): boolean {
    return this.#guess.columns[field] !== undefined;
  }

  amount(field: Field): Amount {
    return amountOf(this.#sample, this.#guess.columns[field]);
  }

  /** What differs from line to line of an order is the line's. */
  differs(field: Field): boolean {
    const amount = this.amount(field);
    return this.#several.some((rows) => new Set(rows.map(amount).filter((value) => value !== undefined)).size > 1);
  }

  /** Price × quantity of a row. */
  get worth(): Amount {
    const [price, quantity] = [this.amount('unit_price'), this.amount('quantity')];
    return (row) => {
      const each = price(row);
      return each === undefined ? undefined : each * (quantity(row) ?? 1);
    };
  }

  /**
   * Whether the stated totals of rows with a discount are mostly what is left of price × quantity after it (`net`), or all
   * of it (`gross`).
   */
  discounted(discount: Field): 'net' | 'gross' | undefined {
    const [total, off, worth] = [this.amount('line_total'), this.amount(discount), this.worth];
    const rows = this.#sample.rows.filter((row) => off(row) && total(row) !== undefined && worth(row) !== undefined);
    const net = rows.filter((row) => near(total(row), (worth(row) ?? 0) - Math.abs(off(row) ?? 0))).length;
    const gross = rows.filter((row) => near(total(row), worth(row))).length;
    return net === gross ? undefined : net > gross ? 'net' : 'gross';
  }

  /** What of its order the amount of a line repeats, or tells once: its goods, its total, or the total that is known. */
  repeated(): 'goods' | 'total' | 'known' | undefined {
    const [value, worth, total] = [this.amount('line_total'), this.worth, this.amount('order_total')];
    const off = this.amount('order_discount');
    const orders = this.#several.filter((rows) => rows.some((row) => value(row) !== undefined));
    if (orders.length === 0) return undefined;
    const once = (rows: Row[]) => rows.slice(1).every((row) => value(row) === undefined);
    const same = (rows: Row[]) => new Set(rows.map(value)).size === 1;
    const own = (rows: Row[]) => rows.every((row) => near(value(row), worth(row)));
    if (!most(orders, (rows) => (once(rows) || same(rows)) && !own(rows))) return undefined;
    const first = (rows: Row[]) => value(rows[0] ?? []);
    const whole = (rows: Row[]) => total(rows[0] ?? []);
    const sum = (rows: Row[]) => rows.reduce((all, row) => all + (worth(row) ?? 0), 0);
    if (most(orders, (rows) => near(first(rows), whole(rows)))) return 'known';
    const goods = (rows: Row[]) =>
      near(first(rows), sum(rows)) || near(first(rows), sum(rows) - Math.abs(off(rows[0] ?? []) ?? 0));
    if (this.has('unit_price') && most(orders, goods)) return 'goods';
    const exceeds = (rows: Row[]) => (first(rows) ?? 0) * rows.length > (whole(rows) ?? Infinity) + 0.005;
    if (this.has('order_total')) return most(orders, (rows) => once(rows) || exceeds(rows)) ? 'goods' : undefined;
    const above = (rows: Row[]) => (first(rows) ?? 0) > sum(rows);
    if (this.has('unit_price')) return most(orders, above) ? 'total' : undefined;
    return most(orders, once) || orders.length >= 5 ? 'total' : undefined;
  }

  /** Whether the goods of an order are stated before its discount: the total is what is left of them after it. */
  beforeDiscount(field: Field): boolean {
    const [goods, off, total] = [this.amount(field), this.amount('order_discount'), this.amount('order_total')];
    const [shipping, tax, worth] = [this.amount('shipping'), this.amount('tax'), this.worth];
    const vote = (rows: Row[]): number => {
      const row = rows[0] ?? [];
      const [stated, less] = [goods(row), Math.abs(off(row) ?? 0)];
      if (stated === undefined || less === 0) return 0;
      const extra = [shipping(row) ?? 0, (shipping(row) ?? 0) + (tax(row) ?? 0)];
      const left = this.has('order_total')
        ? extra.map((more) => (total(row) ?? Number.NaN) - more)
        : [rows.reduce((all, each) => all + (worth(each) ?? Number.NaN), 0) - less];
      return Number(left.some((one) => near(one, stated - less))) - Number(left.some((one) => near(one, stated)));
    };
    return this.#orders.reduce((votes, rows) => votes + vote(rows), 0) > 0;
  }

  /** Whether no order of the sample has several rows. */
  get single(): boolean {
    return this.#several.length === 0;
  }

  /** Whether a field stands on the first row of each order only. */
  once(field: Field): boolean {
    const amount = this.amount(field);
    return this.#several.every((rows) => rows.slice(1).every((row) => amount(row) === undefined));
  }
}

const isSubtotal = /sub ?total|zwischensumme|sous total|商品合計/;

/** Gives amounts to the line or to the order, as their sums tell. `names`: plain ones. */
export function settleTotals(sample: Sample, names: readonly string[], guess: Guess): void {
  const totals = new Totals(sample, guess);
  if (totals.differs('order_total') && !totals.once('order_total')) move(guess, 'order_total', 'line_total');
  if (totals.differs('order_discount')) move(guess, 'order_discount', 'line_discount');
  if (totals.differs('shipping')) move(guess, 'shipping', 'line_shipping');
  if (totals.differs('tax')) move(guess, 'tax', 'line_tax');
  const { line_total: line } = guess.columns;
  if (line !== undefined) {
    const repeats = totals.repeated();
    const beside = totals.single && totals.has('order_total') && isSubtotal.test(names[line] ?? '');
    if (repeats === 'known') drop(guess, 'line_total');
    else if (repeats === 'total') move(guess, 'line_total', 'order_total');
    else if (repeats === 'goods' || beside) move(guess, 'line_total', 'order_goods');
  }
  if (totals.discounted('order_discount') === 'net') move(guess, 'order_discount', 'line_discount');
  if (totals.discounted('line_discount') === 'gross') move(guess, 'line_total', 'line_subtotal');
  if (totals.beforeDiscount('order_goods')) move(guess, 'order_goods', 'order_subtotal');
}
