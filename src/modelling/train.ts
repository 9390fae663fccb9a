import type { Backend, Device, Sent } from '../../workers/contract.ts';
import type { Database } from '../engine/database.ts';
import type { Layer } from '../engine/layer.ts';
import { asProblem, type Code, codes, isCancelled, Problem } from '../problem.ts';
import type { Job } from './job.svelte.ts';
import { type Plan, planFor } from './plan.ts';
import { run } from './run.ts';
import type { RunRow } from './runs.ts';

/** What a run needs of the page. */
export interface Shopfloor {
  readonly reader: Database;
  /** The tables that the models write, and how they look when empty. */
  readonly outputs: readonly Layer[];
  /** Writes the tables in one transaction and rebuilds what follows from them. */
  keep(tables: Sent, outcome: RunRow, empty: readonly Layer[]): Promise<void>;
  readonly seed: number;
  readonly backend: Backend | Device | undefined;
}

/** Trains one model to its end and keeps what it wrote. A refusal empties its tables, so no old answer stands. */
export async function train(
  job: Job,
  floor: Shopfloor,
  signal: AbortSignal,
  asked: Record<string, unknown> = {},
): Promise<void> {
  job.begin();
  try {
    const plan = await planFor(floor.reader, job.model, floor.seed);
    job.signature = plan.signature;
    const told = { ...plan.options, ...asked };
    const outcome = await run(floor.reader, job.model, told, floor.backend, (step) => job.report(step), signal);
    const problem = outcome.ok ? null : problemOf(outcome.failure);
    const state = outcome.ok ? 'ok' : problem?.code === 'model/failed' ? 'failed' : 'refused';
    const mine = floor.outputs.filter(({ name }) => name.startsWith(`${job.model}_`));
    await floor.keep(
      outcome.ok ? outcome.tables : {},
      rowOf(job, state, problem, outcome.device, plan),
      outcome.ok ? [] : mine,
    );
    job.end(state, problem, outcome.device);
    job.stale = state === 'failed';
  } catch (reason) {
    if (isCancelled(reason)) job.end('cancelled', null, null);
    else job.end('failed', asProblem(reason, 'model/failed'), null);
    throw reason;
  }
}

function problemOf(failure: { code: string; facts: Record<string, string | number> }): Problem {
  const known = (codes as readonly string[]).includes(failure.code);
  return new Problem(known ? (failure.code as Code) : 'model/failed', failure.facts);
}

function rowOf(job: Job, state: string, problem: Problem | null, device: Device | null, plan: Plan): RunRow {
  return {
    model: job.model,
    outcome: state,
    code: problem?.code ?? null,
    facts: problem ? JSON.stringify(problem.facts) : null,
    backend: device?.backend ?? null,
    reason: device?.reason ?? null,
    adapter: device?.adapter ?? null,
    milliseconds: device?.milliseconds ?? null,
    started_at: new Date(job.startedAt).toISOString().slice(0, 19).replace('T', ' '),
    seconds: (Date.now() - job.startedAt) / 1000,
    signature: plan.signature,
  };
}
