import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import type { Figures } from './native.ts';
import type { Row } from './row.ts';

/** A table as the Export screen saves it: numbers by column. No cell of these has a comma or a quote in it. */
async function saved(page: Page, table: string): Promise<{ header: string[]; rows: string[][] }> {
  await page.evaluate(() => (location.hash = '#/export'));
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 300_000 }),
    page.locator(`button[data-table="${table}"]`).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
  const [header = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return { header, rows };
}

/** What the page says a shop adds up to, from the tables that it exports. */
export async function pageFigures(page: Page): Promise<Figures> {
  const facts = await saved(page, 'facts');
  const rfm = await saved(page, 'rfm');
  const fact = (name: string): number => Number(facts.rows[0]?.[facts.header.indexOf(name)]);
  const sum = (name: string): number => {
    const at = rfm.header.indexOf(name);
    return rfm.rows.reduce((total, row) => total + Number(row[at]), 0);
  };
  return {
    lines: fact('lines'),
    orders: fact('orders'),
    customers: fact('customers'),
    revenue: fact('revenue'),
    recency_days: sum('recency_days'),
    frequency: sum('frequency'),
    monetary: sum('monetary'),
  };
}

/** The page's figures beside native DuckDB's, and whether they are the same to the cent. */
export function sideBySide(here: Figures, native: Figures): Row[] {
  return (Object.keys(native) as (keyof Figures)[]).map((name) => {
    const difference = Math.abs(here[name] - native[name]);
    return {
      name: `  ${name}`,
      measured: here[name],
      reference: native[name],
      unit: name === 'revenue' || name === 'monetary' ? 'money' : 'count',
      note: difference < 0.005 ? 'as native DuckDB' : `DIFFERS by ${difference}`,
    };
  });
}
