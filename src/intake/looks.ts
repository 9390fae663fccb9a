import { calmed } from './calm.ts';
import { readNumber } from './numbers.ts';

/** What a cell looks like, for guessing what a column is. The whole column decides later. */

const dateLike = [
  /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[T,\s]|$)/,
  /^\d{4}年\d{1,2}月\d{1,2}日?/,
  /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}(?:\d{2})?)?$/,
  /^\d{1,2}[-\s]\p{L}{3,9}\.?[-\s,]+\d{2,4}\b/u,
  /^\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4}\b/u,
];
/** `R12` is more often a code than an amount. */
const code = /^[A-Z]\d+$/;
const emailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function looksLikeNumber(cell: string): boolean {
  if (code.test(cell) || looksLikeSeparatedDate(cell)) return false;
  return readNumber(cell, '.') !== undefined || readNumber(cell, ',') !== undefined;
}

/** A date with something between its parts: nothing else looks like that. */
export function looksLikeSeparatedDate(cell: string): boolean {
  const { text } = calmed(cell);
  return dateLike.some((pattern, index) => index !== 2 && pattern.test(text)) && /\d/.test(text);
}

export function looksLikeDate(cell: string): boolean {
  const { text } = calmed(cell);
  return dateLike.some((pattern) => pattern.test(text));
}

export function looksLikeEmail(cell: string): boolean {
  return emailLike.test(cell);
}

/** Share of the cells with something in them that satisfy `test`; 0 when there are none. */
export function shareOf(cells: readonly string[], test: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
}
