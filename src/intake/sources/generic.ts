import { isCertain } from '../certain.ts';
import { fits, type Guess, otherDates, takeByName } from '../guess.ts';
import { shareOf } from '../looks.ts';
import { cellsOf, type Field, type Mapping, orderFields, type Sample, type Source } from '../source.ts';
import { plainName } from '../synonyms.ts';
import { settleTotals } from '../totals.ts';

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
