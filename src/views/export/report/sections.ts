import * as m from '../../../app/words/compiled/messages.js';
import type { Format } from '../../../ui/format.ts';
import { segmentName } from '../../segments.ts';
import { isTellable } from './disclosure.ts';
import type { Section } from './page.ts';
import type { Teller } from './teller.ts';
import type { Told } from './told.ts';

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
  const sized = months.map((row) => ({ ...row, known: row.customers, customers: row.customers + row.unknown_orders }));
  const shown = teller.overlapping(sized);
  return {
    title: m.shared_months(),
    notes: [],
    heads: [m.shared_month(), m.segments_customers(), m.shared_orders(), m.segments_revenue()],
    rows: shown.map(({ month_on, known, orders, revenue }) => [
      format.period(month_on, 'month'),
      format.count(known),
      format.count(orders),
      format.money(revenue),
    ]),
  };
}

/** The eight quarters after that of the first purchase, where they are over. */
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
      .overlapping(products, 20)
      .map(({ name, customers, orders, revenue }) => [
        name,
        format.count(customers),
        format.count(orders),
        format.money(revenue),
      ]),
  };
}

/** A range of numbers, where the least and the largest number that anybody gave would be told: it has no end there. */
function openEnded(choice: string, ranges: readonly { readonly choice: string }[]): string {
  const [low, high] = choice.split('–');
  if (high === undefined) return choice;
  if (choice === ranges[0]?.choice) return m.shared_up_to({ number: high });
  return choice === ranges.at(-1)?.choice ? m.shared_from({ number: low ?? '' }) : choice;
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
    const rows = shown.map(({ choice, customers, repeat_customers }) =>
      row(mine[0]?.form === 'number' ? openEnded(choice, mine) : choice, customers, repeat_customers),
    );
    return {
      title: question,
      notes: [],
      heads: [m.answers_answer(), m.segments_customers(), m.answers_again()],
      rows: others ? [...rows, others] : rows,
    };
  });
}

/** All sections, in the order in which they are read. */
export const sectionsOf = (told: Told, format: Format, teller: Teller): Section[] => [
  segmentSection(told, format, teller),
  monthSection(told, format, teller),
  cohortSection(told, format, teller),
  stepSection(told, format, teller),
  productSection(told, format, teller),
  ...answerSections(told, format, teller),
];
