import type { Progress } from '../../contract.ts';

/** Progress of a run at a share of one of its stages. */
export type Span = (share: number, loss?: number) => Progress;

/** A stage that lasts from `from` to `to` per cent of the run. */
export function span(stage: string, from: number, to: number): Span {
  return (share, loss) => {
    const done = Math.round(from + (to - from) * share);
    return loss === undefined ? { stage, done, total: 100 } : { stage, done, total: 100, loss };
  };
}
