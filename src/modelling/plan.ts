import type { Database, Row } from '../engine/database.ts';

/** Raise it when a model changes so much that results of an earlier version of the app should not stand. */
const VERSION = 1;

const options = import.meta.glob<string>('./options/*.sql', { query: '?bare', import: 'default', eager: true });

/** The models that are trained by themselves: those that have a `.sql` with their options. */
export const trained: readonly string[] = Object.keys(options).map(nameOf);

/** What a run of a model is told; two runs with the same signature give the same tables. */
export interface Plan {
  readonly options: Row;
  readonly signature: string;
}

/** Asks the shop what a run of the model would rest on now. */
export async function planFor(database: Database, model: string, seed: number): Promise<Plan> {
  const sql = Object.entries(options).find(([path]) => nameOf(path) === model)?.[1] ?? 'SELECT 1 AS asked';
  const [row = {}] = await database.rows<Row>(sql);
  return { options: { ...row, seed }, signature: JSON.stringify([VERSION, model, row, seed]) };
}

function nameOf(path: string): string {
  return path.replace(/^.*\/|\.sql$/g, '');
}
