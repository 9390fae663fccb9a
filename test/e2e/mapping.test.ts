import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { arrive, eventually, exported, files, site, status, statuses } from './visit.ts';

const { host, browser } = await site();

/** No name says what a column is; the money even has a decimal comma. */
const unknown = (rows: number): string =>
  'blip;moment;whose;what;worth\n' +
  Array.from(
    { length: rows },
    (_, row) => `${row * 7};2024-0${1 + (row % 5)}-${10 + (row % 18)} 09:30;K-${row % 4};thing ${row % 3};${row},50\n`,
  ).join('');

/** Known names, but no day above 12. */
const ambiguous = (day: number): string =>
  `order_id,order_date,email,total\n1,0${day}/02/2024,ann@example.com,10\n2,05/0${day}/2024,bob@example.com,20\n`;

const field = (page: Page, name: string) => page.locator(`select[data-field="${name}"]`);
const accept = (page: Page) => page.getByTestId('accept-mapping');

const opened = () => arrive(browser, `${host.url}?train=off&lang=en`);

describe('a table nobody has seen', () => {
  it('is asked about once: guesses with reasons, what is missing, a live check, then read', async () => {
    const { page, context } = await opened();
    await files(page, { name: 'export.csv', content: unknown(40) });
    await status(page, 'mapping');
    const dialog = page.getByRole('dialog', { name: 'Which column is which?' });
    await dialog.getByText('Still missing: the order number or the customer.').waitFor();
    expect(await accept(page).isDisabled()).toBe(true);
    expect(await field(page, 'date').inputValue()).toBe('1');
    await dialog.getByText('by its values:').waitFor();
    await dialog.getByText('40 of the first 40 rows have a date').waitFor();
    await field(page, 'platform_customer_id').selectOption({ label: 'whose' });
    await field(page, 'product_name').selectOption({ label: 'what' });
    await field(page, 'order_total').selectOption({ label: 'what' });
    await dialog.getByText('0 of 40 amounts and quantities can be read.').waitFor();
    expect(await field(page, 'product_name').inputValue()).toBe('');
    await field(page, 'order_total').selectOption({ label: 'worth' });
    await field(page, 'product_name').selectOption({ label: 'what' });
    await dialog.getByText('40 of 40 amounts and quantities can be read.').waitFor();
    await dialog.getByRole('columnheader', { name: 'worth → Total of the order' }).waitFor();
    await accept(page).click();
    await status(page, 'ready');

    const orders = await exported(page, 'orders');
    expect(orders).toHaveLength(40);
    expect(orders.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(800);
    expect(orders.filter(({ customer_id }) => customer_id === 'K-1')).toHaveLength(10);
    expect(orders.map(({ ordered_on }) => ordered_on).sort()[0]).toBe('2024-01-10');
    expect((await exported(page, 'products')).map(({ name }) => name).sort()).toEqual([
      'thing 0',
      'thing 1',
      'thing 2',
    ]);

    const seen = await statuses(page);
    await files(page, { name: 'next month.csv', content: unknown(60) });
    await eventually(async () => (await exported(page, 'sources')).length).toBe(2);
    await eventually(seen).toEqual(['ready', 'importing', 'ready']);
    await page.reload();
    await status(page, 'ready');
    const seenAfter = await statuses(page);
    await files(page, { name: 'after a reload.csv', content: unknown(50) });
    await eventually(async () => (await exported(page, 'sources')).length).toBe(3);
    await eventually(seenAfter).toEqual(['ready', 'importing', 'ready']);
    expect((await exported(page, 'sources')).map(({ source, lines }) => [source, lines])).toEqual([
      ['mapped', '40'],
      ['mapped', '60'],
      ['mapped', '50'],
    ]);
    await context.close();
  });
});

describe('dates that can be read in two ways', () => {
  it.each([
    { choice: 'Month first', days: ['2024-03-02', '2024-05-03'] },
    { choice: 'Day first', days: ['2024-02-03', '2024-03-05'] },
  ])('are read as the person says: $choice', async ({ choice, days }) => {
    const { page, context } = await opened();
    await files(page, { name: 'orders.csv', content: ambiguous(3) });
    await status(page, 'mapping');
    await page.getByRole('dialog', { name: 'Day first, or month first?' }).waitFor();
    expect(await accept(page).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: choice }).check();
    await accept(page).click();
    await status(page, 'ready');
    expect((await exported(page, 'orders')).map(({ ordered_on }) => ordered_on).sort()).toEqual(days);
    const seen = await statuses(page);
    await files(page, { name: 'more.csv', content: ambiguous(4).replaceAll(/^(?=\d)/gm, 'n') });
    await eventually(async () => (await exported(page, 'sources')).length).toBe(2);
    expect(await seen()).not.toContain('mapping');
    const later = (await exported(page, 'orders')).map(({ ordered_on }) => ordered_on);
    expect(later).toContain(choice === 'Month first' ? '2024-04-02' : '2024-02-04');
    await context.close();
  });

  it('are not asked about when one day in the whole column decides, far below the first rows', async () => {
    const { page, context } = await opened();
    const seen = await statuses(page);
    const lines = Array.from(
      { length: 3000 },
      (_, row) => `${row},0${1 + (row % 9)}/0${1 + (row % 8)}/2024,c${row % 50}@example.com,5\n`,
    );
    await files(page, {
      name: 'orders.csv',
      content: `order_id,order_date,email,total\n${lines.join('')}9999,02/28/2024,c1@example.com,5\n`,
    });
    await status(page, 'ready');
    expect(await seen()).not.toContain('mapping');
    const dates = new Map((await exported(page, 'orders')).map(({ order_id, ordered_on }) => [order_id, ordered_on]));
    expect([dates.get('9999'), dates.get('1')]).toEqual(['2024-02-28', '2024-02-02']);
    expect(dates.get('10')).toBe('2024-02-03');
    await context.close();
  });
});
