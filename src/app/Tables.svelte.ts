import { SvelteMap } from 'svelte/reactivity';
import { type Database, quoted } from '../engine/database.ts';
import type { Problem } from '../problem.ts';
import { layers } from './pipeline.ts';

const late = new Set(layers.filter(({ later }) => later).map(({ name }) => name));

/** How often each table has been replaced, and how many rows it has: what the screens follow. */
export class TableVersions {
  readonly #versions = new SvelteMap<string, number>();
  readonly #rows = new SvelteMap<string, number>();
  /** Whether the tables that are built after the facts still follow from earlier facts. */
  restStale = $state(false);
  /** Why those tables could not be built from the shop as it is. */
  unbuilt = $state.raw<Problem | null>(null);

  version(table: string): number {
    return this.#versions.get(table) ?? 0;
  }

  /** Whether a table is about to be replaced and still tells of what was there before. */
  awaited(table: string): boolean {
    return this.restStale && late.has(table);
  }

  /** Undefined until counted. */
  rows(table: string): number | undefined {
    return this.#rows.get(table);
  }

  /** Tells every screen that reads one of these to ask again. */
  replaced(tables: Iterable<string>): void {
    for (const table of tables) this.#versions.set(table, this.version(table) + 1);
  }

  replacedAll(): void {
    this.replaced([...this.#versions.keys()]);
  }

  async count(database: Database): Promise<void> {
    const sql = 'SELECT table_name AS name, estimated_size::INTEGER AS rows FROM duckdb_tables()';
    for (const { name, rows } of await database.rows<{ name: string; rows: number }>(sql)) this.#rows.set(name, rows);
    for (const { name } of layers.filter(({ kind, inner }) => kind === 'view' && !inner)) {
      const [counted] = await database.rows<{ rows: number }>(`SELECT count(*)::INTEGER AS rows FROM ${quoted(name)}`);
      if (counted) this.#rows.set(name, counted.rows);
    }
  }
}
