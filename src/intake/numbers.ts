export type Decimal = '.' | ',';

/** Where the last of the marks stands decides, unless it could also group thousands. */
export function vote(text: string): Decimal | undefined {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  if (comma < 0 && point < 0) return undefined;
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const mark: Decimal = comma >= 0 ? ',' : '.';
  const other: Decimal = mark === ',' ? '.' : ',';
  if (text.indexOf(mark) !== text.lastIndexOf(mark)) return other;
  const after = /^\d*/.exec(text.slice(Math.max(comma, point) + 1))?.[0].length ?? 0;
  const before = /\d*$/.exec(text.slice(0, Math.max(comma, point)))?.[0] ?? '';
  return after === 3 && before.length <= 3 && /^[1-9]/.test(before) ? undefined : mark;
}

/** The decimal mark of the numbers of a file. Where nothing decides, a point is one and a comma groups. */
export function decimalOf(texts: Iterable<string>): Decimal {
  let commas = 0;
  let points = 0;
  for (const text of texts) {
    const mark = vote(text);
    if (mark === ',') commas++;
    if (mark === '.') points++;
  }
  return commas > points ? ',' : '.';
}

const signs = /[A-Z]{0,2}\p{Sc}|[\s'’元円]/gu;
const units = /^\p{L}{2,3}|\p{L}{1,3}$/gu;
const scientific = /^[-+]?\d+(\.\d+)?e[-+]?\d{1,2}$/i;
const plain = { '.': /^-?(\d+|\d{1,3}(,\d{2,3})+)?(\.\d*)?$/, ',': /^-?(\d+|\d{1,3}(\.\d{2,3})+)?(,\d*)?$/ };

/** A number as people and exports write it: `1.234,56`, `(12.00)`, `5-`, `£3.20`, `12 345,67`; undefined otherwise. */
export function readNumber(text: string, decimal: Decimal): number | undefined {
  if (decimal === '.' && scientific.test(text)) return Number(text);
  let bare = text.replaceAll('−', '-').replace(signs, '').replace(units, '');
  if (bare.startsWith('(') && bare.endsWith(')')) bare = `-${bare.slice(1, -1)}`;
  if (bare.endsWith('-')) bare = `-${bare.slice(0, -1)}`;
  if (bare.startsWith('+')) bare = bare.slice(1);
  if (!/\d/.test(bare) || !plain[decimal].test(bare)) return undefined;
  const group = decimal === '.' ? ',' : '.';
  return Number(bare.replaceAll(group, '').replace(decimal, '.'));
}
