import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { demoShop } from '../../src/intake/demo.ts';
import { arrive, eventually, exported, files, show, site, status } from './visit.ts';

const { host, browser } = await site();
const shop = await (await demoShop(6, 200)).file.text();

interface Learnt {
  /** Probability of leaving by customer. */
  readonly risk: ReadonlyMap<string, number>;
  /** `customer, kind, product` of every suggestion. */
  readonly suggested: ReadonlySet<string>;
}

async function learnt(page: Page): Promise<Learnt> {
  const risk = (await exported(page, 'churn_risk')).map(
    (row) => [row.customer_id ?? '', Number(row.probability)] as const,
  );
  const suggested = (await exported(page, 'recommendations')).map((row) =>
    [row.customer_id, row.kind, row.product_id].join(', '),
  );
  return { risk: new Map(risk), suggested: new Set(suggested) };
}

async function trainedOn(backend: string, says: RegExp): Promise<Learnt> {
  const { page, context } = await arrive(browser, `${host.url}?backend=${backend}&lang=en`);
  await files(page, { name: 'orders.csv', content: shop });
  await status(page, 'done');
  await show(page, 'models');
  await page.locator('main section', { hasText: 'Where it computes' }).getByText(says).first().waitFor();
  const answer = await learnt(page);
  await context.close();
  return answer;
}

const overlap = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((one) => b.has(one)).length / Math.max(a.size, b.size);

describe('the same shop on every device', () => {
  let cpu: Learnt;
  beforeAll(async () => {
    cpu = await trainedOn('cpu', /Processor \(plain\)/);
  });

  it.each([
    { backend: 'webgpu', says: /SwiftShader/i },
    { backend: 'wasm', says: /Processor \(WebAssembly\)/ },
  ])('$backend gives the probabilities and the suggestions of plain code', async ({ backend, says }) => {
    const other = await trainedOn(backend, says);
    expect(other.risk.size).toBe(cpu.risk.size);
    expect(cpu.risk.size).toBeGreaterThan(150);
    const apart = [...cpu.risk].map(([customer, probability]) =>
      Math.abs(probability - (other.risk.get(customer) ?? NaN)),
    );
    expect(Math.max(...apart)).toBeLessThan(1e-3);
    expect(new Set(cpu.risk.values()).size).toBeGreaterThan(100);
    expect(cpu.suggested.size).toBeGreaterThan(1000);
    expect(overlap(cpu.suggested, other.suggested)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('a training that is stopped', () => {
  it('ends within half a second, its thread and memory with it, and the page goes on', async () => {
    const { page, context } = await arrive(browser, `${host.url}?backend=webgpu&lang=en&train=off`);
    await files(page, { name: 'orders.csv', content: shop });
    await status(page, 'ready');
    await page.waitForTimeout(500);
    const before = page.workers().length;
    await page.getByTestId('train-all').click();
    await eventually(() => page.workers().length).toBe(before + 1);
    await page.waitForTimeout(300);
    const took = await page.evaluate(async () => {
      const stop = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Stop');
      const from = performance.now();
      stop?.click();
      while (document.documentElement.dataset.status !== 'ready') await new Promise(requestAnimationFrame);
      return performance.now() - from;
    });
    expect(took).toBeLessThan(500);
    await eventually(() => page.workers().length).toBe(before);
    await show(page, 'segments');
    expect((await exported(page, 'rfm')).length).toBeGreaterThan(150);
    expect(await exported(page, 'churn_risk')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset.problem)).toBeUndefined();
    await context.close();
  });
});
