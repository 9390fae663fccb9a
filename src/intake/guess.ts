import { possibleOrders, unixUnits } from './dates.ts';
import { looksLikeDate, looksLikeEmail, looksLikeNumber, shareOf } from './looks.ts';
import { cellsOf, type Field, type Sample, type Why } from './source.ts';
import { synonyms } from './synonyms.ts';

/** Columns by what they are called, as far as what stands in them agrees. */
export type Guess = { columns: Partial<Record<Field, number>>; why: Partial<Record<Field, Why>> };

const numbers: readonly Field[] = [
  ...(['quantity', 'unit_price', 'line_total', 'line_discount', 'order_total', 'order_goods'] as const),
  ...(['order_discount', 'shipping', 'tax', 'refunded', 'cost', 'stock', 'rating'] as const),
];
const actions =
  /^(page)?[ _-]?views?$|^pv$|visit|click|search|cart|basket|checkout|fav|wish|like|^buy$|purchase|transaction|order|浏览|访问|点击|搜索|加购|购物车|结算|收藏|购买|下单|支付|成交/i;
const dates: readonly Field[] = ['date', 'cancelled_at', 'registered_at'];
/** Names of days that are not those of an order, though its goods may have gone out then. */
export const deliveryDates =
  /birth|ship|deliver|updat|modif|expir|due|cancel|geburt|liefer|livraison|entrega|consegna|发货|生日|收货|更新|発送|配送|誕生/;

/** The same, and of days on which money went back. */
export const otherDates = new RegExp(
  `${deliveryDates.source}|refund|erstatt|rembours|reembols|rimbors|terugbetal|退款|返金`,
);
/** A word that the name of a date or of an order has in a list of purchases: tickets and posts have numbers and dates too. */
export const purchase = new RegExp(
  [
    'order|purchase|invoice|sale|sold|transaction|receipt|basket|checkout|bestell|auftrag|kauf|rechnung|beleg',
    'commande|achat|facture|vente|pedido|compra|factura|venta|ordine|acquist|fattura|vendita',
    '注文|購入|受注|売上|取引|伝票|订单|下单|购买|交易|成交|消费|付款|支付|发票|小票|单号|流水|訂單|下單|訂購|購買|發票|單號',
  ].join('|'),
);
/** Names of numbers that are no money of an order, though a part of them sounds like it. */
const otherAmounts = /weight|gewicht|poids|重量|profit|margin|marge/;

/** Every kind of table asks this of every column. */
const dateShares = new WeakMap<readonly string[], number>();

function dateShare(cells: readonly string[]): number {
  const known = dateShares.get(cells);
  if (known !== undefined) return known;
  const share = shareOf(cells, (cell) => looksLikeDate(cell) && possibleOrders([cell]).length > 0);
  dateShares.set(cells, share);
  return share;
}

export const isDateColumn = (cells: readonly string[], name: string, share = 0.6) =>
  dateShare(cells) >= share || (unixUnits(cells.filter((cell) => cell !== '')) > 0 && synonyms.date.includes(name));

/** Whether the values of a column can be what its name says. A full name needs less of them than a part of one. */
export function fits(field: Field, cells: readonly string[], name: string, why: Why): boolean {
  const share = why === 'header' ? 0.3 : 0.6;
  if (dates.includes(field)) return isDateColumn(cells, name, share);
  if (field === 'time') return shareOf(cells, (cell) => /^\d{1,2}:\d{2}/.test(cell)) > 0.8;
  if (field === 'email') return shareOf(cells, looksLikeEmail) > share;
  if (field === 'event') return shareOf(cells, (cell) => actions.test(cell)) >= share;
  if (numbers.includes(field)) return shareOf(cells, looksLikeNumber) >= share;
  return cells.some((cell) => cell !== '');
}

const hasWord = (name: string, word: string) =>
  /[^\p{ASCII}]/u.test(word)
    ? word.length > 1 && name.includes(word)
    : word.length > 2 && ` ${name} `.includes(` ${word} `);

function rank(words: readonly string[], field: Field, name: string, why: Why): number {
  if (why === 'header') return words.indexOf(name);
  if (field === 'date' && otherDates.test(name)) return -1;
  if (numbers.includes(field) && otherAmounts.test(name)) return -1;
  return words.findIndex((word) => hasWord(name, word));
}

/** Gives a field to the column that is called best for it among those that are free. `names`: plain ones. */
export function takeByName(
  sample: Sample,
  names: readonly string[],
  guess: Guess,
  field: Field,
  why: Why,
  words: readonly string[] = synonyms[field],
): void {
  if (guess.columns[field] !== undefined) return;
  const taken = new Set(Object.values(guess.columns));
  let best: { column: number; at: number } | undefined;
  for (const [column, name] of names.entries()) {
    const at = taken.has(column) || name === '' ? -1 : rank(words, field, name, why);
    if (at < 0 || (best && best.at <= at) || !fits(field, cellsOf(sample, column), name, why)) continue;
    best = { column, at };
  }
  if (!best) return;
  guess.columns[field] = best.column;
  guess.why[field] = why;
}
