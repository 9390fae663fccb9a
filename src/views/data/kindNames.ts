import * as m from '../../app/words/compiled/messages.js';

const names: Readonly<Record<string, () => string>> = {
  orders: m.data_kind_orders,
  items: m.data_kind_items,
  refunds: m.data_kind_refunds,
  customers: m.data_kind_customers,
  products: m.data_kind_products,
  reviews: m.data_kind_reviews,
  ratings: m.data_kind_ratings,
  events: m.data_kind_events,
  sends: m.data_kind_sends,
  codes: m.data_kind_codes,
  surveys: m.data_kind_surveys,
};

/** What the rows of a file can be, orders first. */
export const kindNames: readonly string[] = Object.keys(names);
export const kindName = (kind: string): string => names[kind]?.() ?? kind;
