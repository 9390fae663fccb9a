import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import type { Sample, Source } from '../../src/intake/source.ts';
import { type Fixture, fixtures, textOf } from '../fixtures/platforms.ts';
import { emptyShop, importFacts, one } from '../sql/shop.ts';

const formats = Object.values(
  import.meta.glob<{ source: Source }>('../../src/intake/sources/*.ts', { eager: true }),
).map(({ source }) => source);

let database: Database;
beforeAll(async () => {
  database = await emptyShop();
});

async function shopOf(text: string): Promise<object> {
  for (const table of ['read_lines', 'sources', 'rejects', 'incoming_changes'])
    await database.rows(`DELETE FROM ${table}`);
  await importFacts(database, [new File([text], 'export.csv')]);
  const facts = await one(
    database,
    `SELECT
      (SELECT any_value(source) FROM sources) AS source,
      (SELECT sum(rejected)::INTEGER FROM sources) AS rejected,
      (SELECT bool_and(lines = loaded + rejected + blank) FROM sources) AS accounted,
      (SELECT count(*)::INTEGER FROM orders) AS orders,
      (SELECT count(*)::INTEGER FROM customers) AS customers,
      (SELECT round(sum(goods), 2)::DOUBLE FROM orders WHERE is_purchase OR status = 'return') AS goods,
      (SELECT round(sum(amount), 2)::DOUBLE FROM order_lines WHERE is_purchase OR status = 'return') AS lines,
      (SELECT sum(refunded)::DOUBLE FROM orders) AS refunded,
      (SELECT sum(amount)::DOUBLE FROM orders WHERE is_purchase) AS paid,
      (SELECT sum(quantity) FROM orders) AS pieces`,
  );
  const statuses = await database.rows<{ status: string; n: number }>(
    'SELECT status, count(*)::INTEGER AS n FROM orders GROUP BY status',
  );
  return { ...facts, statuses: Object.fromEntries(statuses.map(({ status, n }) => [status, n])) };
}

const wanted = ({ source, rejected = 0, orders, customers, goods, refunded, paid, pieces, statuses }: Fixture) => ({
  source,
  rejected,
  accounted: true,
  orders,
  customers,
  goods,
  lines: goods,
  refunded,
  paid,
  statuses,
  ...(pieces !== undefined && { pieces }),
});

const headersOf = ({ rows }: Fixture) => [...new Set(rows.flatMap((row) => Object.keys(row)))];
const without = (headers: readonly string[], gone: readonly string[]) => headers.filter((name) => !gone.includes(name));
/** Whether these headers still tell where the file comes from. */
const knows = ({ source }: Fixture, headers: readonly string[]) =>
  (formats.find(({ name }) => name === source)?.recognise({ headers } as Sample) ?? 0) > 0;

const statusColumns = ['Status', 'status', 'Order Status', 'order-status', 'Financial Status', '订单状态'];
/** What each state is called in German, French, Spanish, Italian, Japanese and Chinese. */
const statusWords: Readonly<Record<string, readonly string[]>> = {
  paid: ['Bezahlt', 'Payée', 'Pagado', 'Pagato', '支払い済み', '已付款'],
  part_refunded: [
    'Teilweise erstattet',
    'Partiellement remboursée',
    'Reembolso parcial',
    'Parzialmente rimborsato',
    '一部返金',
    '部分退款',
  ],
  refunded: ['Erstattet', 'Remboursée', 'Reembolsado', 'Rimborsato', '返金済み', '已退款'],
  unpaid: ['Ausstehend', 'En attente', 'Pendiente', 'In attesa', '未払い', '待付款'],
  cancelled: ['Storniert', 'Annulée', 'Cancelado', 'Annullato', 'キャンセル', '已取消'],
};
/** Taobao writes Chinese only, and what its words mean depends on the payment. */
const hasStatus = ({ source, rows }: Fixture) =>
  source !== 'taobao_orders' && rows.some((row) => statusColumns.some((column) => row[column]));

/** The fixture as a shop in another language would export it. */
async function translated(fixture: Fixture, language: number): Promise<Fixture> {
  const known = await database.rows<{ word: string; status: string }>('FROM status_words');
  const meanings = new Map(known.map(({ word, status }) => [word, status]));
  const inLanguage = (text: string) => statusWords[meanings.get(text.toLowerCase()) ?? '']?.[language] ?? text;
  const rows = fixture.rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, text]) => [name, statusColumns.includes(name) ? inLanguage(text) : text]),
    ),
  );
  return { ...fixture, rows };
}

describe.each(fixtures.filter(hasStatus))('$source $layout', (fixture) => {
  const first = fixtures.indexOf(fixture);
  it.each([first % 6, (first + 3) % 6])('is read with its states in language %i', async (language) => {
    expect(await shopOf(textOf(await translated(fixture, language)))).toMatchObject(wanted(fixture));
  });
});

describe.each(fixtures)('$source $layout', (fixture) => {
  it('is read without a question, to the cent', async () => {
    expect(await shopOf(textOf(fixture))).toMatchObject(wanted(fixture));
  });

  it.each([0, 1])('is read without a question where half of its optional columns are missing', async (half) => {
    const headers = headersOf(fixture);
    const isDate = (header: string) => fixture.rows.some((row) => /^'?\t?\d{4}[-/]\d/.test(row[header] ?? ''));
    const optional = headers.filter((header) => !isDate(header) && knows(fixture, without(headers, [header])));
    const left = without(
      headers,
      optional.filter((_, index) => index % 2 === half),
    );
    const { source, accounted, orders } = wanted(fixture);
    expect(await shopOf(textOf(fixture, () => left))).toMatchObject({ source, accounted, orders });
  });

  it('is read with its columns the other way round', async () => {
    expect(await shopOf(textOf(fixture, (headers) => headers.toReversed()))).toMatchObject(wanted(fixture));
  });
});
