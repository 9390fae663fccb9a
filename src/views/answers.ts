import * as m from '../app/words/compiled/messages.js';
import type { Format } from '../ui/format.ts';

/** Fewer customers than this are counted, not judged. */
export const fewest = 10;

/** An answer, and what those who gave it buy. */
export type Group = {
  choice: string;
  customers: number;
  share: number;
  repeat_share: number;
  repeat_share_others: number | null;
  low: number;
  high: number;
  differs: boolean;
  median_monetary: number;
  silent_share: number;
};

/** A question whose answers can be told apart. */
export type Question = { question: string };

export const questionsSql = `SELECT question
FROM questions
WHERE form <> 'text' AND customers > 0
ORDER BY place`;

export const groupsSql = `SELECT choice, customers, share, repeat_share, repeat_share_others, low, high, differs,
  median_monetary, silent_share
FROM answer_groups
WHERE question = $1
ORDER BY position`;

/** The answer that goes with buying again most clearly, in words; undefined where none does beyond chance. */
export function finding(groups: readonly Group[], format: Format): string | undefined {
  const apart = (group: Group): number => Math.abs(group.repeat_share - (group.repeat_share_others ?? 0));
  const [most] = groups
    .filter(({ differs, customers }) => differs && customers >= fewest)
    .sort((a, b) => apart(b) - apart(a));
  if (!most) return undefined;
  return m.answers_finding({
    choice: most.choice,
    share: format.percent(most.repeat_share),
    others: format.percent(most.repeat_share_others),
  });
}
