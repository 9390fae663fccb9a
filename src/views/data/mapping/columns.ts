import * as m from '../../../app/words/compiled/messages.js';
import type { Sample } from '../../../intake/source.ts';

/** The name of a column, or its number where the file has no names. */
export function columnName({ headers }: Sample, column: number): string {
  return headers[column] || m.mapping_column({ number: column + 1 });
}

/** The first values of a column that are filled. */
export function examplesOf({ rows }: Sample, column: number, most = 2): string {
  const values = new Set<string>();
  for (const row of rows) {
    if (row[column]) values.add(row[column]);
    if (values.size === most) break;
  }
  return [...values].map((value) => (value.length > 24 ? `${value.slice(0, 24)}…` : value)).join(' · ');
}
