import * as m from '../../app/words/compiled/messages.js';

const names: Readonly<Record<string, () => string>> = {
  view: m.visits_view,
  search: m.visits_search,
  click: m.visits_click,
  favourite: m.visits_favourite,
  cart: m.visits_cart,
  checkout: m.visits_checkout,
  purchase: m.visits_purchase,
  leave: m.visits_leave,
};

export type Next = { step: string; next_step: string; times: number; share: number };
/** One row of the matrix: what was done, and how often each thing came next. */
export type After = { step: string; times: number; next: Readonly<Record<string, Next>> };

const order = Object.keys(names);
const place = (step: string): number => (order.includes(step) ? order.indexOf(step) : order.length);
const inOrder = (steps: readonly string[]): string[] => [...new Set(steps)].sort((a, b) => place(a) - place(b));

/** Steps that come next, in the order from looking to buying, words of the file's own last. */
export const nextSteps = (rows: readonly Next[]): string[] => inOrder(rows.map((row) => row.next_step));

/** The transitions as a matrix, its rows in the same order. */
export function matrix(rows: readonly Next[]): After[] {
  return inOrder(rows.map(({ step }) => step)).map((step) => {
    const mine = rows.filter((row) => row.step === step);
    const times = mine.reduce((sum, row) => sum + row.times, 0);
    return { step, times, next: Object.fromEntries(mine.map((row) => [row.next_step, row])) };
  });
}

/** What a visitor did; another word as the file writes it. */
export const stepName = (step: string): string => names[step]?.() ?? step;
