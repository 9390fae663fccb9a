import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { formatFor } from '../../src/ui/format.ts';
import Bars from '../../src/ui/charts/Bars.svelte';
import { drawing, png } from '../../src/ui/charts/picture.ts';
import { tipElement, tipSentence } from '../../src/ui/charts/tip.ts';
import { plainColour } from '../../src/ui/charts/colour.ts';
import Harness from './Harness.svelte';
import type { Kit } from '../../src/ui/kit.ts';

const hostile = '<img src=x onerror="window.broken = true">';
let shown: Record<string, unknown> | undefined;
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = undefined;
  document.body.replaceChildren();
});

const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 60));
const saved: { name: string; content: Blob }[] = [];
const said = new Proxy({}, { get: (_, word) => (typeof word === 'string' ? word : undefined) });
const kit = {
  words: said,
  format: formatFor('en', null),
  save: (name: string, content: Blob) => saved.push({ name, content }),
} as unknown as Kit;

/** Opens the menu of the panel and chooses. */
async function press(label: string): Promise<void> {
  document.querySelector<HTMLButtonElement>('.opener')?.click();
  const item = [...document.querySelectorAll<HTMLButtonElement>('[popover] button')].find(
    (one) => one.textContent === label,
  );
  item?.click();
  await settled();
}

function bars(name = 'Loyal') {
  const tip = { head: name, lines: [{ name: 'Customers', value: '3' }] };
  return [
    { name, value: 3, href: '#/there', figures: [{ text: '3' }], tip },
    { name: 'Lost', value: 1, figures: [{ text: '1' }], tip },
  ];
}

describe('tooltips', () => {
  it('are text, whatever a file says', () => {
    const tip = { head: hostile, lines: [{ name: hostile, value: '1', colour: 'red' }] };
    const element = tipElement(tip);
    expect(element.querySelector('img')).toBeNull();
    expect(element.textContent).toBe(`${hostile}${hostile}1`);
    expect(tipSentence(tip)).toBe(`${hostile}, ${hostile} 1`);
  });

  it('answer to the pointer and to the keyboard alike', async () => {
    shown = mount(Bars, { target: document.body, props: { bars: bars(hostile), label: 'Segments' } });
    flushSync();
    const link = document.querySelector('a');
    for (const [on, off] of [
      ['pointerenter', 'pointerleave'],
      ['focus', 'blur'],
    ] as const) {
      link?.dispatchEvent(new Event(on));
      await settled();
      expect(document.querySelector('[role=tooltip] strong')?.textContent).toBe(hostile);
      link?.dispatchEvent(new Event(off));
      await settled();
      expect(document.querySelector('[role=tooltip]')).toBeNull();
    }
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('pictures', () => {
  it('show what is on the screen, in plain colours and escaped text', async () => {
    shown = mount(Bars, { target: document.body, props: { bars: bars('R & D <b>'), label: 'Segments' } });
    flushSync();
    const root = document.querySelector<HTMLElement>('.bars');
    if (!root) throw new Error('no bars');
    const svg = drawing(root);
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(picture.querySelector('parsererror')).toBeNull();
    const texts = [...picture.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(['R & D <b>', '3', 'Lost', '1']);
    expect(svg).not.toContain('oklch');
    const image = await createImageBitmap(await png(svg));
    expect(image.width).toBe(2 * Number(picture.documentElement.getAttribute('width')));
  });

  it('need colours that other programs know', () => {
    expect(plainColour('oklch(1 0 0)')).toBe('#ffffff');
    expect(plainColour('rgb(255 0 0)')).toBe('#ff0000');
    expect(plainColour('transparent')).toBe('rgba(0,0,0,0.000)');
  });
});

describe('a panel', () => {
  it('turns its picture into a table and saves both pictures, and shows its SQL', async () => {
    shown = mount(Harness, { target: document.body, props: { kit } });
    flushSync();
    await press('svg');
    await press('png');
    await expect
      .poll(() => saved.map(({ name, content }) => [name, content.type]))
      .toEqual([
        ['file.svg', 'image/svg+xml'],
        ['file.png', 'image/png'],
      ]);
    await press('showTable');
    expect([...document.querySelectorAll('td')].map((cell) => cell.textContent?.trim())).toEqual([
      'one',
      '1',
      'two',
      '2',
    ]);
    await press('sql');
    expect(document.querySelector('dialog[open] pre')?.textContent).toBe('SELECT 1');
  });

  it('draws a line chart that follows the arrow keys and leads to what is behind a mark', async () => {
    shown = mount(Harness, { target: document.body, props: { kit, chart: true } });
    flushSync();
    await expect
      .poll(() => document.querySelectorAll('.chart svg path').length, { timeout: 20_000 })
      .toBeGreaterThan(2);
    const chart = document.querySelector<HTMLElement>('.chart');
    for (const key of ['ArrowRight', 'ArrowRight'])
      chart?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await expect.poll(() => document.querySelector('[aria-live]')?.textContent?.trim()).toBe('two, Line 2');
    await expect.poll(() => document.querySelector('.chart-tip strong')?.textContent).toBe('two');
    chart?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(location.hash).toBe('#/place/1');
  });
});
