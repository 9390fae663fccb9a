import {
  type DateOrder,
  type Field,
  fields,
  type Mapping,
  type PackedItems,
  type Rule,
  type Sample,
  type Source,
} from './source.ts';

/** A rule by the names of columns. */
export interface NamedRule {
  readonly when: Readonly<Record<string, string>>;
  readonly means: Rule['means'];
}

/** An export format as a platform writes it: everything by the names of its columns. */
export interface Format {
  readonly name: string;
  /** Name of the `Kind` of its rows; none: orders or their lines. */
  readonly kind?: string;
  /** Columns that tell this format from every other, and without which it cannot be read. */
  readonly own: readonly string[];
  /** The column of each field; where versions name it differently, the better one first. */
  readonly names: Readonly<Partial<Record<Field, string | readonly string[]>>>;
  readonly rules?: readonly NamedRule[];
  /** `columns`: names, or the beginning of numbered ones. */
  readonly packed?: Omit<PackedItems, 'columns'> & { readonly columns: string };
  /** A line without a product sums up its order, and has no pieces of its own. */
  readonly sumsUp?: boolean;
  readonly continues?: boolean;
  /** The customer id that stands for a guest. */
  readonly guest?: string;
  /** Fields whose cells hold several numbers, each the group of an RE2 pattern: their sum counts. */
  readonly sums?: Mapping['sums'];
  /** Columns that hold these fields instead, where a column fits a pattern. */
  readonly turned?: { readonly by: string; readonly pattern: string; readonly names: Format['names'] };
  readonly utc?: boolean;
  /** Taken where the dates of a file leave it open. */
  readonly dateOrder?: DateOrder;
  readonly datedByOrder?: boolean;
  /** An order's number stands inside the text of these columns together, as the group of a pattern over all of it. */
  readonly numberIn?: { readonly columns: readonly string[]; readonly pattern: string };
  /** Fields that only one row of a group writes, and the column that tells the groups apart. */
  readonly shared?: { readonly by: string; readonly fields: readonly Field[] };
}

/** A header as platforms vary it: its case, and the width and the blanks of its characters. */
const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase();

/** Who somebody is may stand in one column for some rows and in another for others. */
const identities: readonly Field[] = ['email', 'phone', 'platform_customer_id', 'customer_name'];

/** Positions of columns by their names; names that the file lacks are left out. */
export function columnsNamed({ headers }: Sample, names: Format['names']): Pick<Mapping, 'columns' | 'also' | 'why'> {
  const present = headers.map(folded);
  const columns: Partial<Record<Field, number>> = {};
  const also: Partial<Record<Field, number[]>> = {};
  const why: Partial<Record<Field, 'header'>> = {};
  for (const field of fields) {
    const found = [names[field] ?? []].flat().map((name) => present.indexOf(folded(name)));
    const [column, ...further] = found.filter((at) => at >= 0);
    if (column === undefined) continue;
    columns[field] = column;
    why[field] = 'header';
    if (further.length > 0 && identities.includes(field)) also[field] = further;
  }
  return { columns, ...(Object.keys(also).length > 0 && { also }), why };
}

function turnedOf(sample: Sample, turned: Format['turned']): Pick<Mapping, 'turned'> {
  const column = turned ? sample.headers.map(folded).indexOf(folded(turned.by)) : -1;
  if (!turned || column < 0) return {};
  const { columns } = columnsNamed(sample, turned.names);
  return { turned: { when: { column, pattern: turned.pattern }, columns } };
}

/** A rule on columns that the file lacks is no rule. */
function rulesOf(present: readonly string[], rules: readonly NamedRule[]): Rule[] {
  return rules.flatMap(({ when, means }) => {
    const conditions = Object.entries(when).map(([name, pattern]) => ({
      column: present.indexOf(folded(name)),
      pattern,
    }));
    return conditions.some(({ column }) => column < 0) ? [] : [{ when: conditions, means }];
  });
}

function packedOf(present: readonly string[], packed: Format['packed']): PackedItems | undefined {
  if (!packed) return undefined;
  const begin = folded(packed.columns);
  const isOne = (name: string) => name.startsWith(begin) && /^\d*$/.test(name.slice(begin.length));
  const columns = present.flatMap((name, at) => (isOne(name) ? [at] : []));
  return columns.length === 0 ? undefined : { ...packed, columns };
}

/** The source that a format describes. Among formats that fit, the one with more columns of its own is surer. */
export function exportOf(format: Format): Source {
  const { name, kind, own, names, sumsUp, continues, guest, sums, utc, dateOrder, datedByOrder } = format;
  const { numberIn, shared } = format;
  return {
    name,
    recognise: ({ headers }) => {
      const present = new Set(headers.map(folded));
      return own.every((column) => present.has(folded(column))) ? 0.9 + own.length / 1000 : 0;
    },
    map(sample) {
      const present = sample.headers.map(folded);
      const rules = rulesOf(present, format.rules ?? []);
      const packed = packedOf(present, format.packed);
      return {
        source: name,
        ...(kind && { kind }),
        ...columnsNamed(sample, names),
        certain: true,
        ...(rules.length > 0 && { rules }),
        ...(packed && { packed }),
        ...(sumsUp && { sumsUp }),
        ...(continues && { continues }),
        ...(guest !== undefined && { guest }),
        ...(sums && { sums }),
        ...turnedOf(sample, format.turned),
        ...(utc && { utc }),
        ...(dateOrder && { dateOrder }),
        ...(datedByOrder && { datedByOrder }),
        ...(numberIn && {
          numberIn: {
            ...numberIn,
            columns: numberIn.columns.map((column) => present.indexOf(folded(column))).filter((at) => at >= 0),
          },
        }),
        ...(shared && { shared: { ...shared, by: present.indexOf(folded(shared.by)) } }),
      };
    },
  };
}
