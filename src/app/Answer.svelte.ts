import { untrack } from 'svelte';
import type { Database, Row, Value } from '../engine/database.ts';
import { readsOf } from '../engine/layer.ts';
import { asProblem, isCancelled, type Problem } from '../problem.ts';
import type { Asked } from '../views/screen.ts';
import type { Figures } from './Figures.svelte.ts';

export interface Question {
  readonly sql: string;
  readonly values?: readonly Value[];
}

/** Where answers come from: the database once it is open, and how often each table has been replaced. */
export interface Source {
  readonly reader: Database | null;
  readonly figures: Pick<Figures, 'tables'>;
}

/** A question that asks itself again when an argument changes or a table it names is replaced. */
export class Answer<T extends Row> implements Asked<T> {
  sql = $state('');
  values = $state.raw<readonly Value[]>([]);
  rows = $state.raw<readonly T[] | undefined>(undefined);
  problem = $state.raw<Problem | undefined>(undefined);

  /** Call while a component initialises. */
  constructor(source: Source, question: () => Question | undefined) {
    $effect(() => {
      const asked = question();
      const { reader } = source;
      if (!asked || !reader) return;
      const tables = readsOf(asked.sql);
      for (const table of tables) source.figures.tables.version(table);
      if (tables.some((table) => source.figures.tables.awaited(table))) {
        this.rows = undefined;
        this.problem = source.figures.tables.unbuilt ?? undefined;
        return;
      }
      const stop = new AbortController();
      untrack(() => void this.#load(reader, asked, stop.signal));
      return () => stop.abort(new DOMException('Asked again', 'AbortError'));
    });
  }

  async #load(reader: Database, { sql, values = [] }: Question, signal: AbortSignal): Promise<void> {
    this.sql = sql;
    this.values = values;
    try {
      const rows = await reader.rows<T>(sql, values, signal);
      if (signal.aborted) return;
      this.rows = rows;
      this.problem = undefined;
    } catch (reason) {
      if (!isCancelled(reason)) this.problem = asProblem(reason);
    }
  }
}
