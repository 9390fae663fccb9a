import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database, Row } from '../../src/engine/database.ts';
import { demoShop } from '../../src/intake/demo.ts';
import { formatFor } from '../../src/ui/format.ts';
import { isTellable, parted } from '../../src/views/export/report/disclosure.ts';
import { asHtml, reportHtml } from '../../src/views/export/report/page.ts';
import { sharedReport } from '../../src/views/export/report/report.ts';
import { questions, type Told } from '../../src/views/export/report/told.ts';
import { emptyShop, importAll } from '../sql/shop.ts';

const parts = fc.array(fc.record({ customers: fc.integer({ min: 0, max: 60 }) }), { maxLength: 14 });
const people = (some: readonly { customers: number }[]): number =>
  some.reduce((sum, { customers }) => sum + customers, 0);

describe('what a report may say', () => {
  it('shows no part of too few, and none that the whole gives away', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 20 }), (all, least) => {
        const { shown, others } = parted(all, least);
        expect(shown.every(({ customers }) => customers >= least)).toBe(true);
        expect(people(shown) + people(others)).toBe(people(all));
        if (shown.length > 0) expect(people(others) === 0 || people(others) >= least).toBe(true);
      }),
    );
  });

  it('withholds no more than it must: two parts over the limit both stand', () => {
    expect(parted([{ customers: 10 }, { customers: 0 }, { customers: 11 }], 10).shown.length).toBe(2);
    expect(parted([{ customers: 9 }, { customers: 30 }, { customers: 12 }], 10)).toEqual({
      shown: [{ customers: 30 }],
      others: [{ customers: 9 }, { customers: 12 }],
    });
    expect(parted([{ customers: 4 }, { customers: 7 }, { customers: 12 }], 10).shown).toEqual([{ customers: 12 }]);
  });

  it('tells a share only where neither side is a few people', () => {
    expect(isTellable(10, 20, 10)).toBe(true);
    expect(isTellable(0, 20, 10)).toBe(true);
    expect(isTellable(9, 40, 10)).toBe(false);
    expect(isTellable(31, 40, 10)).toBe(false);
    expect(isTellable(0, 9, 10)).toBe(false);
  });
});

describe('a report to share', () => {
  let database: Database;
  let told: Told;
  beforeAll(async () => {
    database = await emptyShop();
    const { file } = await demoShop(11, 160);
    await importAll(database, [file]);
    const buyers = await database.rows<{ customer_id: string }>(
      'SELECT customer_id FROM rfm ORDER BY customer_key LIMIT 60',
    );
    const rows = buyers.map(
      ({ customer_id }, at) => `${customer_id},${at < 4 ? 'pets' : at % 3 ? '<i>tea</i>' : 'coffee'}`,
    );
    await importAll(database, [new File([`email,What do you drink?\n${rows.join('\n')}\n`], 'survey.csv')]);
    const ask = async <T extends Row>(sql: string) => database.rows<T>(sql);
    told = {
      shop: (await ask<Told['shop']>(questions.shop))[0]!,
      segments: await ask(questions.segments),
      months: await ask(questions.months),
      cohorts: await ask(questions.cohorts),
      steps: await ask(questions.steps),
      products: await ask(questions.products),
      answers: await ask(questions.answers),
    };
  });
  const report = (least: number, from = told) =>
    sharedReport(from, formatFor('en', 'EUR'), { name: 'Tea & <b>Co</b>', language: 'en', least, day: '2026-07-01' });
  const html = (least: number) => reportHtml(report(least));
  const cells = (row: readonly (string | { text: string })[]) =>
    row.map((cell) => (typeof cell === 'string' ? cell : cell.text));

  it.each([10, 25])('has no group of fewer than %s customers', (least) => {
    const { sections } = report(least);
    expect(sections.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(4);
    for (const { title, heads, rows } of sections) {
      const at = heads.indexOf('Customers');
      expect(at, title).toBeGreaterThan(0);
      for (const row of rows) expect(Number(cells(row)[at]?.replaceAll(',', '')), title).toBeGreaterThanOrEqual(least);
    }
  });

  it('merges small segments, so that the whole shop does not give them away', () => {
    const { shop, segments } = told;
    expect(segments.filter(({ customers }) => customers < 16).length).toBeGreaterThan(1);
    const rows = report(16).sections[0]!.rows.map(cells);
    expect(rows.length).toBeLessThan(segments.length);
    expect(rows.at(-1)?.[0]).toBe('Others');
    expect(rows.reduce((sum, [, customers]) => sum + Number(customers), 0)).toBe(shop.customers);
  });

  it('merges the four who answered alone with the next smallest answer', () => {
    const asked = report(10).sections.at(-1)!;
    expect(asked.title).toBe('What do you drink?');
    expect(asked.rows.map(cells).map(([choice, customers]) => [choice, customers])).toEqual([
      ['<i>tea</i>', '38'],
      ['Others', '22'],
    ]);
  });

  it('names nobody', async () => {
    const page = html(10);
    const buyers = await database.rows<{ customer_id: string; name: string | null; email: string | null }>(
      'SELECT customer_id, name, email FROM customers',
    );
    expect(buyers.length).toBeGreaterThan(100);
    for (const { customer_id, name, email } of buyers)
      for (const word of [customer_id, name, email]) if (word) expect(page.includes(asHtml(word)), word).toBe(false);
    expect(page).not.toMatch(/\S@\S/);
  });

  it('is HTML without a script, in which the words of a shop are text', () => {
    const page = html(10);
    expect(page).toContain('Tea &amp; &lt;b&gt;Co&lt;/b&gt;');
    expect(page).toContain('&lt;i&gt;tea&lt;/i&gt;');
    expect(page).not.toMatch(/<script|<i>|<b>|https?:|src=|href=|url\(/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('ends the steps where the next would tell of a few people', () => {
    const step = (order_number: number, customers: number, customers_next: number) => ({
      order_number,
      customers,
      customers_next,
      median_gap_days: 9,
    });
    const steps = [step(1, 90, 50), step(2, 50, 45), step(3, 45, 20), step(4, 20, 0)];
    const titled = report(10, { ...told, steps }).sections.find(
      ({ title }) => title === 'From one purchase to the next',
    );
    expect(titled?.rows.map(cells)).toEqual([
      ['1', '90', '56%', '9 days'],
      ['2', '50', '–', '–'],
    ]);
  });

  it('tells what does not count, or not whole', () => {
    expect(report(10).foot.length).toBe(3);
    const { foot } = report(10, { ...told, shop: { ...told.shop, has_aside: true, order_cap: 250 } });
    expect(foot).toContain('The largest orders are cut: one counts at most €250.00.');
    expect(foot.length).toBe(5);
  });

  it('says nothing of a shop of nine', () => {
    const few: Told = { ...told, shop: { ...told.shop, customers: 9, repeat_customers: 3, silent_customers: 2 } };
    const { facts, sections } = report(10, few);
    expect(sections).toEqual([]);
    expect(facts.map(({ value }) => value)).toEqual(['under 10', '–', '–', '–', '–', expect.any(String)]);
  });
});
