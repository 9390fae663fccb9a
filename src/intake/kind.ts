import { type Field, type Mapping, missingIn, orderNeeds } from './source.ts';

/** As what the cells of a column are read. `flag`: yes or no, or the day on which it came to be so. */
export type As = 'text' | 'id' | 'email' | 'number' | 'flag' | 'currency' | 'date';

/**
 * What the rows of a file are, when they are not orders: customers, products, refunds, … They go to a table of their
 * own, `incoming_<name>`, and meet the orders by a key. A file in `kinds/` that exports `kind` adds one.
 */
export interface Kind {
  readonly name: string;
  readonly fields: Readonly<Partial<Record<Field, As>>>;
  /** Of each group one must be written and readable, or the row is refused. */
  readonly needs: readonly (readonly Field[])[];
  /** A table whose headers name one field of each group, and none of `never`, is of this kind. */
  readonly marks: readonly (readonly Field[])[];
  readonly never: readonly Field[];
  /** Names of columns, as the lists of synonyms write them, that mean this in such a table only. */
  readonly names?: Readonly<Partial<Record<Field, string>>>;
  /** Names that mean a field only beside another one, and those that do so only in a table without any column of dates. */
  readonly beside?: { readonly field: Field; readonly names: Kind['names'] };
  readonly undated?: Kind['names'];
  /** Names of columns that mean nothing in such a table, whatever they mean in others. */
  readonly ignores?: string;
  /** Fields of `never` that say nothing against the kind where it is by a name of its own that it knows this field. */
  readonly unless?: { readonly named: Field; readonly fields: readonly Field[] };
  /** Whether columns that no field takes are questions: each row keeps what was answered, as `answers`. */
  readonly asks?: boolean;
  /** A field that stands for another where the table names only it: the day of a customer is that of the registration. */
  readonly instead?: Readonly<Partial<Record<Field, Field>>>;
}

/** In order of name, so that nothing depends on the order of files. */
export const kinds: readonly Kind[] = Object.values(
  import.meta.glob<Kind>('./kinds/*.ts', { eager: true, import: 'kind' }),
).sort((a, b) => a.name.localeCompare(b.name));

const types: Readonly<Record<As, string>> = {
  text: 'VARCHAR',
  id: 'VARCHAR',
  email: 'VARCHAR',
  number: 'DECIMAL(18,4)',
  flag: 'BOOLEAN',
  currency: 'VARCHAR',
  date: 'TIMESTAMP',
};

export const kindNamed = (name: string | undefined): Kind | undefined => kinds.find((kind) => kind.name === name);

/** The table of a kind's rows. */
export const tableOf = ({ name }: Kind): string => `incoming_${name}`;

/** Columns of that table, with their types. */
export function columnsOf({ fields, asks }: Kind): Record<string, string> {
  const typed = Object.entries(fields).map(([field, as]) => [field, types[as]]);
  return {
    source_key: 'INTEGER',
    line: 'INTEGER',
    ...(Object.fromEntries(typed) as Record<string, string>),
    ...(asks ? { answers: 'STRUCT(question VARCHAR, answer VARCHAR)[]' } : {}),
  };
}

/** The field that is a date; a kind has one at most. */
export const dateFieldOf = ({ fields }: Kind): Field | undefined =>
  (Object.keys(fields) as Field[]).find((field) => fields[field] === 'date');

/** What a mapping still lacks for rows of its kind. */
export function lackOf(mapping: Pick<Mapping, 'columns' | 'kind'>): (readonly Field[])[] {
  return missingIn(mapping, kindNamed(mapping.kind)?.needs ?? orderNeeds);
}
