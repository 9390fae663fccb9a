import { describe, expect, it } from 'vitest';
import { formatFor } from '../../src/ui/format.ts';

const english = formatFor('en', 'GBP');
const chinese = formatFor('zh', 'CNY');

describe('format', () => {
  it('writes money with the sign of the currency, and without one where it is unknown', () => {
    expect(english.money(1234.5)).toBe('£1,235');
    expect(english.price(1234.5)).toBe('£1,234.50');
    expect(chinese.money(98765)).toBe('¥98,765');
    expect(formatFor('en', null).money(98765.4)).toBe('98,765');
    expect(formatFor('en', null).price(-3)).toBe('−3.00');
  });

  it('keeps the cents of small money, which would read as nothing', () => {
    expect(english.money(0.4)).toBe('£0.40');
    expect(english.money(0)).toBe('£0');
  });

  it('writes large money short, in the way of the language', () => {
    expect(english.moneyCompact(9_748_000)).toBe('£9.75m');
    expect(chinese.moneyCompact(9_748_000)).toBe('¥975万');
  });

  it('never lets a share that is something read as nothing', () => {
    expect(english.percent(0.004)).toBe('<1%');
    expect(english.percent(0.0004, 1)).toBe('<0.1%');
    expect(english.percent(0)).toBe('0%');
    expect(english.percent(0.656, 1)).toBe('65.6%');
  });

  it('writes days, periods and signed numbers', () => {
    expect(english.date('2010-12-05 10:31:00')).toBe('5 Dec 2010');
    expect(chinese.date('2010-12-05')).toBe('2010年12月5日');
    expect(english.period('2010-10-01', 'quarter')).toBe('Q4 2010');
    expect(chinese.period('2010-10-01', 'quarter')).toBe('2010年第4季度');
    expect(english.days(1)).toBe('1 day');
    expect(english.days(70)).toBe('70 days');
    expect(chinese.days(70)).toBe('70 天');
    expect([12, -3, 0].map(english.signed)).toEqual(['+12', '−3', '0']);
    expect(english.range(31_000, 54_000)).toBe('31,000–54,000');
    expect(english.bytes(59_100_000)).toBe('59.1 MB');
    expect(english.bytes(174)).toBe('174 B');
  });

  it('says nothing where there is no value', () => {
    expect(english.count(null)).toBe('–');
    expect(english.money(Number.NaN)).toBe('–');
    expect(english.date(null)).toBe('–');
  });
});
