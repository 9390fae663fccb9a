import { describe, expect, it } from 'vitest';
import * as fixture from '../fixtures/kinds.ts';
import { arrive, exported, files, site, status } from './visit.ts';

const { host, browser } = await site();
const opened = () => arrive(browser, `${host.url}?train=off&lang=en`);

describe('files that are no orders', () => {
  it('wait for the orders, and say how well they fit them', async () => {
    const { page, context } = await opened();
    await files(page, { name: 'people.csv', content: fixture.shopifyCustomers });
    await page.getByText('people.csv: Customers, 3 rows').waitFor();
    await status(page, 'empty');
    await page.reload();
    await page.getByText('people.csv: Customers, 3 rows').waitFor();

    await files(page, { name: 'orders.csv', content: fixture.orders });
    await status(page, 'ready');
    await page.goto(`${host.url}?train=off&lang=en#/data`);
    await page.getByRole('cell', { name: 'Shopify · Customers' }).waitFor();
    await page.getByRole('cell', { name: '2 of 3 · 67%' }).waitFor();
    await page.getByRole('cell', { name: '2 of 3 customers · 67%' }).waitFor();
    const [ann] = await exported(page, 'customers');
    expect(ann).toMatchObject({ customer_id: 'ann@x.de', consent: 'true', city: 'Köln', tags: 'vip, wholesale' });
    await context.close();
  });

  it('are what a person says they are', async () => {
    const { page, context } = await opened();
    await files(page, { name: 'orders.csv', content: fixture.orders });
    await status(page, 'ready');
    await files(page, {
      name: 'odd.csv',
      content: 'moment;whose;said\n2026-04-01;ann@x.de;Lovely\n2026-04-02;;So so\n',
    });
    await status(page, 'mapping');
    await page.getByRole('combobox', { name: 'This file holds' }).selectOption({ label: 'Reviews' });
    await page.getByText('Still missing: Review.').waitFor();
    expect(await page.getByTestId('accept-mapping').isDisabled()).toBe(true);
    await page.locator('select[data-field="review_text"]').selectOption({ label: 'said' });
    await page.locator('select[data-field="email"]').selectOption({ label: 'whose' });
    await page.locator('select[data-field="date"]').selectOption({ label: 'moment' });
    await page.getByTestId('accept-mapping').click();
    await status(page, 'ready');
    await page.goto(`${host.url}?train=off&lang=en#/data`);
    await page.getByRole('cell', { name: 'Reviews, as you matched them' }).waitFor();
    expect(await exported(page, 'reviews')).toMatchObject([
      { text: 'Lovely', written_on: '2026-04-01', customer_key: '1' },
      { text: 'So so', written_on: '2026-04-02', customer_key: '' },
    ]);
    await context.close();
  });
});
