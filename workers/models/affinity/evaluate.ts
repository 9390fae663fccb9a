import type { Progress } from '../../contract.ts';
import { meanInterval } from '../../math/intervals.ts';
import { type RankScore, rankScore } from '../../math/ranking.ts';
import { RowsOf } from '../../math/rows.ts';
import { top } from '../../math/top.ts';
import type { Factors } from './factorise.ts';
import type { Purchases } from './purchases.ts';
import { boughtBy, byPopularity, firstOf, ownRepeats } from './rules.ts';
import { scoreBlocks } from './scoring.ts';
import type { Span } from './span.ts';

export type Method = 'als' | 'popularity' | 'own_repeats';
export type Kind = 'new' | 'repeat';

export const places = 10;

/** Scores of one method at one task, customer by customer. */
class Card {
  readonly scores: RankScore[] = [];
  readonly shown = new Set<number>();

  add(list: Int32Array, wanted: ReadonlySet<number>): void {
    this.scores.push(rankScore(list, wanted, places));
    for (const product of list) this.shown.add(product);
  }

  get ndcg(): number {
    return meanInterval(this.scores.map(({ ndcg }) => ndcg)).value;
  }
}

export type Cards = Record<Kind, Partial<Record<Method, Card>>>;

/** Ten for each method and task against what this customer bought after the cut. Writes into `scores`. */
function judge(
  cards: Cards,
  purchases: Purchases,
  popular: Int32Array,
  customer: number,
  wanted: Set<number>,
  scores: Float32Array,
) {
  const bought = boughtBy(purchases, customer);
  const had = new Set(bought);
  const fresh = new Set([...wanted].filter((product) => !had.has(product)));
  const add = (kind: Kind, method: Method, list: Int32Array) =>
    (cards[kind][method] ??= new Card()).add(list, kind === 'new' ? fresh : wanted);
  add('repeat', 'als', top(scores, places));
  add('repeat', 'popularity', popular.subarray(0, places));
  add('repeat', 'own_repeats', ownRepeats(purchases, customer).subarray(0, places));
  if (fresh.size === 0) return;
  for (const product of bought) scores[product] = -Infinity;
  add('new', 'als', top(scores, places));
  add(
    'new',
    'popularity',
    firstOf(popular, places, (product) => !had.has(product)),
  );
}

/**
 * Ranks the whole catalogue for every customer with test items, as DEFINITIONS say: "new" without what she had bought
 * before the cut, "repeat" with it. Yields after each block of customers.
 */
export async function* evaluate(
  purchases: Purchases,
  after: ReadonlyMap<number, Set<number>>,
  factors: Factors,
  k: number,
  span: Span,
): AsyncGenerator<Progress, Cards, void> {
  const cards: Cards = { new: {}, repeat: {} };
  const popular = byPopularity(purchases);
  const customers = Int32Array.from(after.keys());
  const n = purchases.products.length;
  for await (const { from, to, scores } of scoreBlocks(factors.customers, customers, factors.products, k)) {
    for (let place = from; place < to; place++) {
      const customer = customers[place]!;
      const row = scores.subarray((place - from) * n, (place - from + 1) * n);
      judge(cards, purchases, popular, customer, after.get(customer)!, row);
    }
    yield span(to / customers.length);
  }
  return cards;
}

/** The method with the highest NDCG at a task; `otherwise` where nobody could be judged. */
export function winner(cards: Cards, kind: Kind, otherwise: Method): Method {
  const ranking = Object.entries(cards[kind]) as [Method, Card][];
  ranking.sort(([, a], [, b]) => b.ndcg - a.ndcg);
  return ranking[0]?.[0] ?? otherwise;
}

/** Recall, NDCG and MAP with the interval of their mean, and the share of the catalogue that ever stood in a list. */
export function reportOf(cards: Cards, products: number, window: { window_start: string; window_end: string }) {
  const report = new RowsOf({
    task: 'text',
    model: 'text',
    window_start: 'text',
    window_end: 'text',
    measure: 'text',
    value: 'real',
    low: 'real',
    high: 'real',
  });
  for (const kind of ['new', 'repeat'] as const) {
    for (const [model, card] of Object.entries(cards[kind])) {
      const add = (measure: string, { value, low, high }: { value: number; low: number; high: number }) =>
        report.add({ task: `affinity_${kind}`, model, ...window, measure, value, low, high });
      for (const measure of ['recall', 'ndcg', 'map'] as const) {
        add(`${measure}_at_${places}`, meanInterval(card.scores.map((score) => score[measure])));
      }
      add('coverage', { value: card.shown.size / products, low: NaN, high: NaN });
      add('customers', { value: card.scores.length, low: NaN, high: NaN });
    }
  }
  return report.columns();
}
