import * as m from '../app/words/compiled/messages.js';
import type { Value } from '../engine/database.ts';
import type { Format } from '../ui/format.ts';

interface Question {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Whom a list of people to write to may name: everybody, until the shop has asked for consent; then those who gave it. */
export const mayWrite = (table: string): string =>
  `(${table}.consent OR NOT EXISTS (SELECT 1 FROM customers WHERE consent IS NOT NULL))`;

/** A question with a `consent` column as a list of people to write to. */
export const toWriteTo = ({ sql, values }: Question): Question => ({
  sql: `SELECT *\nFROM (\n${sql}\n) AS listed\nWHERE ${mayWrite('listed')}`,
  values,
});

/** How many of a question's rows such a list leaves out. */
export const leftOut = ({ sql, values }: Question): Question => ({
  sql: `SELECT count(*)::INTEGER AS people\nFROM (\n${sql}\n) AS listed\nWHERE NOT coalesce(${mayWrite('listed')}, false)`,
  values,
});

/** The caption of a list whose CSV leaves people out. */
export function captionOf(said: string, people: number | undefined, format: Format): string {
  return people ? m.consent_left_out({ said, count: format.count(people) }) : said;
}
