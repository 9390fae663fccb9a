import type { Device, Sent } from '../../workers/contract.ts';
import type { Database } from '../engine/database.ts';
import { build, type Layer } from '../engine/layer.ts';
import type { Store } from '../engine/store.ts';
import { timed } from '../engine/timed.ts';
import { Job } from '../modelling/job.svelte.ts';
import { planFor, trained } from '../modelling/plan.ts';
import { latestRuns, recordRun, type RunRow } from '../modelling/runs.ts';
import { train } from '../modelling/train.ts';
import { asProblem, type Code, isCancelled, Problem } from '../problem.ts';
import type { Overrides } from './overrides.ts';
import { layers, outputs } from './pipeline.ts';
import type { TableVersions } from './Tables.svelte.ts';

/** The models of the shop: what is stale, what runs, and what a run leaves behind. */
export class Training {
  readonly jobs: Readonly<Record<string, Job>> = Object.fromEntries(
    [...trained, 'basket'].map((name) => [name, new Job(name)]),
  );
  readonly #overrides: Overrides;
  readonly #tables: TableVersions;
  readonly #failed: (problem: Problem) => void;
  #stop = $state.raw<AbortController | null>(null);
  #device: Device | undefined;

  constructor(overrides: Overrides, tables: TableVersions, failed: (problem: Problem) => void) {
    this.#overrides = overrides;
    this.#tables = tables;
    this.#failed = failed;
  }

  get running(): boolean {
    return this.#stop !== null;
  }

  /** Models whose results are missing or no longer follow from the shop as it is. */
  get stale(): readonly string[] {
    return trained.filter((name) => this.jobs[name]?.stale);
  }

  /**
   * Compares what each model's latest run rested on with the shop as it is. A run under way that rests on what the shop
   * no longer is ends here.
   */
  async compare(reader: Database): Promise<void> {
    const runs = await latestRuns(reader);
    for (const name of trained) {
      const job = this.jobs[name];
      const last = runs.get(name);
      if (!job) continue;
      const { signature } = await planFor(reader, name, this.#overrides.seed);
      job.stale = last?.signature !== signature;
      if (job.state === 'running' && job.signature !== null && job.signature !== signature) this.stop();
      if (job.state === 'idle' && last) {
        job.state = last.outcome === 'ok' ? 'ok' : 'refused';
        job.problem = last.code ? new Problem(last.code as Code, JSON.parse(last.facts ?? '{}')) : null;
      }
    }
  }

  /** Trains what is stale, one model after the other; one graphics card serves one run at a time. */
  async start(store: Store): Promise<void> {
    if (this.#stop || this.stale.length === 0) return;
    const stop = new AbortController();
    this.#stop = stop;
    try {
      for (const name of this.stale) await this.#run(store, name, stop.signal, {});
    } catch (reason) {
      if (!isCancelled(reason)) this.#failed(asProblem(reason, 'model/failed'));
    } finally {
      if (this.#stop === stop) this.#stop = null;
    }
  }

  stop(): void {
    this.#stop?.abort(new DOMException('The person stopped the training', 'AbortError'));
    this.#stop = null;
  }

  /** Forgets every run, as after erasing. */
  forget(): void {
    this.stop();
    for (const job of Object.values(this.jobs)) job.forget();
  }

  /** Folds a basket into the fitted factors; the answer is the table `basket`. */
  async ask(store: Store, products: readonly number[]): Promise<void> {
    if (this.jobs.basket?.state === 'running') return;
    try {
      await this.#run(store, 'basket', new AbortController().signal, { products });
    } catch (reason) {
      this.#failed(asProblem(reason, 'model/failed'));
    }
  }

  async #run(store: Store, name: string, signal: AbortSignal, asked: Record<string, unknown>): Promise<void> {
    const job = this.jobs[name];
    if (!job) return;
    const keep = (tables: Sent, row: RunRow, empty: readonly Layer[]) =>
      this.#keep(store, job, tables, row, empty, signal);
    const backend = this.#device ?? this.#overrides.backend;
    const floor = { reader: store.reader, outputs, keep, seed: this.#overrides.seed, backend };
    await timed(`train ${name}`, () => train(job, floor, signal, asked));
    if (job.device) this.#device = job.device;
    if (job.state === 'failed' && job.problem) throw job.problem;
  }

  /** What a run wrote, its row and its curve become tables in one step, and what follows from them is rebuilt. */
  async #keep(
    store: Store,
    job: Job,
    tables: Sent,
    row: RunRow,
    empty: readonly Layer[],
    signal: AbortSignal,
  ): Promise<void> {
    const written = [...Object.keys(tables), ...empty.map(({ name }) => name)];
    const rebuilt = await store.write(async (database) => {
      signal.throwIfAborted();
      for (const [name, columns] of Object.entries(tables)) await database.replace(name, columns);
      for (const { name, sql } of empty) await database.replace(name, sql);
      await recordRun(database, row, job.curve);
      return build(database, layers, written);
    });
    this.#tables.replaced([...written, 'runs', 'run_curves', ...rebuilt]);
    await this.#tables.count(store.reader);
  }
}
