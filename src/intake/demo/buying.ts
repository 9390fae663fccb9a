import { dayAtPace, days, monthOf } from './calendar.ts';
import { groups, type Product, products } from './catalogue.ts';
import type { Random } from './random.ts';

/**
 * How people of the demo shop buy and leave: Fader, Hardie, Lee (2005), BG/NBD. Orders come at a rate that differs by
 * Gamma(r, alpha), a day; after each the person leaves for good with a probability that differs by Beta(a, b).
 * Time runs at the pace of the shop's calendar.
 */
export const process = { r: 1.1, alpha: 38, a: 0.9, b: 3.6, guestShare: 0.03, returnShare: 0.035, repeatShare: 0.45 };

export interface Habit {
  /** Orders on an average day while active. */
  readonly rate: number;
  /** Days of the orders, the first included. */
  readonly orders: readonly number[];
  /** Whether the person is still a customer on the last day. */
  readonly active: boolean;
  /** Positions of the liked groups: most, second. */
  readonly likes: readonly [number, number];
}

const hours = [0, 0, 0, 0, 0, 1, 2, 4, 6, 7, 7, 7, 8, 7, 6, 6, 6, 7, 9, 12, 14, 12, 7, 3];
const basketSizes = [34, 28, 18, 11, 6, 3];

/** The life of one customer: when the first order came, how often others followed, and whether the person left. */
export function habitOf(random: Random): Habit {
  const rate = Math.min(random.gamma(process.r, process.alpha), 0.5);
  const leaves = random.beta(process.a, process.b);
  const orders: number[] = [];
  let reached = random.uniform() ** 0.8 * days;
  let active = true;
  for (let day = dayAtPace(reached); day !== undefined; day = dayAtPace(reached)) {
    orders.push(day);
    if (random.uniform() < leaves) {
      active = false;
      break;
    }
    reached += random.exponential(rate);
  }
  const most = random.below(groups.length);
  const second = (most + 1 + random.below(groups.length - 1)) % groups.length;
  return { rate, orders, active, likes: [most, second] };
}

const byGroup = groups.map((_, group) => products.filter((product) => product.group === group));
const popularities = byGroup.map((members) => members.map(({ popularity }) => popularity));

function newProduct(random: Random, { likes }: Habit, month: number): Product {
  const liking = groups.map(({ season }, group) => {
    const taste = group === likes[0] ? 0.65 : group === likes[1] ? 0.25 : 0.1 / (groups.length - 2);
    return taste * (season[month] ?? 1);
  });
  const group = random.weighted(liking);
  return byGroup[group]?.[random.weighted(popularities[group] ?? [])] ?? (products[0] as Product);
}

/** The products of one order, none twice; some were bought before. `owned` is extended. */
export function basketOf(random: Random, habit: Habit, day: number, owned: Product[]): Product[] {
  const size = random.weighted(basketSizes) + 1;
  const basket = new Set<Product>();
  for (let line = 0; line < size; line++) {
    const again = owned.length > 0 && random.uniform() < process.repeatShare;
    const known = again ? owned[random.below(owned.length)] : undefined;
    basket.add(known ?? newProduct(random, habit, monthOf(day)));
  }
  owned.push(...basket);
  return [...basket];
}

export const minuteOf = (random: Random) => random.weighted(hours) * 60 + random.below(60);
