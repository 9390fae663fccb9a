import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { setLocale } from '../../src/app/words/compiled/runtime.js';
import { formatFor } from '../../src/ui/format.ts';
import { reasonsOf, reasonText } from '../../src/views/reasons.ts';

const described = readFileSync('src/marts/behaviour.sql', 'utf8').matchAll(/^-- (\w+): /gm);
const features = Array.from(described, (match) => match[1] ?? '').filter(
  (name) => !['later', 'customer_key', 'cutoff_key', 'churned', 'amount_365'].includes(name),
);
afterEach(() => void setLocale('en', { reload: false }));

describe('reasons', () => {
  it('finds the features', () => expect(features.length).toBeGreaterThanOrEqual(20));

  it.each(features)('says %s in words, with its value', (feature) => {
    for (const locale of ['en', 'zh'] as const) {
      void setLocale(locale, { reload: false });
      const said = reasonText(feature, 0.25, formatFor(locale, null));
      expect(said).not.toContain(feature);
      expect(said).toMatch(/\d/);
      expect(/[\u4e00-\u9fff]/.test(said)).toBe(locale === 'zh');
    }
  });

  it('keeps the order, tells the direction, and names what only a second purchase could tell', () => {
    const row = {
      reason_1: 'recency_days',
      value_1: 95,
      effect_1: 1.2,
      reason_2: 'orders_90',
      value_2: 4,
      effect_2: -0.8,
      reason_3: 'gap_mean_days',
      value_3: null,
      effect_3: 0.1,
    };
    expect(reasonsOf(row, formatFor('en', 'GBP'))).toEqual([
      { text: 'last purchase 95 days ago', worse: true },
      { text: 'purchases in the last 90 days: 4', worse: false },
      { text: 'has bought only once', worse: true },
    ]);
    expect(reasonsOf({ ...row, reason_2: '', reason_3: null }, formatFor('en', null)).length).toBe(1);
  });
});
