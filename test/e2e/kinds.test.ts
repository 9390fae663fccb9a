import type { Page } from 'playwright';
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

  it('tell how visits become purchases', async () => {
    const { page, context } = await opened();
    const visits = [
      'timestamp,visitor_id,event,product_id',
      '2026-05-01 10:00:00,c1,view,p1',
      '2026-05-01 10:05:00,c1,addtocart,p1',
      '2026-05-01 10:00:00,c2,view,p1',
    ];
    await files(
      page,
      { name: 'orders.csv', content: fixture.orders },
      { name: 'visits.csv', content: `${visits.join('\n')}\n` },
    );
    await status(page, 'ready');
    await page.goto(`${host.url}?train=off&lang=en#/products`);
    const funnel = page.getByRole('region', { name: 'From looking to buying' });
    await funnel.getByText('Put in the cart').waitFor();
    expect(await funnel.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Look\s+2/),
      expect.stringMatching(/^Put in the cart\s+1\s+50%/),
    ]);
    await page
      .getByRole('region', { name: 'What do visitors do next?' })
      .getByRole('cell', { name: '50%' })
      .first()
      .waitFor();
    await context.close();
  });

  it('tell what customers answered, and who', async () => {
    const { page, context } = await opened();
    const buyers = Array.from({ length: 40 }, (_, at) => at);
    const orders = buyers.flatMap((at) => [
      `a${at},2026-01-05,p${at}@x.de,Mug,10`,
      ...(at % 2 ? [`b${at},2026-02-05,p${at}@x.de,Mug,10`] : []),
    ]);
    const rows = buyers.map(
      (at) => `p${at}@x.de,3/${1 + (at % 28)}/2026,${at % 2 ? 'myself' : '<b>gift</b>'},text ${at}`,
    );
    await files(
      page,
      { name: 'orders.csv', content: `order_id,order_date,email,product,total\n${orders.join('\n')}\n` },
      {
        name: 'survey.csv',
        content: `Email Address,Timestamp,Who do you buy for?,Anything else?\n${rows.join('\n')}\n`,
      },
    );
    await status(page, 'ready');
    await page.goto(`${host.url}?train=off&lang=en#/segments`);
    const panel = page.getByRole('region', { name: 'Of those who answered “<b>gift</b>”, 0% bought again' });
    await panel.getByRole('row', { name: '<b>gift</b> 20 50% 0% 0%–16% yes' }).waitFor();
    await panel.getByRole('row', { name: 'myself 20 50% 100% 84%–100% yes' }).waitFor();
    await panel.getByRole('link', { name: 'myself' }).click();
    await page.getByText('Who do you buy for? myself').waitFor();
    await page.getByRole('heading', { name: '20 customers' }).waitFor();
    await page.getByRole('columnheader', { name: 'Who do you buy for?' }).waitFor();
    await page.getByRole('combobox', { name: 'Question' }).selectOption({ label: 'No question' });
    await page.getByRole('heading', { name: '40 customers' }).waitFor();
    await page.goto(`${host.url}?train=off&lang=en#/customers?customer=p3@x.de`);
    const answers = page.getByRole('region', { name: 'What did they answer?' });
    await answers.getByRole('row', { name: 'Anything else? text 3 4 Mar 2026' }).waitFor();
    await page.goto(`${host.url}?train=off&lang=en#/data`);
    await page
      .getByText('survey.csv: Survey answers, 40 rows')
      .or(page.getByRole('cell', { name: 'Survey answers' }))
      .first()
      .waitFor();
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

describe('a file that is taken out again', () => {
  const rows = (...lines: string[]) => ['order_id,order_date,email,status,total', ...lines, ''].join('\n');
  const ordersOf = async (page: Page) =>
    (await exported(page, 'orders')).toSorted((a, b) => Number(a['order_id']) - Number(b['order_id']));
  const may = rows('1,2026-05-01,a@x.de,paid,10', '2,2026-05-10,b@x.de,pending,20', '3,2026-05-20,c@x.de,paid,30');
  const june = rows('2,2026-05-10,b@x.de,paid,20', '4,2026-05-30,a@x.de,paid,40');

  it('leaves the shop as it was before, and comes back when it is dropped again', async () => {
    const { page, context } = await opened();
    await files(page, { name: 'may.csv', content: may });
    await status(page, 'ready');
    const before = await ordersOf(page);
    await files(page, { name: 'june.csv', content: june });
    await status(page, 'ready');
    const after = await ordersOf(page);
    expect(after.map(({ order_id, status: state }) => [order_id, state])).toEqual([
      ['1', 'paid'],
      ['2', 'paid'],
      ['3', 'paid'],
      ['4', 'paid'],
    ]);
    await page.goto(`${host.url}?train=off&lang=en#/data`);
    const brought = page.getByRole('group', { name: 'What each export brought' }).getByRole('row').last();
    await brought.waitFor();
    expect(await brought.getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining(['june.csv', '2', '1', '1', '0', '1']),
    );
    const compared = page.getByRole('region', { name: 'Compare two exports' });
    await compared.getByText('Told differently').first().waitFor();
    expect(await compared.locator('dd').allTextContents()).toEqual([
      '0',
      '1',
      '1',
      '1 more on other days',
      '0',
      '1 more on other days',
    ]);
    expect(await compared.getByRole('row').last().getByRole('cell').allTextContents()).toEqual(
      expect.arrayContaining(['2', 'pending', 'paid', '20.00']),
    );
    await compared
      .getByLabel('First')
      .selectOption({ label: await compared.getByLabel('Second').locator('option:checked').innerText() });
    await compared.getByText('0 more on other days').first().waitFor();

    await page.getByRole('row', { name: 'june.csv' }).getByRole('link', { name: 'Take out' }).click();
    await page.getByRole('dialog', { name: 'Take “june.csv” out of the shop?' }).waitFor();
    await page.getByTestId('take-out').click();
    await page.getByRole('heading', { name: 'One file in this shop' }).waitFor();
    await status(page, 'ready');
    expect(await ordersOf(page)).toEqual(before);

    await files(page, { name: 'june.csv', content: june });
    await status(page, 'ready');
    expect(await ordersOf(page)).toEqual(after);
    await context.close();
  });

  it('leaves an empty shop when it was the only one', async () => {
    const { page, context } = await opened();
    await files(page, { name: 'may.csv', content: may });
    await status(page, 'ready');
    await page.goto(`${host.url}?train=off&lang=en#/data?out=1`);
    await page.getByTestId('take-out').click();
    await status(page, 'empty');
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await page.reload();
    await status(page, 'empty');
    await context.close();
  });
});
