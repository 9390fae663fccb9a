export type Decimal = '.' | ',';

/** Patterns and replacements that JavaScript and the database understand alike: `numberOf` is `readNumber` in SQL. */
const blanks = '\\s\u00a0\u202f\u2009';
/** What stands before a number: `EUR`, `Rs.`, `B/.`, and the single letters that are a currency. */
const before = `^([-+(]?)[${blanks}]?(?:\\p{L}{2,3}\\.?|[BS]/\\.?|[RQPLK])`;
const clutter = `[A-Z]{0,3}[${blanks}]?\\p{Sc}|[${blanks}'’元円]`;
/** What stands behind it: `kr.`, and dashes in place of cents, as in `5,- kr.` or `500/-`. */
const behind = '(?:[.,/][-–—]{1,2})?(?:\\p{L}{1,3}\\.?)?$';

/** Steps that leave a bare number, each a pattern and what takes the place of the first it finds; `g`: of all. */
export const bareSteps: readonly (readonly [pattern: string, to: string, options: string])[] = [
  ['−', '-', 'g'],
  [before, '\\1', ''],
  [clutter, '', 'g'],
  [behind, '', ''],
  ['^\\((.*)\\)$|^(.*)-$', '-\\1\\2', ''],
  ['^\\+', '', ''],
];

/** The first group is the whole part, the second what is behind the mark. The last group of thousands has three digits. */
function written(decimal: Decimal): string {
  const group = decimal === '.' ? ',' : '\\.';
  const mark = decimal === '.' ? '\\.' : ',';
  return `^(-?(?:\\d+|[1-9]\\d{0,2}(?:${group}\\d{2,3})*${group}\\d{3})?)(?:${mark}(\\d*))?$`;
}

/** A bare number with either mark: as the column has it, or as it can only be meant. A blank parts what it found. */
export const eitherWay = (decimal: Decimal): readonly [pattern: string, to: string] => [
  `${written(decimal)}|${written(decimal === '.' ? ',' : '.')}`,
  '\\1\\3 \\2\\4',
];

const compiled = bareSteps.map(
  ([pattern, to, options]) => [new RegExp(pattern, `u${options}`), to.replaceAll('\\', '$')] as const,
);
const bareOf = (text: string) => compiled.reduce((bare, [pattern, to]) => bare.replace(pattern, to), text);
const alone = { '.': new RegExp(written('.')), ',': new RegExp(written(',')) };
const either = { '.': new RegExp(eitherWay('.')[0]), ',': new RegExp(eitherWay(',')[0]) };
const scientific = /^[-+]?\d+(\.\d+)?e[-+]?\d{1,2}$/i;

/** The only mark with which a text is a number, if it is one with one of them only. */
export function vote(text: string): Decimal | undefined {
  const bare = bareOf(text);
  const [point, comma] = [alone['.'].test(bare), alone[','].test(bare)];
  return point === comma ? undefined : point ? '.' : ',';
}

/** The decimal mark for which most texts vote. */
export function markOf(texts: Iterable<string>): Decimal | undefined {
  let commas = 0;
  let points = 0;
  for (const text of texts) {
    const mark = vote(text);
    if (mark === ',') commas++;
    if (mark === '.') points++;
  }
  return commas === points ? undefined : commas > points ? ',' : '.';
}

/** The decimal mark of the numbers of a file. Where nothing decides, a point is one and a comma groups. */
export const decimalOf = (texts: Iterable<string>): Decimal => markOf(texts) ?? '.';

/**
 * A number as people and exports write it: `1.234,56`, `(12.00)`, `5-`, `£3.20`, `12 345,67`; undefined otherwise.
 * `decimal` decides only where either mark could be meant, as in `1,234`.
 */
export function readNumber(text: string, decimal: Decimal): number | undefined {
  const easy = decimal === ',' && !text.includes('.') ? text.replaceAll(',', '.') : text;
  if ((decimal === '.' || !text.includes('.')) && scientific.test(easy)) return Number(easy);
  const [, whole, cents, otherWhole, otherCents] = either[decimal].exec(bareOf(text)) ?? [];
  const number = `${whole ?? otherWhole ?? ''}.${cents ?? otherCents ?? ''}`.replaceAll(/[.,](?=.*\.)/g, '');
  return /\d/.test(number) ? Number(number) : undefined;
}
