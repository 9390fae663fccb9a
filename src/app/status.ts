import type { Arrival } from './Arrival.svelte.ts';
import type { Figures } from './Figures.svelte.ts';

export type Status = 'starting' | 'empty' | 'importing' | 'mapping' | 'ready' | 'training' | 'done';

interface Busy {
  readonly arrival: Arrival;
  readonly figures: Figures;
  readonly home: object | null;
}

/** What the shop is doing, in the one word that `data-status` says. */
export function statusOf({ arrival, figures: { training, filled }, home }: Busy): Status {
  if (arrival.asking) return 'mapping';
  if (arrival.underWay) return 'importing';
  if (!home) return 'starting';
  if (!filled) return 'empty';
  if (training.running) return 'training';
  return training.stale.length === 0 ? 'done' : 'ready';
}
