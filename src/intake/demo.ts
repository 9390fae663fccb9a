import { breathing } from '../engine/breath.ts';
import { basketOf, type Habit, habitOf, minuteOf, process } from './demo/buying.ts';
import { days, written } from './demo/calendar.ts';
import { groups, type Product, products } from './demo/catalogue.ts';
import { peopleOf, type Person } from './demo/people.ts';
import { type Random, randomOf } from './demo/random.ts';

/** What was put into the demo shop, for tests that look whether it is found again. */
export interface DemoTruth {
  readonly process: typeof process;
  readonly products: typeof products;
  readonly customers: readonly (Habit & { readonly email: string })[];
}

interface Document {
  /** Minutes since the shop's first day. */
  readonly at: number;
  readonly buyer: string;
  readonly back: boolean;
  readonly lines: readonly { product: Product; quantity: number }[];
}

const header =
  'order_id,order_date,email,customer_name,country,accepts_marketing,sku,product_name,category,quantity,unit_price,currency';

const buyerOf = ({ email, name, country, consent }: Person) => `${email},${name},${country},${consent ? 'yes' : 'no'}`;

function returnOf(random: Random, { buyer, lines, at }: Document): Document | undefined {
  const back = lines.filter(() => random.uniform() < process.returnShare);
  const day = Math.floor(at / 1440) + 4 + random.below(20);
  if (back.length === 0 || day >= days) return undefined;
  const negative = back.map(({ product, quantity }) => ({ product, quantity: -quantity }));
  return { at: day * 1440 + minuteOf(random), buyer, back: true, lines: negative };
}

/** Orders and returns of one customer. */
function documentsOf(random: Random, person: Person, habit: Habit): Document[] {
  const owned: Product[] = [];
  return habit.orders.flatMap((day) => {
    const buyer = random.uniform() < process.guestShare ? ',,,' : buyerOf(person);
    const lines = basketOf(random, habit, day, owned).map((product) => ({
      product,
      quantity: 1 + random.weighted([70, 20, 7, 3]),
    }));
    const order = { at: day * 1440 + minuteOf(random), buyer, back: false, lines };
    const back = returnOf(random, order);
    return back ? [order, back] : [order];
  });
}

function csvOf({ at, buyer, back, lines }: Document, number: number): string {
  const id = `${back ? 'R' : 'K'}${10_001 + number}`;
  const moment = written(Math.floor(at / 1440), at % 1440);
  return lines
    .map(({ product: { sku, name, group, price }, quantity }) => {
      const category = groups[group]?.name ?? '';
      return `${id},${moment},${buyer},${sku},${name},${category},${quantity},${price.toFixed(2)},EUR\n`;
    })
    .join('');
}

/**
 * A shop that never was: order lines of `customers` people over 18 months up to 2026-06-30, the same for the same
 * seed. `file` goes through the ordinary import; `truth` is what it was made from.
 */
export async function demoShop(seed: number, customers = 3000): Promise<{ file: File; truth: DemoTruth }> {
  const random = randomOf(seed);
  const people = peopleOf(random, customers);
  const breathe = breathing();
  const documents: Document[] = [];
  const habits: (Habit & { email: string })[] = [];
  for (const person of people) {
    const habit = habitOf(random);
    habits.push({ ...habit, email: person.email });
    documents.push(...documentsOf(random, person, habit));
    await breathe();
  }
  documents.sort((a, b) => a.at - b.at);
  const parts: string[] = [`${header}\n`];
  for (const [number, document] of documents.entries()) {
    parts.push(csvOf(document, number));
    await breathe();
  }
  const file = new File(parts, `demo-shop-${seed}.csv`, { type: 'text/csv' });
  return { file, truth: { process, products, customers: habits } };
}
