export type Locale = 'en' | 'zh';
export type Grain = 'day' | 'week' | 'month' | 'quarter';
type Maybe = number | null | undefined;

/** What stands where there is no value. */
export const none = '–';

/** Numbers, money and days as one language writes them. Days are text, `YYYY-MM-DD…`; shares are 0…1. */
export interface Format {
  count(value: Maybe): string;
  compact(value: Maybe): string;
  decimal(value: Maybe, digits?: number): string;
  percent(share: Maybe, digits?: number): string;
  /** With its sign, a true minus: `+12`, `−3`, `0`. */
  signed(value: Maybe): string;
  /** Whole, without a sign of currency where the currency is unknown. Only what is under 10 keeps its cents. */
  money(value: Maybe): string;
  /** To the cent. */
  price(value: Maybe): string;
  moneyCompact(value: Maybe): string;
  /** `5 Dec 2010`. */
  date(day: string | null | undefined): string;
  /** The name of a period by its first day: `Dec 2010`, `Q4 2010`, `5 Dec 2010`. */
  period(day: string | null | undefined, grain: Grain): string;
  /** `70 days`. */
  days(value: Maybe): string;
  bytes(value: Maybe): string;
  /** `31,000–54,000`, both ends in the same form. */
  range(low: Maybe, high: Maybe, form?: (value: number) => string): string;
}

const tags = { en: 'en-GB', zh: 'zh-CN' } as const;
const made = new Map<string, Format>();

/** The formats of a language and a currency; null means that the currency is unknown. */
export function formatFor(locale: Locale, currency: string | null): Format {
  const key = `${locale} ${currency ?? ''}`;
  const known = made.get(key);
  if (known) return known;
  const format: Format = { ...numbers(tags[locale]), ...amounts(tags[locale], currency), ...times(locale) };
  made.set(key, format);
  return format;
}

function or(form: (value: number) => string): (value: Maybe) => string {
  return (value) => (value === null || value === undefined || !Number.isFinite(value) ? none : form(value));
}

function fixed(tag: string, options: Intl.NumberFormatOptions = {}): (digits: number) => Intl.NumberFormat {
  const known = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const found = known.get(digits) ?? new Intl.NumberFormat(tag, { ...options, ...digitsOf(digits) });
    known.set(digits, found);
    return found;
  };
}

function digitsOf(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

function numbers(
  tag: string,
): Pick<Format, 'count' | 'compact' | 'decimal' | 'percent' | 'signed' | 'bytes' | 'range'> {
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const short = new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 3 });
  const sign = new Intl.NumberFormat(tag, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const decimals = fixed(tag);
  const percents = fixed(tag, { style: 'percent' });
  return {
    count: or((value) => whole.format(value)),
    compact: or((value) => short.format(value)),
    decimal: (value, digits = 1) => or((v) => decimals(digits).format(v))(value),
    percent: (share, digits = 0) => or((v) => percentText(v, digits, percents(digits)))(share),
    signed: or((value) => minus(sign.format(value))),
    bytes: or((value) => byteText(tag, value)),
    range: (low, high, form = (value) => whole.format(value)) => `${or(form)(low)}–${or(form)(high)}`,
  };
}

function minus(text: string): string {
  return text.replace('-', '−');
}

/** A share that would read as nothing, yet is not, is said to be under the least that can be written. */
function percentText(share: number, digits: number, form: Intl.NumberFormat): string {
  const least = 0.01 * 10 ** -digits;
  return share > 0 && share < least / 2 ? `<${form.format(least)}` : minus(form.format(share));
}

function byteText(tag: string, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), units.length - 1);
  const unit = units[step] ?? 'byte';
  if (unit === 'byte') return `${Math.round(value)} B`;
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(tag, options).format(value / 1000 ** step);
}

function amounts(tag: string, currency: string | null): Pick<Format, 'money' | 'price' | 'moneyCompact'> {
  const unit: Intl.NumberFormatOptions =
    currency === null ? {} : { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  const whole = new Intl.NumberFormat(tag, { ...unit, ...digitsOf(0) });
  const exact = new Intl.NumberFormat(tag, { ...unit, ...digitsOf(2) });
  const short = new Intl.NumberFormat(tag, { ...unit, notation: 'compact', maximumSignificantDigits: 3 });
  return {
    money: or((value) => minus((Math.abs(value) < 10 && value % 1 !== 0 ? exact : whole).format(value))),
    price: or((value) => minus(exact.format(value))),
    moneyCompact: or((value) => minus(Math.abs(value) < 1000 ? whole.format(value) : short.format(value))),
  };
}

function times(locale: Locale): Pick<Format, 'date' | 'period' | 'days'> {
  const tag = tags[locale];
  const form = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const full = form({ day: 'numeric', month: 'short', year: 'numeric' });
  const month = form({ month: 'short', year: 'numeric' });
  const date = (day: string | null | undefined): string => (day ? full.format(instant(day)) : none);
  return {
    date,
    days: or((value) => dayText(locale, value)),
    period(day, grain) {
      if (!day || grain === 'day' || grain === 'week') return date(day);
      if (grain === 'month') return month.format(instant(day));
      const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
      return locale === 'zh' ? `${day.slice(0, 4)}年第${quarter}季度` : `Q${quarter} ${day.slice(0, 4)}`;
    },
  };
}

const dayForms = {
  en: new Intl.NumberFormat(tags.en, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 }),
  zh: new Intl.NumberFormat(tags.zh, { maximumFractionDigits: 0 }),
};

/** Chinese sets a space between a figure and its word, which `Intl` leaves out. */
function dayText(locale: Locale, value: number): string {
  return locale === 'en' ? dayForms.en.format(value) : `${dayForms.zh.format(value)} 天`;
}

function instant(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
}
