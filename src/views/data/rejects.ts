import * as m from '../../app/words/compiled/messages.js';
import type { Column } from '../../ui/column.ts';
import type { Format } from '../../ui/format.ts';

export type Reject = { file: string; line: number; column: string; value: string; reason: string };
export type ReasonCount = { reason: string; rows: number };

const reasons: Readonly<Record<string, () => string>> = {
  not_data: m.data_reason_not_data,
  too_many_fields: m.data_reason_too_many_fields,
  unreadable: m.data_reason_unreadable,
  bad_date: m.data_reason_bad_date,
  bad_number: m.data_reason_bad_number,
  no_key: m.data_reason_no_key,
  not_an_order: m.data_reason_not_an_order,
};

export const reasonName = (reason: string): string => reasons[reason]?.() ?? reason;

export const countsSql = `SELECT reason, count(*)::INTEGER AS rows
FROM rejects
GROUP BY reason
ORDER BY rows DESC, reason`;

/** The rejects of one reason, or of all when it is ''. */
export const rejectsSql = `SELECT file, line, "column", value, reason
FROM rejects
WHERE $1 = '' OR reason = $1
ORDER BY source_key, line`;

export function rejectColumns(format: Format): Column<Reject>[] {
  return [
    { key: 'file', label: m.data_file(), wide: true, text: (row) => row.file },
    { key: 'line', label: m.data_line(), number: true, text: (row) => format.count(row.line) },
    { key: 'column', label: m.data_column(), text: (row) => row.column },
    { key: 'value', label: m.data_value(), wide: true, person: true, text: (row) => row.value },
    { key: 'reason', label: m.data_reason(), text: (row) => reasonName(row.reason) },
  ];
}
