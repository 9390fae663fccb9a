import * as m from '../../app/words/compiled/messages.js';
import type { Column } from '../../ui/column.ts';
import type { Format } from '../../ui/format.ts';

export type Change = { rule: string; detail: string; rows: number; amount: number | null };

const rules: Readonly<Record<string, () => string>> = {
  returns: m.data_change_returns,
  unknown_buyers: m.data_change_unknown_buyers,
  zero_price: m.data_change_zero_price,
  service_lines: m.data_change_service_lines,
  duplicate_lines: m.data_change_duplicate_lines,
  not_a_purchase: m.data_change_not_a_purchase,
  refunds: m.data_change_refunds,
  refund_over_goods: m.data_change_refund_over_goods,
  discount_spread: m.data_change_discount_spread,
  line_total_differs: m.data_change_line_total_differs,
  unknown_status: m.data_change_unknown_status,
  no_amount: m.data_change_no_amount,
  after_today: m.data_change_after_today,
  same_number: m.data_change_same_number,
  order_in_newer_file: m.data_change_order_in_newer_file,
  other_currency: m.data_change_other_currency,
  converted: m.data_change_converted,
  customer_known_by: m.data_change_customer_known_by,
  unreadable_cells: m.data_change_unreadable_cells,
  short_records: m.data_change_short_records,
  replaced_characters: m.data_change_replaced_characters,
  set_aside: m.data_change_set_aside,
  largest_orders: m.data_change_largest_orders,
  merged_people: m.data_change_merged_people,
  kept_apart: m.data_change_kept_apart,
  deleted_people: m.data_change_deleted_people,
  zone_moved: m.data_change_zone_moved,
  pseudonyms: m.data_change_pseudonyms,
};

const details: Readonly<Record<string, () => string>> = {
  email: m.data_detail_email,
  phone: m.data_detail_phone,
  customer_id: m.data_detail_customer_id,
  unpaid: m.data_detail_unpaid,
  cancelled: m.data_detail_cancelled,
  test: m.data_detail_test,
  wholesale: m.flags_wholesale,
  staff: m.flags_staff,
  bot: m.flags_bot,
  by_hand: m.flags_by_hand,
};

/** The way back, where it is another than taking the file out. */
const undone: Readonly<Record<string, () => string>> = {
  set_aside: m.changes_undo_aside,
  largest_orders: m.changes_undo_aside,
  merged_people: m.changes_undo_merged,
  kept_apart: m.changes_undo_apart,
  converted: m.changes_undo_rate,
  other_currency: m.changes_undo_rate,
  zone_moved: m.changes_undo_zone,
  pseudonyms: m.changes_undo_file,
  same_number: m.changes_undo_file,
  order_in_newer_file: m.changes_undo_file,
  deleted_people: m.changes_undo_never,
};

export const changesSql = `SELECT rule, detail, rows, amount
FROM changes
ORDER BY rows DESC, rule, detail`;

export function changeColumns(format: Format): Column<Change>[] {
  return [
    { key: 'rule', label: m.data_rule(), wide: true, text: (row) => rules[row.rule]?.() ?? row.rule },
    { key: 'detail', label: m.data_detail(), wide: true, text: (row) => details[row.detail]?.() ?? row.detail },
    { key: 'rows', label: m.data_rows(), number: true, text: (row) => format.count(row.rows) },
    {
      key: 'amount',
      label: m.data_amount(),
      number: true,
      text: (row) => (row.amount === null ? '' : format.money(row.amount)),
    },
    { key: 'undo', label: m.changes_undo(), text: (row) => undone[row.rule]?.() ?? '' },
  ];
}
