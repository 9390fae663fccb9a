import * as m from '../../app/words/compiled/messages.js';

const words: Readonly<Record<string, () => string>> = {
  paid: m.status_paid,
  part_refunded: m.status_part_refunded,
  refunded: m.status_refunded,
  unpaid: m.status_unpaid,
  cancelled: m.status_cancelled,
  test: m.status_test,
  return: m.status_return,
};

/** A status of an order in the language of the page. */
export function status(code: string): string {
  return words[code]?.() ?? code;
}
