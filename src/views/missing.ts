import { sentenceFor } from '../app/words/language.svelte.ts';
import type { Screen } from './screen.ts';

/** Why a model's answer is missing: what the model itself said when it refused or failed, else that it is to come. */
export function missing(screen: Screen, model: string, otherwise: string): string {
  const job = screen.jobs[model];
  return job?.problem && job.state !== 'running' ? sentenceFor(job.problem) : otherwise;
}
