import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideAside } from '../../src/app/asides.ts';
import { layers } from '../../src/app/pipeline.ts';
import type { Database } from '../../src/engine/database.ts';
import { build } from '../../src/engine/layer.ts';
import { planFor } from '../../src/modelling/plan.ts';
import type { AsideChange } from '../../src/views/screen.ts';
import { text } from '../intake/shop.ts';
import { emptyShop, importAll, one } from '../sql/shop.ts';

/** Sixty customers who buy for 20 to 40 every few weeks, and a few who are no customers. */
function shop(): string {
  const rows: string[] = [];
  const order = (at: string, email: string, name: string, status: string, quantity: number, total: number): void =>
    void rows.push([`o${rows.length + 1}`, at, email, name, status, 'cup', quantity, total].join(','));
  const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
  for (let person = 0; person < 60; person++)
    for (let nth = 0; nth <= person % 3; nth++)
      order(
        `${day(person + nth * 25)} 10:0${person % 7}`,
        `p${person}@x.de`,
        `Person ${person}`,
        'paid',
        1,
        20 + person / 3,
      );
  for (const n of [3, 33, 63]) order(`${day(n)} 09:00`, 'buyer@hotel.de', 'Hotel', 'paid', 200, 4000);
  order(`${day(5)} 09:30`, 'once@feast.de', 'Feast', 'paid', 150, 3000);
  order(`${day(6)} 11:00`, 'test@shop.de', 'Someone', 'paid', 1, 25);
  order(`${day(7)} 11:00`, 'someone@y.de', '测试', 'paid', 1, 25);
  order(`${day(8)} 11:00`, 'lee.staff@y.de', 'Lee', 'paid', 1, 30);
  for (const n of [9, 19, 29]) order(`${day(n)} 12:00`, 'kim@ourshop.de', 'Kim', 'paid', 1, 0);
  order(`${day(170)} 12:00`, 'max@ourshop.de', 'Max', 'paid', 1, 30);
  for (let n = 0; n < 6; n++) order(`${day(40)} 03:0${n}`, 'x9@z.de', 'Xx', n < 4 ? 'cancelled' : 'paid', 1, 9 + n);
  order(`${day(45)} 10:00`, 'returns@hotel2.de', 'Inn', 'paid', -2, -40);
  return ['order_id,order_date,email,name,status,product,quantity,total', ...rows, ''].join('\n');
}

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
  await importAll(database, [text('orders.csv', shop())]);
});

const decide = async (change: AsideChange): Promise<void> =>
  void (await build(database, layers, await decideAside(database, change)));
const flagged = () =>
  database.rows(
    'SELECT customer_id, rule, measure, suggested, is_set_aside FROM flagged_customers ORDER BY rule, customer_id',
  );
const facts = () =>
  one<Record<string, number | string>>(
    database,
    'SELECT customers, repeat_share, revenue, horizon, as_of FROM facts CROSS JOIN clock',
  );
const effect = (rule: string, step: string) =>
  one<Record<string, number | string>>(
    database,
    `SELECT customers_then AS customers, repeat_share_then AS repeat_share, revenue_then AS revenue,
       horizon_then AS horizon, as_of_then AS as_of FROM flag_effects WHERE rule = '${rule}' AND step = '${step}'`,
  );
const sums = async (): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {};
  for (const { name } of layers)
    found[name] = await database.rows(`SELECT count(*) AS n, sum(hash(t)::HUGEINT)::VARCHAR AS sum FROM ${name} t`);
  return found;
};

describe('buyers who may be no customers', () => {
  it('are flagged by rule, and nobody is set aside', async () => {
    expect(await flagged()).toEqual(
      [
        ['x9@z.de', 'bot', 'burst', true],
        ['kim@ourshop.de', 'staff', 'free_orders', true],
        ['lee.staff@y.de', 'staff', 'staff_word', true],
        ['max@ourshop.de', 'staff', 'odd_domain', true],
        ['someone@y.de', 'test', 'test_word', true],
        ['test@shop.de', 'test', 'test_word', true],
        ['buyer@hotel.de', 'wholesale', 'order_pieces', true],
        ['once@feast.de', 'wholesale', 'order_pieces', false],
      ].map(([customer_id, rule, measure, suggested]) => ({
        customer_id,
        rule,
        measure,
        suggested,
        is_set_aside: false,
      })),
    );
  });

  it.each(['wholesale', 'staff', 'test', 'bot'])(
    'set aside as %s change the figures to what was shown before, and come back to what they were',
    async (rule) => {
      const before = [await facts(), await sums()];
      const shown = await effect(rule, 'aside');
      expect(shown).not.toEqual(before[0]);
      await decide({ step: 'aside', rule });
      expect(await facts()).toEqual(shown);
      expect(await effect(rule, 'back')).toEqual(before[0]);
      await decide({ step: 'back', rule });
      expect([await facts(), await sums()]).toEqual(before);
    },
  );

  it('make what every model learned from them stale until they are back', async () => {
    const plans = () => Promise.all(['churn', 'affinity'].map((model) => planFor(database, model, 1)));
    const before = await plans();
    await decide({ step: 'aside', customer: 'p1@x.de' });
    for (const [at, { signature }] of (await plans()).entries()) expect(signature).not.toBe(before[at]?.signature);
    await decide({ step: 'back', customer: 'p1@x.de' });
    expect(await plans()).toEqual(before);
  });

  it('stay in the ledger, are told in the changes, and count in no mart', async () => {
    const orders = await one(database, 'SELECT count(*) AS n FROM orders');
    await database.rows(
      `INSERT INTO affinity_suggestions BY NAME
       SELECT customer_key, 'new' AS kind, 1 AS rank, 1 AS product_key, 1 AS score, 'popularity' AS method
       FROM customers WHERE customer_id IN ('buyer@hotel.de', 'test@shop.de')`,
    );
    await decide({ step: 'aside', rule: 'wholesale' });
    await decide({ step: 'aside', customer: 'returns@hotel2.de' });
    expect(await one(database, 'SELECT count(*) AS n FROM orders')).toEqual(orders);
    expect(
      await database.rows(`SELECT detail, rows, amount FROM changes WHERE rule = 'set_aside' ORDER BY detail`),
    ).toEqual([
      { detail: 'by_hand', rows: 1, amount: -40 },
      { detail: 'wholesale', rows: 3, amount: 12000 },
    ]);
    for (const table of ['purchases', 'money', 'behaviour', 'interactions', 'rfm_snapshots'])
      expect(
        await database.rows(
          `SELECT 1 FROM ${table} JOIN customers USING (customer_key) WHERE customer_id IN ('buyer@hotel.de', 'returns@hotel2.de')`,
        ),
      ).toEqual([]);
    expect(await database.rows('SELECT 1 FROM sold_lines WHERE is_return')).toEqual([]);
    expect(await database.rows('SELECT customer_id FROM recommendations ORDER BY ALL')).toEqual([
      { customer_id: 'test@shop.de' },
    ]);
    expect((await flagged()).filter(({ is_set_aside }) => is_set_aside)).toMatchObject([
      { customer_id: 'returns@hotel2.de', rule: 'by_hand' },
      { customer_id: 'buyer@hotel.de', rule: 'wholesale' },
    ]);
    await decide({ step: 'back', rule: 'wholesale' });
    await decide({ step: 'back', customer: 'returns@hotel2.de' });
  });

  it('leave every table as it was after any steps that end with all taken back', async () => {
    const before = await sums();
    const ids = (await database.rows<{ id: string }>('SELECT customer_id AS id FROM customers')).map(({ id }) => id);
    const change: fc.Arbitrary<AsideChange> = fc.oneof(
      fc.record({ step: fc.constantFrom('aside', 'back'), customer: fc.constantFrom(...ids) }),
      fc.record({ step: fc.constantFrom('aside', 'back'), rule: fc.constantFrom('wholesale', 'staff', 'test', 'bot') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        for (const one of changes) await decide(one);
        const shown = await database.rows<{ rule: string }>(
          `SELECT rule FROM flag_effects WHERE step = 'aside' AND moved > 0`,
        );
        const rule = shown[0]?.rule;
        if (rule !== undefined) {
          const then = await effect(rule, 'aside');
          await decide({ step: 'aside', rule });
          expect(await facts()).toEqual(then);
        }
        await database.rows('DELETE FROM set_aside');
        await build(database, layers, ['set_aside']);
        expect(await sums()).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });
});

describe('an address of a test domain', () => {
  const orders = (domains: readonly string[]): string =>
    [
      'order_id,order_date,email,total',
      ...domains.map((domain, n) => `${n},2026-01-${10 + (n % 9)},p${n}@${domain},20`),
      '',
    ].join('\n');

  it.each([
    [2, ['p0@example.com', 'p1@example.com']],
    [30, []],
  ])('speaks for a test where %i of 30 customers have one: %j', async (count, expected) => {
    const own = await emptyShop();
    await importAll(own, [
      text('orders.csv', orders(Array.from({ length: 30 }, (_, n) => (n < count ? 'example.com' : 'x.de')))),
    ]);
    const found = await own.rows<{ id: string }>(
      `SELECT customer_id AS id FROM flagged_customers WHERE rule = 'test' ORDER BY ALL`,
    );
    expect(found.map(({ id }) => id)).toEqual(expected);
  });
});
