import * as m from '../../app/words/compiled/messages.js';
import type { Format, Grain } from '../../ui/format.ts';
import { segmentName } from '../segments.ts';
import { sinceFirst } from '../triangle.ts';
import { companions, filterKeys } from './behind.ts';

type Picked = Readonly<Record<string, string>>;

export interface ChipText {
  readonly key: string;
  readonly text: string;
  /** What letting it go clears in the address. */
  readonly clears: Readonly<Record<string, null>>;
}

/** What was picked, each in words. */
export function chips(picked: Picked, format: Format): ChipText[] {
  return filterKeys.flatMap((key) => {
    const value = picked[key] ?? '';
    const text = key === 'q' || value === '' ? '' : words(key, value, picked, format);
    if (text === '') return [];
    const cleared = [key, ...(companions[key] ?? []), 'page'].map((name) => [name, null] as const);
    return [{ key, text, clears: Object.fromEntries(cleared) }];
  });
}

function words(key: string, value: string, picked: Picked, format: Format): string {
  const days = (text: string | undefined): string => format.days(Number(text));
  const grain = grainOf(picked['grain']);
  const share = format.percent(Number(value));
  const said: Readonly<Record<string, () => string>> = {
    segment: () => segmentName(value),
    r: () => m.rfm_r_is({ score: value }),
    f: () => m.rfm_f_is({ score: value }),
    m: () => m.rfm_m_is({ score: value }),
    orders_min: () => m.chip_orders_min({ count: value }),
    orders_max: () => m.chip_orders_max({ count: value }),
    silent_min: () => m.chip_silent({ days: days(value) }),
    risk_min: () => m.chip_risk_min({ share }),
    risk_max: () => m.chip_risk_max({ share }),
    gap_min: () => m.chip_gap({ from: value, to: days(picked['gap_max']) }),
    week: () => m.chip_week({ day: format.date(value) }),
    product: () => m.chip_product({ product: value }),
    answer: () => m.chip_answer({ question: picked['question'] ?? '', answer: value }),
    cohort: () => m.chip_cohort({ period: format.period(value, grain) }),
    period: () => m.chip_period({ later: sinceFirst(grain, Number(value)) }),
    later: () => m.chip_period({ later: sinceFirst(grain, Number(value)) }),
  };
  return said[key]?.() ?? '';
}

function grainOf(text: string | undefined): Exclude<Grain, 'day'> {
  return text === 'week' || text === 'quarter' ? text : 'month';
}
