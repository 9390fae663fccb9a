import { deliveryDates, type Guess, isDateColumn, purchase, takeByName } from './guess.ts';
import { dateFieldOf, type Kind, lackOf } from './kind.ts';
import { questionColumns, surelyAsked, surveyNames, takeEmail } from './questions.ts';
import { cellsOf, type Field, type Mapping, type Sample, type Source } from './source.ts';
import { plainName } from './synonyms.ts';

/** Plain names of the columns; '' for those that mean nothing in a table of this kind. */
function namesIn({ ignores = '', asks }: Kind, sample: Sample, bare = asks): string[] {
  const ignored = ignores.split(' | ');
  const names = bare ? surveyNames(sample) : sample.headers.map(plainName);
  return names.map((name) => (ignored.includes(name) ? '' : name));
}

function takeOwn(sample: Sample, names: readonly string[], guess: Guess, own: Kind['names'] = {}): void {
  for (const [field, words] of Object.entries(own) as [Field, string][])
    takeByName(sample, names, guess, field, 'header', words.split(' | '));
}

/** Whether some column holds the days of something: those on which goods went out do not count. */
const isDated = (sample: Sample): boolean =>
  sample.headers
    .map(plainName)
    .some((name, at) => !deliveryDates.test(name) && isDateColumn(cellsOf(sample, at), name));

/** What the columns of a table can be when its rows are of a kind. */
export function guessOf(kind: Kind, sample: Sample): Guess {
  const names = namesIn(kind, sample);
  const guess: Guess = { columns: {}, why: {} };
  const { beside, undated } = kind;
  takeOwn(sample, names, guess, kind.names);
  if (undated && !isDated(sample)) takeOwn(sample, names, guess, undated);
  for (const field of Object.keys(kind.fields) as Field[]) takeByName(sample, names, guess, field, 'header');
  if (beside && guess.columns[beside.field] !== undefined) takeOwn(sample, names, guess, beside.names);
  for (const [field, other] of Object.entries(kind.instead ?? {}) as [Field, Field][]) {
    const stand: Guess = { columns: { ...guess.columns }, why: {} };
    takeByName(sample, names, stand, other, 'header');
    const column = stand.columns[other];
    if (guess.columns[field] !== undefined || column === undefined || purchase.test(names[column] ?? '')) continue;
    guess.columns[field] = column;
    guess.why[field] = 'header';
  }
  if (kind.asks) takeEmail(sample, guess);
  return guess;
}

/** The fields that contradict a kind in this table. */
function contradicting({ never, names, unless }: Kind, plain: readonly string[], { columns }: Guess): readonly Field[] {
  const own = unless && names?.[unless.named]?.split(' | ');
  const column = unless && columns[unless.named];
  if (!own || column === undefined || !own.includes(plain[column] ?? '')) return never;
  return never.filter((field) => !unless.fields.includes(field));
}

/** Whether a column that no field has taken says that the rows are something else. */
function contradicts(kind: Kind, sample: Sample, guess: Guess): boolean {
  const names = namesIn(kind, sample, false);
  const never = contradicting(kind, names, guess);
  const rest: Guess = { columns: { ...guess.columns }, why: {} };
  for (const field of never) takeByName(sample, names, rest, field, 'header');
  if (never.some((field) => rest.columns[field] !== undefined && !(field in kind.fields))) return true;
  return never.includes('date') && isDated(sample);
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
