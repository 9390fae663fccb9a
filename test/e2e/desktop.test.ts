import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { eventually, exported, site, status, type Visit, visit } from './visit.ts';

const table = [
  ['order_id', 'order_date', 'email', 'sku', 'quantity', 'unit_price'],
  ['1', '2024-03-14', 'ann@example.com', 'mug', '2', '9.50'],
  ['2', '2024-03-15', 'bob@example.com', 'tea', '1', '4.00'],
  ['3', '2024-04-20', 'ann@example.com', 'tea', '3', '4.00'],
];
const csv = table.map((cells) => `${cells.join(',')}\n`).join('');

const { host, browser } = await site();

const spent = async (page: Page): Promise<Record<string, number>> =>
  Object.fromEntries((await exported(page, 'rfm')).map((row) => [row.customer_id, Number(row.monetary)]));
const ofTable = { 'ann@example.com': 31, 'bob@example.com': 4 };

describe('files that come another way', () => {
  it('opens what the desktop hands to the installed app, also when it was not yet running', async () => {
    const { page, context } = await visit(browser);
    await page.addInitScript(() => {
      const value = { setConsumer: (consumer: unknown) => void Object.assign(globalThis, { consumer }) };
      Object.defineProperty(globalThis, 'launchQueue', { value });
    });
    await page.goto(`${host.url}?train=off`, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => 'consumer' in globalThis);
    const handed = (name: string, content: string): Promise<void> =>
      page.evaluate(
        (file) => {
          const { consumer } = globalThis as unknown as { consumer: (launch: { files: object[] }) => void };
          consumer({ files: [{ kind: 'file', getFile: () => Promise.resolve(new File([file.content], file.name)) }] });
        },
        { name, content },
      );
    await handed('from-desktop.csv', csv);
    await status(page, 'ready');
    expect(await spent(page)).toEqual(ofTable);
    await handed('again.csv', `${csv}4,2024-05-01,bob@example.com,mug,1,9.50\n`.replaceAll('-03-', '-02-'));
    await eventually(async () => (await exported(page, 'sources')).map(({ file }) => file)).toContain('again.csv');
    await status(page, 'ready');
    await page.evaluate(() =>
      (globalThis as unknown as { consumer: (launch: { files: object[] }) => void }).consumer({ files: [] }),
    );
    expect(await page.evaluate(() => document.documentElement.dataset.status)).toBe('ready');
    await context.close();
  });

  it('reads a table that was copied as text, and leaves what is pasted into a field there', async () => {
    const { page, context } = await visit(browser);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${host.url}?train=off&lang=en`);
    await status(page, 'empty');
    await page.evaluate(
      (text) => navigator.clipboard.writeText(text),
      table.map((cells) => cells.join('\t')).join('\n'),
    );
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+v');
    expect(await page.getByRole('combobox', { name: 'Type a name' }).inputValue()).toContain('order_id');
    expect(await page.evaluate(() => document.documentElement.dataset.status)).toBe('empty');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+v');
    await status(page, 'ready');
    expect(await spent(page)).toEqual(ofTable);
    await context.close();
  });

  it('takes files dropped anywhere, and shows that it will', async () => {
    const { page, context } = await visit(browser);
    await page.goto(`${host.url}?train=off&lang=en`);
    await status(page, 'empty');
    const dataTransfer = await page.evaluateHandle((text) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      carried.items.add(new File([text.replaceAll(/^(?=\d)/gm, 'older-')], 'older.csv', { type: 'text/csv' }));
      return carried;
    }, csv);
    const invitation = page.getByText('Drop to read.');
    await page.locator('nav').dispatchEvent('dragover', { dataTransfer });
    await invitation.waitFor();
    await page.locator('nav').dispatchEvent('dragleave', { dataTransfer });
    await invitation.waitFor({ state: 'detached' });
    await page.locator('nav').dispatchEvent('dragover', { dataTransfer });
    await page.locator('nav').dispatchEvent('drop', { dataTransfer });
    await invitation.waitFor({ state: 'detached' });
    await status(page, 'ready');
    expect(await spent(page)).toEqual({ 'ann@example.com': 62, 'bob@example.com': 8 });
    expect((await exported(page, 'sources')).map(({ file }) => file)).toEqual(['dropped.csv', 'older.csv']);
    await context.close();
  });
});

/** What has the focus: its name, and whether one can see that it has it. */
const focused = (page: Page): Promise<{ name: string; visible: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const seen = [element, element.nextElementSibling].some((one) => {
      const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : { outlineStyle: 'none', outlineWidth: '0' };
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    });
    const { width, height, left } = element.getBoundingClientRect();
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null;
    const name = element.getAttribute('aria-label') ?? (label ?? element).innerText.trim().split('\n')[0] ?? '';
    // The parts inside a date field show their focus in a tree of the browser's own.
    const inside = element.matches('input[type=date]');
    return { name, visible: (seen || inside) && width > 1 && height > 1 && left >= 0 };
  });

async function tabbed(page: Page, last: string): Promise<string[]> {
  const names: string[] = [];
  while (names.at(-1) !== last && names.length < 60) {
    await page.keyboard.press('Tab');
    const { name, visible } = await focused(page);
    expect(visible, `focus on “${name}” after ${names.join(' · ')}`).toBe(true);
    names.push(name);
  }
  return names;
}

describe('with the keyboard alone', () => {
  let visited: Visit;
  let page: Page;
  let choosers = 0;
  beforeAll(async () => {
    visited = await visit(browser);
    page = visited.page;
    // The chooser is caught only from some time after somebody listens.
    page.on('filechooser', () => choosers++);
    await page.goto(`${host.url}?train=off&lang=en`);
    await status(page, 'empty');
  });
  beforeEach(() => page.locator('body').click({ position: { x: 5, y: 890 } }));
  afterAll(() => visited.context.close());

  it('reaches the first things to do on the empty page', async () => {
    await page.reload();
    await status(page, 'empty');
    const names = await tabbed(page, 'Try the demo shop');
    const wanted = ['Skip to content', 'Privacy', '0 bytes sent', 'Settings', 'Choose files', 'Try the demo shop'];
    expect(names.filter((name) => wanted.includes(name))).toEqual(wanted);
  });

  it('opens the file chooser with O, and reads what is chosen', async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')]);
    expect(chooser.isMultiple()).toBe(true);
    const shop = await (await demoShop(4, 120)).file.text();
    await chooser.setFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(shop) });
    await status(page, 'ready');
  });

  it('goes to a screen with Ctrl K or ⌘ K', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('reten');
    await page.keyboard.press('Enter');
    await page.locator('nav a[aria-current=page]', { hasText: 'Retention' }).waitFor();
    await page.keyboard.press('Meta+k');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('nav a[aria-current=page]', { hasText: 'Segments' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('tells the keys with ?, closes what is open with Escape, and gives the focus back', async () => {
    await page.getByRole('link', { name: 'Segments' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    const before = choosers;
    await page.keyboard.press('o');
    await page.waitForTimeout(300);
    expect(choosers).toBe(before);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await focused(page)).name).toBe('Segments');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('?o');
    expect(await page.getByRole('combobox', { name: 'Type a name' }).inputValue()).toBe('?o');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('reaches every screen and every control of one, each with a focus one can see', async () => {
    await page.evaluate(() => (location.hash = '#/data'));
    await page.locator('[data-setting=horizon]').waitFor();
    await page.locator('nav .brand').focus();
    const names = await tabbed(page, 'Currency');
    const screens = ['Segments', 'Retention', 'Customers', 'Churn', 'Products', 'Data', 'Models', 'Export', 'Privacy'];
    expect([...names].filter((name) => screens.includes(name)).sort()).toEqual([...screens].sort());
    expect(names).toEqual(expect.arrayContaining(['Train', 'Add files', 'Settings']));
  });

  it('jumps over the rail, and answers Enter and Space on a link and on a button', async () => {
    await page.reload();
    await status(page, 'ready');
    await page.keyboard.press('Tab');
    expect((await focused(page)).name).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.getByRole('link', { name: 'Privacy', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('erase').focus();
    await page.keyboard.press('Space');
    await page.getByTestId('erase-confirm').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('erase-confirm').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.dataset.status)).toBe('ready');
  });
});
