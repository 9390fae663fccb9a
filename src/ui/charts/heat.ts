import type { TipText } from './tip.ts';

/** One coloured cell: what it says, how strong (0…1), and what is behind it. */
export interface HeatCell {
  text: string;
  /** A word under the figure, where cells are roomy. */
  note?: string;
  /** Colour of its own instead of the scale; `strength` then mixes it with the ground. */
  token?: string;
  strength: number;
  /** Not to be read as final: the period has not ended, for example. */
  faint?: boolean;
  tip: TipText;
  href?: string | undefined;
}

export interface HeatRow {
  key: string;
  name: string;
  /** Figures between the name and the cells, such as the size of a cohort. */
  figures: readonly string[];
  cells: readonly (HeatCell | null)[];
}
