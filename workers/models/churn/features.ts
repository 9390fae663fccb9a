import type { Tables } from '../../contract.ts';
import type { Design } from '../../math/logistic.ts';
import { type Scale, informative, learnScale, missingness, standardised, tellsMissing } from '../../math/scaling.ts';
import { isNumbers, numbers } from '../../tables.ts';

const notFeatures = new Set(['customer_key', 'cutoff_key', 'churned', 'amount_365']);

/** Every number column of `behaviour` that describes a customer. */
export function featureNames(input: Tables): string[] {
  return Object.entries(input['behaviour'] ?? {})
    .filter(([name, column]) => !notFeatures.has(name) && isNumbers(column))
    .map(([name]) => name);
}

/** Turns rows of `behaviour` into standardised columns, as learnt from training rows. */
export interface Encoder {
  readonly scales: readonly Scale[];
  /** Those with a second column for "missing". Columns missing in the same share of rows are missing together: one flag. */
  readonly flagged: readonly Scale[];
  /** Feature that each column of the design stems from; the last column is the constant. */
  readonly sources: readonly string[];
}

/** Learns scales from the given rows only. Columns that never vary there are left out. */
export function learnEncoder(input: Tables, names: readonly string[], rows: Int32Array): Encoder {
  const scales = names
    .map((name) => {
      const column = numbers(input, 'behaviour', name);
      const values = Float64Array.from(rows, (row) => column[row]!);
      return learnScale(name, values);
    })
    .filter(informative);
  const shares = scales.map(({ missing }) => missing);
  const flagged = scales.filter((scale, i) => tellsMissing(scale) && shares.indexOf(scale.missing) === i);
  const sources = scales.flatMap((scale) => (flagged.includes(scale) ? [scale.name, scale.name] : [scale.name]));
  return { scales, flagged, sources };
}

/** The design of the given rows: a column for each feature, one more where missing values tell something, and 1. */
export function encode(input: Tables, { scales, flagged, sources }: Encoder, rows: Int32Array): Design {
  const width = sources.length + 1;
  const values = new Float32Array(rows.length * width);
  let column = 0;
  const fill = (value: (row: number) => number) => {
    rows.forEach((row, i) => {
      values[i * width + column] = value(row);
    });
    column++;
  };
  for (const scale of scales) {
    const raw = numbers(input, 'behaviour', scale.name);
    fill((row) => standardised(scale, raw[row]!));
    if (flagged.includes(scale)) fill((row) => missingness(scale, raw[row]!));
  }
  fill(() => 1);
  return { values, rows: rows.length, width };
}
