import * as m from '../../../app/words/compiled/messages.js';
import type { Format } from '../../../ui/format.ts';
import { segmentName } from '../../segments.ts';
import { isTellable, parted } from './disclosure.ts';
import type { Cell, Report, Section } from './page.ts';

/** The shop in one row. */
export type Shop = {
  customers: number;
  repeat_customers: number;
  orders: number;
  revenue: number;
  silent_customers: number;
  horizon: number;
  first_on: string | null;
  as_of: string;
  score: number | null;
  /** The most that one order counts, where the largest are cut. */
  order_cap: number | null;
  /** Whether buyers are set aside, who count nowhere. */
  has_aside: boolean;
};
export type Segment = { segment: string; customers: number; revenue: number };
export type Month = { month_on: string; customers: number; orders: number; revenue: number };
export type Cohort = { cohort_on: string; customers: number; period: number; returned: number; complete: boolean };
export type Step = { order_number: number; customers: number; customers_next: number; median_gap_days: number | null };
export type Product = { name: string; customers: number; orders: number; revenue: number };
export type Chosen = {
  question: string;
  form: string;
  choice: string;
  customers: number;
  repeat_customers: number;
};

/** What the report is made of; every table is small. */
export interface Told {
  readonly shop: Shop;
  readonly segments: readonly Segment[];
  readonly months: readonly Month[];
  readonly cohorts: readonly Cohort[];
  readonly steps: readonly Step[];
  readonly products: readonly Product[];
  readonly answers: readonly Chosen[];
}

export const questions = {
  shop: `SELECT facts.customers, facts.repeat_customers, facts.orders, facts.revenue, facts.silent_customers, clock.horizon,
  clock.first_on, clock.as_of, (SELECT any_value(score) FROM data_health) AS score,
  (SELECT order_cap::DOUBLE FROM settings) AS order_cap, EXISTS (FROM set_aside) AS has_aside
FROM facts
CROSS JOIN clock`,
  segments: 'SELECT segment, customers, revenue FROM segments ORDER BY position',
  months: `SELECT date_trunc('month', happened_on)::DATE AS month_on,
  count(DISTINCT customer_key)::INTEGER AS customers, sum(orders)::INTEGER AS orders,
  sum(amount)::DOUBLE AS revenue
FROM money
GROUP BY ALL
ORDER BY month_on`,
  cohorts: `SELECT cohort_on, size AS customers, period, customers AS returned, complete
FROM cohorts
WHERE grain = 'quarter'
ORDER BY cohort_on, period`,
  steps: `SELECT order_number, customers, customers_next, median_gap_days
FROM order_steps
WHERE order_number <= 8
ORDER BY order_number`,
  products: `SELECT name, customers, orders, revenue
FROM product_sales
WHERE NOT is_service
ORDER BY revenue DESC, product_key
LIMIT 100`,
  answers: `SELECT answer_groups.question, questions.form, choice, answer_groups.customers, repeat_customers
FROM answer_groups
JOIN questions USING (question)
ORDER BY answer_groups.place, position`,
} as const;

/** Makes the sections of one report: `least` people or nobody. */
class Teller {
  readonly #format: Format;
  readonly least: number;
  /** Rows that were merged or left out. */
  withheld = 0;

  constructor(format: Format, least: number) {
    this.#format = format;
    this.least = least;
  }

  /** A share of people; what would tell of too few of them is not told. */
  share(part: number, whole: number): string | Cell {
    if (!isTellable(part, whole, this.least)) {
      this.withheld++;
      return '–';
    }
    return { text: this.#format.percent(part / whole), bar: part / whole };
  }

  count(people: number): string {
    if (people === 0 || people >= this.least) return this.#format.count(people);
    this.withheld++;
    return m.shared_under({ least: this.least });
  }

  /** Parts of a whole, small ones merged. `sum`: what the figures of several are together. */
  parts<P extends { readonly customers: number }, F>(parts: readonly P[], sum: (some: readonly P[]) => F) {
    const { shown, others } = parted(parts, this.least);
    this.withheld += others.length;
    const rest = others.reduce((people, { customers }) => people + customers, 0);
    return { shown, others: rest >= this.least ? sum(others) : undefined };
  }

  /** Rows that are no parts of a whole: small ones are left out. */
  large<P extends { readonly customers: number }>(rows: readonly P[]): P[] {
    const kept = rows.filter(({ customers }) => customers >= this.least);
    this.withheld += rows.length - kept.length;
    return kept;
  }
}

const sumOf = <P>(rows: readonly P[], figure: (row: P) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0);

function segmentSection({ segments }: Told, format: Format, teller: Teller): Section {
  const all = { customers: sumOf(segments, (row) => row.customers), revenue: sumOf(segments, (row) => row.revenue) };
  const row = (name: string, customers: number, revenue: number) => [
    name,
    format.count(customers),
    { text: format.percent(customers / all.customers), bar: customers / all.customers },
    format.money(revenue),
    format.percent(all.revenue > 0 ? revenue / all.revenue : null),
  ];
  const { shown, others } = teller.parts(segments, (some) =>
    row(
      m.shared_others(),
      sumOf(some, (one) => one.customers),
      sumOf(some, (one) => one.revenue),
    ),
  );
  const rows = shown.map(({ segment, customers, revenue }) => row(segmentName(segment), customers, revenue));
  return {
    title: m.segments_sizes(),
    notes: [m.segments_text()],
    heads: [
      m.segments_segment(),
      m.segments_customers(),
      m.shared_share(),
      m.segments_revenue(),
      m.segments_revenue_share(),
    ],
    rows: others ? [...rows, others] : rows,
  };
}

function monthSection({ months }: Told, format: Format, teller: Teller): Section {
  const { shown } = teller.parts(months, () => undefined);
  return {
    title: m.shared_months(),
    notes: [],
    heads: [m.shared_month(), m.segments_customers(), m.shared_orders(), m.segments_revenue()],
    rows: shown.map(({ month_on, customers, orders, revenue }) => [
      format.period(month_on, 'month'),
      format.count(customers),
      format.count(orders),
      format.money(revenue),
    ]),
  };
}

/** Finished quarters after the first, as far as any cohort has them. */
function cohortSection({ cohorts }: Told, format: Format, teller: Teller): Section {
  const later = cohorts.filter(({ period, complete }) => period > 0 && complete);
  const periods = [...new Set(later.map(({ period }) => period))].sort((a, b) => a - b).slice(0, 8);
  const { shown } = teller.parts(
    cohorts.filter(({ period }) => period === 0),
    () => undefined,
  );
  return {
    title: m.shared_cohorts(),
    notes: [m.shared_cohorts_text()],
    heads: [
      m.shared_cohort(),
      m.segments_customers(),
      ...periods.map((period) => m.shared_quarter({ number: period })),
    ],
    rows: shown.map(({ cohort_on, customers }) => [
      format.period(cohort_on, 'quarter'),
      format.count(customers),
      ...periods.map((period) => {
        const cell = later.find((row) => row.cohort_on === cohort_on && row.period === period);
        return cell ? teller.share(cell.returned, customers) : '';
      }),
    ]),
  };
}

/** As far as can be told: two steps that lie a few people apart would tell of them. */
function stepSection({ steps }: Told, format: Format, teller: Teller): Section {
  const last = steps.findIndex((row) => !isTellable(row.customers_next, row.customers, teller.least));
  const told = teller.large(last < 0 ? steps : steps.slice(0, last + 1));
  return {
    title: m.shared_steps(),
    notes: [m.shared_steps_text()],
    heads: [m.shared_step(), m.segments_customers(), m.shared_next(), m.shared_gap()],
    rows: told.map(({ order_number, customers, customers_next, median_gap_days }) => {
      const next = teller.share(customers_next, customers);
      const wait = typeof next === 'string' || customers_next === 0 ? '–' : format.days(median_gap_days);
      return [format.count(order_number), format.count(customers), next, wait];
    }),
  };
}

function productSection({ products }: Told, format: Format, teller: Teller): Section {
  return {
    title: m.shared_products(),
    notes: [],
    heads: [m.product(), m.segments_customers(), m.shared_orders(), m.segments_revenue()],
    rows: teller
      .large(products)
      .slice(0, 20)
      .map(({ name, customers, orders, revenue }) => [
        name,
        format.count(customers),
        format.count(orders),
        format.money(revenue),
      ]),
  };
}

/** One section for each question; answers of which a person may give several are no parts of a whole. */
function answerSections({ answers }: Told, format: Format, teller: Teller): Section[] {
  const asked = [...new Set(answers.map(({ question }) => question))];
  return asked.map((question) => {
    const mine = answers.filter((row) => row.question === question);
    const row = (name: string, customers: number, again: number) => [
      name,
      format.count(customers),
      teller.share(again, customers),
    ];
    const { shown, others } =
      mine[0]?.form === 'several'
        ? { shown: teller.large(mine), others: undefined }
        : teller.parts(mine, (some) =>
            row(
              m.shared_others(),
              sumOf(some, (one) => one.customers),
              sumOf(some, (one) => one.repeat_customers),
            ),
          );
    const rows = shown.map(({ choice, customers, repeat_customers }) => row(choice, customers, repeat_customers));
    return {
      title: question,
      notes: [],
      heads: [m.answers_answer(), m.segments_customers(), m.answers_again()],
      rows: others ? [...rows, others] : rows,
    };
  });
}

export interface ReportOptions {
  readonly name: string;
  readonly language: string;
  /** The least people that a group in the report has. */
  readonly least: number;
  /** The day it is made, `YYYY-MM-DD`. */
  readonly day: string;
}

/** The report for others on a shop: figures of groups of at least `least` people, no names, no ids. */
export function sharedReport(told: Told, format: Format, { name, language, least, day }: ReportOptions): Report {
  const { shop } = told;
  const teller = new Teller(format, least);
  const share = (part: number): string => {
    const cell = teller.share(part, shop.customers);
    return typeof cell === 'string' ? cell : cell.text;
  };
  const facts = [
    { label: m.overview_customers(), value: teller.count(shop.customers) },
    { label: m.shared_orders(), value: shop.customers >= least ? format.count(shop.orders) : '–' },
    { label: m.overview_revenue(), value: shop.customers >= least ? format.money(shop.revenue) : '–' },
    { label: m.overview_repeat_share(), value: share(shop.repeat_customers) },
    { label: m.shared_silent({ days: format.days(shop.horizon) }), value: share(shop.silent_customers) },
    { label: m.shared_health(), value: shop.score === null ? '–' : format.count(shop.score) },
  ];
  const sections =
    shop.customers < least
      ? []
      : [
          segmentSection(told, format, teller),
          monthSection(told, format, teller),
          cohortSection(told, format, teller),
          stepSection(told, format, teller),
          productSection(told, format, teller),
          ...answerSections(told, format, teller),
        ];
  return {
    language,
    title: name || m.shared_untitled(),
    text: m.shared_span({ from: format.date(shop.first_on), to: format.date(shop.as_of) }),
    facts,
    sections,
    foot: [
      ...(shop.has_aside ? [m.shared_aside()] : []),
      ...(shop.order_cap === null ? [] : [m.shared_cap({ cap: format.price(shop.order_cap) })]),
      m.shared_rule({ least: format.count(least) }),
      m.shared_withheld({ number: teller.withheld, count: format.count(teller.withheld) }),
      m.shared_made({ day: format.date(day) }),
    ],
  };
}
