import type { Row } from './row.ts';

const digits = { s: 2, ms: 0, KB: 0, MB: 0, tasks: 0, '×': 2, count: 0, money: 2 } as const;

const named = (unit: Row['unit']): string => (unit === 'count' || unit === 'money' ? '' : ` ${unit}`);

const figure = (value: number | undefined, { unit }: Row): string =>
  value === undefined ? '' : `${value.toFixed(value < 1 && unit === 's' ? 3 : digits[unit])}${named(unit)}`;

/** `over` is measured against a limit; a reference has no verdict. */
function verdict({ measured, limit }: Row): string {
  if (limit === undefined) return '';
  return measured <= limit ? 'ok' : 'OVER';
}

function cellsOf(row: Row): string[] {
  const against = row.limit ?? row.reference;
  const ratio = !against ? '' : (row.measured / against).toFixed(2);
  const limit = row.limit === undefined ? figure(row.reference, row) : `≤ ${figure(row.limit, row)}`;
  return [row.name, figure(row.measured, row), limit, ratio, verdict(row), row.note ?? ''];
}

/** Prints rows as a table of plain text. */
export function print(title: string, rows: readonly Row[]): void {
  const lines = [['', 'measured', 'limit or reference', 'ratio', '', ''], ...rows.map(cellsOf)];
  const width = (column: number): number => Math.max(...lines.map((line) => line[column]!.length));
  const left = new Set([0, 4, 5]);
  const widths = lines[0]!.map((_, column) => width(column));
  const text = lines.map((line) =>
    line
      .map((cell, column) => (left.has(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
  console.log(`\n${title}\n${text.join('\n')}`);
}
