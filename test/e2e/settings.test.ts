import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { eventually, exported, files, show, site, status, type Visit, visit } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(8, 250)).file.text();

async function clock(page: Page): Promise<Record<string, string | undefined>> {
  const [{ as_of, horizon, horizon_from } = {}] = await exported(page, 'clock');
  return { as_of, horizon, horizon_from };
}

const scores = async (page: Page): Promise<string[]> =>
  (await exported(page, 'rfm'))
    .map(({ customer_id, r, f, m, score }) => [customer_id, r, f, m, score].join(' '))
    .sort();

/** Rows of `scores` without the score itself. */
const cells = (rows: string[]): string[] => rows.map((row) => row.split(' ').slice(0, 4).join(' '));

const recencies = async (page: Page): Promise<number> =>
  (await exported(page, 'rfm')).reduce((sum, { recency_days }) => sum + Number(recency_days), 0);

async function set(page: Page, setting: string, value: string): Promise<void> {
  await show(page, 'data');
  const input = page.locator(`[data-setting=${setting}]`);
  await eventually(() => input.inputValue()).not.toBe('');
  await input.fill(value);
  await page.keyboard.press('Tab');
}

async function slide(page: Page, label: string, value: string): Promise<void> {
  await show(page, 'segments');
  await page.getByRole('slider', { name: label }).fill(value);
}

describe('what a person sets', () => {
  let visited: Visit;
  let page: Page;
  const reload = async (query = ''): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${host.url}?train=off&lang=en${query}`);
    await status(page, 'ready');
  };
  beforeAll(async () => {
    visited = await visit(browser);
    page = visited.page;
    await page.goto(`${host.url}?train=off&lang=en`);
    await status(page, 'empty');
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
  });
  afterAll(() => visited.context.close());

  it('moves the day the figures are about and the silence limit, and keeps both over a reload', async () => {
    const before = await clock(page);
    const all = await recencies(page);
    expect(before).toMatchObject({ horizon_from: 'gaps' });
    await set(page, 'as_of', '2026-02-28');
    await eventually(() => clock(page)).toMatchObject({ as_of: '2026-02-28' });
    await set(page, 'horizon', '77');
    await eventually(() => clock(page)).toEqual({ as_of: '2026-02-28', horizon: '77', horizon_from: 'set' });
    expect((await exported(page, 'orders')).some(({ ordered_on = '' }) => ordered_on > '2026-02-28')).toBe(true);
    expect((await exported(page, 'weeks')).every(({ week_on = '9' }) => week_on <= '2026-02-28')).toBe(true);
    expect(await recencies(page)).not.toBe(all);
    await reload();
    expect(await clock(page)).toEqual({ as_of: '2026-02-28', horizon: '77', horizon_from: 'set' });
    await show(page, 'data');
    await eventually(() => page.locator('[data-setting=as_of]').inputValue()).toBe('2026-02-28');
    await page.getByRole('button', { name: 'Last day with a purchase' }).click();
    await page.getByRole('button', { name: 'Take it from the gaps' }).click();
    await eventually(() => clock(page)).toEqual(before);
    expect(await recencies(page)).toBe(all);
  });

  it('keeps what is being typed while the figures are worked out anew', async () => {
    const before = await clock(page);
    await show(page, 'data');
    const horizon = page.locator('[data-setting=horizon]');
    await eventually(() => horizon.inputValue()).toBe(before.horizon);
    await horizon.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('77');
    await page.locator('[data-setting=as_of]').evaluate((input: HTMLInputElement) => {
      input.value = '2026-01-15';
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await page.locator('header').getByText('15 Jan 2026').waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('Tab');
    await eventually(() => clock(page)).toEqual({ as_of: '2026-01-15', horizon: '77', horizon_from: 'set' });
    await show(page, 'data');
    await page.getByRole('button', { name: 'Last day with a purchase' }).click();
    await page.getByRole('button', { name: 'Take it from the gaps' }).click();
    await eventually(() => clock(page)).toEqual(before);
  });

  it('takes the day and the limit of the address over them, and stores neither', async () => {
    await set(page, 'horizon', '52');
    await eventually(() => clock(page)).toMatchObject({ horizon: '52' });
    const stored = await clock(page);
    await reload('&as_of=2026-01-31&horizon=33');
    expect(await clock(page)).toEqual({ as_of: '2026-01-31', horizon: '33', horizon_from: 'set' });
    await show(page, 'data');
    await eventually(() => page.locator('[data-setting=as_of]').inputValue()).toBe('2026-01-31');
    expect(await page.locator('[data-setting=horizon]').inputValue()).toBe('33');
    expect(await page.locator('[data-setting=horizon]').isDisabled()).toBe(true);
    await page.getByText('The address of this page decides this').first().waitFor();
    await slide(page, 'Money', '2');
    await eventually(async () => (await exported(page, 'clock')).length).toBe(1);
    expect(await clock(page)).toMatchObject({ as_of: '2026-01-31', horizon: '33' });
    await reload();
    expect(await clock(page)).toEqual(stored);
  });

  it('weighs the score and cuts it into other parts, and keeps that over a reload', async () => {
    const before = await scores(page);
    await slide(page, 'Recency', '3');
    await eventually(() => scores(page)).not.toEqual(before);
    const weighed = await scores(page);
    expect(cells(weighed)).toEqual(cells(before));
    await show(page, 'segments');
    await page.getByRole('radio', { name: '3 parts' }).check({ force: true });
    await eventually(async () => Math.max(...(await exported(page, 'rfm')).map(({ r }) => Number(r)))).toBe(3);
    const cut = await scores(page);
    await reload();
    expect(await scores(page)).toEqual(cut);
    await show(page, 'segments');
    expect(await page.getByRole('radio', { name: '3 parts' }).isChecked()).toBe(true);
    expect(await page.getByRole('slider', { name: 'Recency' }).inputValue()).toBe('3');
  });

  it('shows money in the currency picked, and changes no amount', async () => {
    const before = await exported(page, 'rfm');
    await show(page, 'overview');
    await page.locator('main').getByText('€').first().waitFor();
    await show(page, 'data');
    await page.getByRole('combobox', { name: 'Currency' }).selectOption({ label: 'JPY – Japanese Yen' });
    await show(page, 'overview');
    await page.locator('main').getByText('¥').first().waitFor();
    expect(await page.locator('main').getByText('€').count()).toBe(0);
    // Changes are stored one after the other: when this one can be read, the one before is stored.
    await set(page, 'horizon', '61');
    await eventually(() => clock(page)).toMatchObject({ horizon: '61' });
    await reload();
    await show(page, 'overview');
    await page.locator('main').getByText('¥').first().waitFor();
    expect(await exported(page, 'rfm')).toEqual(before);
  });
});

describe('a setting changed in the middle of a training', () => {
  it('ends with results for the new one', async () => {
    const { page, context } = await visit(browser);
    await page.goto(`${host.url}?backend=webgpu&lang=en#/data`);
    await status(page, 'empty');
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'training');
    await set(page, 'as_of', '2026-03-31');
    await eventually(async () => (await clock(page)).as_of).toBe('2026-03-31');
    await status(page, 'done');
    const card = await exported(page, 'report_card');
    expect(new Set(card.map(({ task }) => task)).size).toBeGreaterThan(1);
    expect(card.filter(({ window_end = '' }) => window_end > '2026-03-31')).toEqual([]);
    await context.close();
  });
});
