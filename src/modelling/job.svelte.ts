import type { Device, Progress } from '../../workers/contract.ts';
import type { Problem } from '../problem.ts';

export type JobState = 'idle' | 'running' | 'ok' | 'refused' | 'failed' | 'cancelled';

/** One model's latest run, as the screens see it. */
export class Job {
  state = $state<JobState>('idle');
  /** Whether what it wrote no longer follows from the shop as it is. */
  stale = $state(true);
  progress = $state.raw<Progress | null>(null);
  /** The training loss by step, for the curve. */
  curve = $state.raw<readonly { step: number; stage: string; loss: number }[]>([]);
  device = $state.raw<Device | null>(null);
  /** What the run under way rests on; two runs with the same signature give the same tables. */
  signature: string | null = null;
  /** Why it refused or failed. */
  problem = $state.raw<Problem | null>(null);
  startedAt = $state(0);
  seconds = $state(0);

  constructor(readonly model: string) {}

  /** Share done of the present stage, 0…1, or null while unknown. */
  get share(): number | null {
    return this.progress && this.progress.total > 0 ? Math.min(1, this.progress.done / this.progress.total) : null;
  }

  /** Seconds left by the pace so far, or null while too early to tell. */
  get secondsLeft(): number | null {
    const elapsed = (Date.now() - this.startedAt) / 1000;
    return this.share && this.share > 0.05 && elapsed > 1 ? (elapsed * (1 - this.share)) / this.share : null;
  }

  forget(): void {
    Object.assign(this, {
      state: 'idle',
      stale: true,
      progress: null,
      curve: [],
      problem: null,
      device: null,
      seconds: 0,
    });
  }

  begin(): void {
    Object.assign(this, {
      state: 'running',
      signature: null,
      progress: null,
      curve: [],
      problem: null,
      startedAt: Date.now(),
      seconds: 0,
    });
  }

  report(progress: Progress): void {
    this.progress = progress;
    if (progress.loss !== undefined) {
      this.curve = [...this.curve, { step: this.curve.length, stage: progress.stage, loss: progress.loss }];
    }
  }

  end(state: JobState, problem: Problem | null, device: Device | null): void {
    Object.assign(this, { state, problem, device, progress: null, seconds: (Date.now() - this.startedAt) / 1000 });
  }
}
