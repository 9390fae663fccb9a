import { type Guess, isDateColumn, purchase } from './guess.ts';
import { looksLikeNumber, shareOf } from './looks.ts';
import { cellsOf, type Field, missingIn, type Sample } from './source.ts';
import { plainName } from './synonyms.ts';

const money: readonly Field[] = ['unit_price', 'line_total', 'order_total', 'order_goods'];
/** A name under which numbers are no money. */
const noMoney = new RegExp(
  [
    String.raw`\b(ids?|codes?|numbers?|no|nr|num|phone|telephone|tel|mobile|fax|zip|postcode|postal|year|month|week|day|hour)\b`,
    String.raw`\b(age|count|stock|rating|score|rank|row|line|index|position|latitude|longitude|weight)\b`,
    'nummer|telefon|telefono|numero|codigo|codice|postleitzahl|plz|jahr|alter|bestand|gewicht',
    '号|號|编码|編碼|代码|代碼|コード|电话|電話|手机|手機|邮编|郵遞|郵便|年|库存|庫存|在庫|评分|評分|評価',
  ].join('|'),
);

/** Whether a column whose name means nothing may hold the money that no other column does. */
function mayBeMoney(cells: readonly string[], name: string): boolean {
  if (shareOf(cells, (cell) => /^-?\d+[.,]\d{1,2}$/.test(cell)) > 0.5) return true;
  if (noMoney.test(name) || isDateColumn(cells, name)) return false;
  const isFlag = cells.every((cell) => ['', '0', '1'].includes(cell));
  return !isFlag && shareOf(cells, (cell) => looksLikeNumber(cell) && !/^\d{9,}$/.test(cell)) === 1;
}

/** Whether rows without any money show that they are purchases: by what was bought, by a name, or by saying nothing else. */
function showsPurchases(names: readonly string[], { columns }: Guess, free: readonly number[]): boolean {
  const { date, order_id: order, quantity, product_id: id, product_name: product, status_word: status } = columns;
  if ([quantity, id, product].some((column) => column !== undefined)) return true;
  if ([date, order].some((column) => column !== undefined && purchase.test(names[column] ?? ''))) return true;
  return order === undefined && status === undefined && free.every((at) => names[at] === '');
}

/** Whether nothing is left of a table of orders that a person would know better. */
export function isCertain(sample: Sample, guess: Guess): boolean {
  const { columns, why } = guess;
  if (missingIn({ columns }).length > 0 || why.date === 'values') return false;
  const names = sample.headers.map(plainName);
  const dated = names.filter((name, at) => isDateColumn(cellsOf(sample, at), name)).length;
  if (why.date === 'similar' && dated > 1) return false;
  if (money.some((field) => columns[field] !== undefined)) return true;
  const taken = new Set(Object.values(columns));
  const free = [...names.keys()].filter((at) => !taken.has(at));
  if (free.some((at) => mayBeMoney(cellsOf(sample, at), names[at] ?? ''))) return false;
  return showsPurchases(names, guess, free);
}
