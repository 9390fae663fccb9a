import type { Database } from '../engine/database.ts';
import type { Job } from './job.svelte.ts';

/** One row of the table `runs`, without its number. */
export interface RunRow {
  readonly model: string;
  readonly outcome: string;
  readonly code: string | null;
  /** Figures of the reason, as JSON. */
  readonly facts: string | null;
  readonly backend: string | null;
  readonly reason: string | null;
  readonly adapter: string | null;
  readonly milliseconds: number | null;
  readonly started_at: string;
  readonly seconds: number;
  readonly signature: string;
}

type Latest = { model: string; signature: string; outcome: string; code: string | null; facts: string | null };

/** The latest run of each model that ended well or was refused for good reason. */
export async function latestRuns(database: Database): Promise<Map<string, Latest>> {
  const rows = await database.rows<Latest>(
    `SELECT model, signature, outcome, code, facts FROM runs WHERE outcome IN ('ok', 'refused')
     QUALIFY row_number() OVER (PARTITION BY model ORDER BY run_key DESC) = 1`,
  );
  return new Map(rows.map((row) => [row.model, row]));
}

/** Adds a run and the curve of its training loss. */
export async function recordRun(database: Database, run: RunRow, curve: Job['curve']): Promise<void> {
  const [next] = await database.rows<{ key: number }>(
    'SELECT (coalesce(max(run_key), 0) + 1)::INTEGER AS key FROM runs',
  );
  const key = next?.key ?? 1;
  const { model, outcome, code, facts, backend, reason, adapter, milliseconds, started_at, seconds, signature } = run;
  await database.rows(`INSERT INTO runs SELECT ${key}, $1, $2, $3, $4, $5, $6, $7, $8, $9::TIMESTAMP, $10, $11`, [
    model,
    outcome,
    code,
    facts,
    backend,
    reason,
    adapter,
    milliseconds,
    started_at,
    seconds,
    signature,
  ]);
  for (const { step, stage, loss } of curve) {
    await database.rows('INSERT INTO run_curves VALUES ($1, $2, $3, $4)', [key, step, stage, loss]);
  }
}
