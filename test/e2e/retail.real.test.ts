import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { arrive, exported, show, site, status } from './visit.ts';

const data = process.env.KEEPSIGHT_DATA ?? '';
const packed = join(data, 'online-retail/online_retail.csv.gz');
const folder = mkdtempSync(join(tmpdir(), 'keepsight-'));
const plain = join(folder, 'online_retail.csv');
writeFileSync(plain, gunzipSync(readFileSync(packed)));
afterAll(() => rmSync(folder, { recursive: true }));
const { host, browser } = await site();

async function dropped(file: string, query: string, end: 'ready' | 'done') {
  const { page, context, errors } = await arrive(browser, `${host.url}?lang=en&${query}`);
  await page.getByTestId('files').setInputFiles(file);
  await status(page, end);
  return { page, context, errors };
}

async function sums(page: Page) {
  const rfm = await exported(page, 'rfm');
  const sum = (column: string): number => rfm.reduce((total, row) => total + Number(row[column]), 0);
  const money = Math.round(sum('monetary') * 100) / 100;
  return { customers: rfm.length, recency: sum('recency_days'), frequency: sum('frequency'), money };
}

/** The figure of the report card, NaN where there is none. */
async function reported(page: Page): Promise<(task: string, model: string, measure: string) => number> {
  const card = await exported(page, 'report_card');
  return (task, model, measure) =>
    Number(card.find((row) => row.task === task && row.model === model && row.measure === measure)?.value ?? NaN);
}

const retail = { customers: 4339, recency: 399_368, frequency: 18_536, money: 8_310_477.05 };

describe('Online Retail', () => {
  it('reads, learns and says what the reference says', async () => {
    const { page, context, errors } = await dropped(plain, '', 'done');
    expect(await sums(page)).toEqual(retail);
    const [source] = await exported(page, 'sources');
    expect(source).toMatchObject({ source: 'online_retail', lines: '541909', loaded: '541909', rejected: '0' });
    const figure = await reported(page);
    for (const measure of ['recall_at_10', 'ndcg_at_10'])
      expect(figure('affinity_new', 'als', measure)).toBeGreaterThan(figure('affinity_new', 'popularity', measure));
    expect(figure('affinity_new', 'als', 'recall_at_10')).toBeGreaterThan(0.045);
    expect(figure('churn', 'logistic', 'roc_auc')).toBeGreaterThan(0.6);
    await show(page, 'overview');
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/4,339/);
    expect(text).toMatch(/65\.6|66\s?%/);
    const december = (await exported(page, 'cohorts'))
      .filter(({ grain, cohort_on }) => grain === 'month' && cohort_on === '2010-12-01')
      .map(({ customers }) => Number(customers));
    expect(december).toEqual([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('reads the same from the packed file', async () => {
    const { page, context } = await dropped(packed, 'train=off', 'ready');
    expect(await sums(page)).toEqual(retail);
    await context.close();
  });
});

describe('CDNOW', () => {
  it('reads blanks between fields, and learns on the window that is asked for', async () => {
    const master = join(data, 'cdnow/CDNOW_master.txt.gz');
    const { page, context } = await dropped(master, 'as_of=1998-06-30&horizon=180', 'done');
    expect(await sums(page)).toEqual({
      customers: 23_570,
      recency: 8_655_414,
      frequency: 67_591,
      money: 2_500_315.63,
    });
    const figure = await reported(page);
    expect(figure('churn', 'logistic', 'roc_auc')).toBeGreaterThanOrEqual(0.8);
    expect(figure('churn', 'logistic', 'roc_auc')).toBeGreaterThanOrEqual(figure('churn', 'rule_recency', 'roc_auc'));
    const windows = (await exported(page, 'report_card')).filter(({ task }) => task === 'churn');
    expect(new Set(windows.map(({ window_start }) => window_start))).toEqual(new Set(['1998-01-01']));
    await context.close();
  });
});
