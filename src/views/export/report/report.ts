import * as m from '../../../app/words/compiled/messages.js';
import type { Format } from '../../../ui/format.ts';
import type { Report } from './page.ts';
import { sectionsOf } from './sections.ts';
import { Teller } from './teller.ts';
import { type Told, withoutFewUnknown } from './told.ts';

export interface ReportOptions {
  readonly name: string;
  readonly language: string;
  /** The least people that a group in the report has. */
  readonly least: number;
  /** The day it is made, `YYYY-MM-DD`. */
  readonly day: string;
}

/** The report for others on a shop: figures of groups of at least `least` people, no names, no ids. */
export function sharedReport(all: Told, format: Format, { name, language, least, day }: ReportOptions): Report {
  const told = withoutFewUnknown(all, least);
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
  const sections = shop.customers < least ? [] : sectionsOf(told, format, teller);
  return {
    language,
    title: name || m.shared_untitled(),
    text: m.shared_span({ from: format.date(shop.first_on), to: format.date(shop.as_of) }),
    facts,
    sections,
    foot: [
      ...(told === all ? [] : [m.shared_known()]),
      ...(shop.has_aside ? [m.shared_aside()] : []),
      ...(shop.order_cap === null ? [] : [m.shared_cap({ cap: format.price(shop.order_cap) })]),
      m.shared_rule({ least: format.count(least) }),
      m.shared_withheld({ number: teller.withheld, count: format.count(teller.withheld) }),
      m.shared_made({ day: format.date(day) }),
    ],
  };
}
