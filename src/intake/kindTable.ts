import { type Guess, isDateColumn, otherDates, takeByName } from './guess.ts';
import { dateFieldOf, type Kind, lackOf } from './kind.ts';
import { questionColumns, surelyAsked, surveyNames, takeEmail } from './questions.ts';
import { cellsOf, type Field, type Mapping, type Sample, type Source } from './source.ts';
import { plainName } from './synonyms.ts';

/** What the columns of a table can be when its rows are of a kind. */
export function guessOf(kind: Kind, sample: Sample): Guess {
  const names = kind.asks ? surveyNames(sample) : sample.headers.map(plainName);
  const guess: Guess = { columns: {}, why: {} };
  for (const [field, words] of Object.entries(kind.names ?? {}) as [Field, string][])
    takeByName(sample, names, guess, field, 'header', words.split(' | '));
  for (const field of Object.keys(kind.fields) as Field[]) takeByName(sample, names, guess, field, 'header');
  for (const [field, other] of Object.entries(kind.instead ?? {}) as [Field, Field][]) {
    const stand: Guess = { columns: { ...guess.columns }, why: {} };
    takeByName(sample, names, stand, other, 'header');
    const column = stand.columns[other];
    if (guess.columns[field] !== undefined || column === undefined) continue;
    guess.columns[field] = column;
    guess.why[field] = 'header';
  }
  if (kind.asks) takeEmail(sample, guess);
  return guess;
}

/** Whether a column that no field has taken says that the rows are something else. */
function contradicts({ never, fields }: Kind, sample: Sample, { columns }: Guess): boolean {
  const names = sample.headers.map(plainName);
  const rest: Guess = { columns: { ...columns }, why: {} };
  for (const field of never) takeByName(sample, names, rest, field, 'header');
  if (never.some((field) => rest.columns[field] !== undefined && !(field in fields))) return true;
  if (!never.includes('date')) return false;
  return names.some((name, at) => !otherDates.test(name) && isDateColumn(cellsOf(sample, at), name));
}

/** The source of any table of a kind, by what its columns are called. */
export function tableSource(kind: Kind): Source {
  return {
    name: kind.name,
    recognise(sample) {
      const guess = guessOf(kind, sample);
      const marked = kind.marks.every((group) => group.some((field) => guess.columns[field] !== undefined));
      const sure = kind.asks ? surelyAsked(sample, guess) >= (marked ? 1 : 2) : marked;
      if (!sure || contradicts(kind, sample, guess)) return 0;
      return (kind.asks ? 0.4 : 0.2) + Object.keys(guess.columns).length / 100;
    },
    map(sample): Mapping {
      const mapping = { source: kind.name, kind: kind.name, ...guessOf(kind, sample), certain: true };
      if (!kind.asks) return mapping;
      return { ...mapping, answers: questionColumns(sample, mapping), certain: lackOf(mapping).length === 0 };
    },
  };
}

/** A mapping whose date is the date of its kind, for those who read dates. */
export function dated(mapping: Mapping, kind: Kind): Mapping {
  const field = dateFieldOf(kind);
  const column = field && mapping.columns[field];
  const { date: _, ...others } = mapping.columns;
  return { ...mapping, columns: column === undefined ? others : { ...others, date: column } };
}
