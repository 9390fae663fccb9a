import * as m from '../app/words/compiled/messages.js';
import type { Format } from '../ui/format.ts';

export type Reasons = {
  reason_1: string | null;
  reason_2: string | null;
  reason_3: string | null;
  value_1: number | null;
  value_2: number | null;
  value_3: number | null;
  effect_1: number | null;
  effect_2: number | null;
  effect_3: number | null;
};

export interface Reason {
  readonly text: string;
  /** Whether it speaks for staying away; otherwise it speaks for coming back. */
  readonly worse: boolean;
}

type Sentence = (inputs: { value: string }) => string;
const sentences = m as unknown as Readonly<Record<string, Sentence | undefined>>;

/** The reasons of one customer in words and units, the strongest first. */
export function reasonsOf(row: Reasons, format: Format): Reason[] {
  const listed = [
    [row.reason_1, row.value_1, row.effect_1],
    [row.reason_2, row.value_2, row.effect_2],
    [row.reason_3, row.value_3, row.effect_3],
  ] as const;
  return listed.flatMap(([feature, value, effect]) =>
    feature ? [{ text: sentence(feature, value, format), worse: (effect ?? 0) > 0 }] : [],
  );
}

function sentence(feature: string, value: number | null, format: Format): string {
  const said = sentences[`reason_${feature}`];
  const text = figure(feature, value, format);
  return said ? said({ value: text }) : `${feature.replaceAll('_', ' ')}: ${text}`;
}

/** A raw value in the unit that its name ends in. */
function figure(feature: string, value: number | null, format: Format): string {
  if (feature.endsWith('_days')) return format.days(value);
  if (feature.endsWith('_share')) return format.percent(value);
  if (feature.endsWith('_ratio')) return format.decimal(value, 1);
  if (/amount|monetary/.test(feature)) return format.money(value);
  return format.decimal(value, value !== null && value % 1 !== 0 ? 1 : 0);
}
