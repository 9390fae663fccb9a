import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { arrive, eventually, exported, files, show, site, status } from './visit.ts';

const { host, browser } = await site();
const opened = () => arrive(browser, `${host.url}?train=off&lang=en`);

const { page, context } = await opened();
afterAll(() => context.close());

/** Thirty customers who buy a cup for 20 twice, and a hotel that buys 300. */
const rows: string[] = [];
for (let person = 1; person <= 30; person++)
  for (const month of ['03', '05'])
    rows.push(
      `${rows.length + 1},2026-${month}-${String(person).padStart(2, '0')},p${person}@x.de,Pat ${person},1,20,yes`,
    );
for (const day of ['04-10', '05-10']) rows.push(`${rows.length + 1},2026-${day},desk@hotel.de,Grand Hotel,300,6000,no`);
const orders = ['order_id,order_date,email,name,quantity,total,accepts marketing', ...rows, ''].join('\n');

const facts = async (page: Page) => {
  const [row] = await exported(page, 'facts');
  return { customers: row?.['customers'], revenue: Number(row?.['revenue']) };
};

/** The tables in which people could stand, as one text. */
async function everyone(page: Page): Promise<string> {
  const tables: unknown[] = [];
  for (const name of ['customers', 'orders', 'rfm', 'rejects', 'same_people', 'flagged_customers', 'notes'])
    tables.push(await exported(page, name));
  return JSON.stringify(tables);
}

/** Opens the Data screen in the very moment in which facts can be read; every heading the page shows from now on. */
const headings = (page: Page): Promise<() => Promise<string[]>> =>
  page
    .evaluateHandle(() => {
      const seen = new Set<string>();
      const note = (): void => document.querySelectorAll('h2').forEach((h2) => seen.add(h2.textContent));
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
      const root = document.documentElement;
      const go = new MutationObserver(() => {
        if (root.dataset.status !== 'ready') return;
        location.hash = '#/data';
        go.disconnect();
      });
      go.observe(root, { attributeFilter: ['data-status'] });
      return seen;
    })
    .then((seen) => () => seen.evaluate((set) => [...set]));

describe('a shop with a buyer who is no customer', () => {
  it('tells nothing of the quality of data before it has looked at them', async () => {
    const seen = await headings(page);
    await files(page, { name: 'orders.csv', content: orders });
    await page.getByRole('heading', { name: 'What would help most' }).waitFor();
    expect((await seen()).filter((text) => text.startsWith('Data health'))).toEqual([
      'Data health',
      expect.stringMatching(/^Data health \d\d of 100\. What would help most/),
    ]);
  });

  it('sets her aside after the effect was shown, and takes her back', async () => {
    const before = await facts(page);
    expect(before).toEqual({ customers: '31', revenue: 13_200 });
    await show(page, 'data');
    const rule = page.getByRole('region', { name: 'Wholesale buyers' });
    await rule.getByText('1 buyer · 2 orders · 12,000').waitFor();
    await rule.getByText('now 13,200').waitFor();
    expect(await rule.getByRole('definition').allTextContents()).toEqual(expect.arrayContaining(['30', '1,200']));
    await rule.getByRole('button', { name: 'Set 1 aside' }).click();
    await rule.getByText('The figures with them').waitFor();
    await page.getByRole('cell', { name: 'Orders of buyers set aside: kept, counted nowhere' }).waitFor();
    expect(await facts(page)).toEqual({ customers: '30', revenue: 1200 });
    await show(page, 'data');
    await rule.getByRole('button', { name: 'Take all back' }).click();
    await rule.getByText('The figures without them').waitFor();
    expect(await facts(page)).toEqual(before);
  });

  it('cuts the largest orders after the effect was shown, and counts them whole again', async () => {
    await show(page, 'data');
    const panel = page.getByRole('region', { name: /How much may one order count|One order counts at most/ });
    await panel.getByText('2 orders would be cut, by 11,960 in all').waitFor();
    expect(await panel.getByRole('definition').allTextContents()).toEqual(
      expect.arrayContaining(['1,240', 'now 13,200', '20.00 ± 0.00']),
    );
    await panel.getByRole('button', { name: 'Count at most 20.00' }).click();
    await panel.getByText('One order counts at most 20.00: 2 orders are cut').waitFor();
    expect(await panel.getByRole('button', { name: 'Count at most 20.00' }).isDisabled()).toBe(true);
    expect(await panel.getByLabel('An order counts at most').inputValue()).toBe('20');
    await page.getByRole('row', { name: 'Largest orders cut: they count at most so much 2 −11,960' }).waitFor();
    expect(await facts(page)).toEqual({ customers: '31', revenue: 1240 });
    await page.goto(`${host.url}?train=off&lang=en#/customers?customer=desk@hotel.de`);
    await page.getByRole('cell', { name: '20.00 counted of 6,000.00' }).first().waitFor();
    await page.reload();
    await status(page, 'ready');
    await show(page, 'data');
    await panel.getByLabel('An order counts at most').fill('100');
    await panel.getByLabel('An order counts at most').blur();
    await panel.getByText('One order counts at most 100.00: 2 orders are cut').waitFor();
    await panel.getByTestId('cap-off').click();
    await panel.getByText('How much may one order count?').waitFor();
    expect(await facts(page)).toEqual({ customers: '31', revenue: 13_200 });
  });

  it('leaves out of the CSV of a list who did not agree to be written to, and says so', async () => {
    await show(page, 'customers');
    await page.getByText('The CSV leaves out 1 who did not agree to be written to').waitFor();
    await page.getByRole('button', { name: 'Menu: Customers' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Save rows (CSV)').click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 30 }, (_, at) => `p${at + 1}@x.de`),
    );
  });

  it('blurs names with one key, told in the list of keys', async () => {
    const name = page.getByRole('cell', { name: 'Grand Hotel' });
    const filter = () => name.evaluate((cell) => getComputedStyle(cell).filter);
    expect(await filter()).toBe('none');
    await page.keyboard.press('b');
    await page.getByText('Names are blurred on this page').waitFor();
    expect(await filter()).toBe('blur(6px)');
    await page.keyboard.press('b');
    await eventually(filter).toBe('none');
    await page.keyboard.press('?');
    await page.getByText('Blur names and e-mails, for screenshots').waitFor();
    await page.keyboard.press('Escape');
  });

  it('keeps what is noted on a card there, and nowhere else', async () => {
    const card = (id: string) => page.evaluate((id) => void (location.hash = `#/customers?customer=${id}`), id);
    const note = page.getByText('Sends every second parcel back');
    await card('p7@x.de');
    await page.getByRole('textbox', { name: 'Write a note' }).fill('Sends every second parcel back');
    await page.getByTestId('note-add').click();
    await note.waitFor();
    await card('p8@x.de');
    await page.getByText('Nothing noted yet.').waitFor();
    expect(await note.count()).toBe(0);
    await card('p7@x.de');
    await note.waitFor();
    expect((await exported(page, 'notes')).map(({ customer_id: id, text }) => [id, text])).toEqual([
      ['p7@x.de', 'Sends every second parcel back'],
    ]);
  });

  it('deletes one person from the card, who is nowhere afterwards and stays out of a later file', async () => {
    await page.evaluate(() => (location.hash = '#/customers?customer=p7@x.de'));
    await page.getByTestId('delete-person').click();
    const dialog = page.getByRole('dialog', { name: 'Delete this person from the shop?' });
    await dialog.getByText('p7@x.de').waitFor();
    await dialog.getByTestId('delete-confirm').click();
    await dialog.waitFor({ state: 'hidden' });
    await files(page, {
      name: 'later.csv',
      content:
        'order_id,order_date,email,name,total\n900,2026-06-01,P7@x.de,Pat 7,20\n901,2026-06-01,p8@x.de,Pat 8,20\n',
    });
    await eventually(async () => (await exported(page, 'sources')).length).toBe(2);
    expect((await facts(page)).customers).toBe('30');
    const all = await everyone(page);
    expect(all).not.toMatch(/p7@x\.de|Pat 7\b|second parcel/i);
    expect(all).toContain('p8@x.de');
    expect(all).toContain('"901"');
    await show(page, 'data');
    await page.getByRole('cell', { name: '62, 2 deleted since' }).waitFor();
    await page.getByRole('cell', { name: '2, 1 deleted since' }).first().waitFor();
  });
});

describe('pseudonyms on load', () => {
  it('let no name into the shop, and still tell people apart', async () => {
    const { page, context } = await opened();
    await page.goto(`${host.url}?train=off&lang=en#/privacy`);
    const choice = page.getByRole('radio', { name: 'Pseudonyms' });
    await choice.check();
    await files(page, { name: 'orders.csv', content: orders });
    await status(page, 'ready');
    expect((await facts(page)).customers).toBe('31');
    expect(await everyone(page)).not.toMatch(/[^\s"@]@[^\s"@]+\.|Pat \d|Grand Hotel/i);
    await show(page, 'privacy');
    await page.getByText('This can only be changed while the shop is empty').waitFor();
    await context.close();
  });
});

describe('people who may be one', () => {
  it('are shown with the evidence, merged by a click, split on the card, and suggested again', async () => {
    const { page, context } = await opened();
    await files(page, {
      name: 'orders.csv',
      content:
        'order_id,order_date,email,name,total\n1,2026-05-01,ann.lee@gmail.com,Ann Lee,10\n2,2026-05-02,annlee@gmail.com,A. Lee,20\n3,2026-05-03,bo@x.de,Bo,30\n',
    });
    await status(page, 'ready');
    await show(page, 'data');
    const panel = page.getByRole('region', { name: 'One pair may be the same person' });
    await panel.getByText('same e-mail, written otherwise').waitFor();
    await panel.getByRole('button', { name: 'Same person', exact: true }).click();
    await panel.waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: 'People merged by you: their orders count under one customer' }).waitFor();
    expect((await facts(page)).customers).toBe('2');
    await page.evaluate(() => (location.hash = '#/customers?customer=ann.lee@gmail.com'));
    await page.getByText('annlee@gmail.com').waitFor();
    await page.getByRole('button', { name: 'Split again' }).click();
    await eventually(async () => (await facts(page)).customers).toBe('3');
    await show(page, 'data');
    await page.getByRole('heading', { name: 'What was set right or set aside' }).waitFor();
    expect(await panel.isVisible()).toBe(false);
    const apart = page.getByRole('region', { name: 'One pair that you keep apart' });
    await page.getByRole('cell', { name: 'Pairs that you keep apart: not suggested as one person' }).waitFor();
    await apart.getByRole('button', { name: 'Suggest again' }).click();
    await apart.waitFor({ state: 'hidden' });
    await panel.getByText('same e-mail, written otherwise').waitFor();
    await context.close();
  });
});
