import type { Dialect } from './cutter.ts';

/** `="00123"` is how a spreadsheet is told to keep a text. */
const spreadsheetText = /^="(.*)"$/s;

const bare = (field: string) => spreadsheetText.exec(field)?.[1] ?? field;

/** Fields of a record separated by runs of blanks; a quoted one may contain them. */
function splitRuns(record: string, literal: boolean): string[] {
  const pattern = literal ? /[^ \t]+/g : /"(?:[^"]|"")*"(?=[ \t]|$)|[^ \t]+/g;
  return (record.match(pattern) ?? []).map((field) =>
    !literal && field.length > 1 && field.startsWith('"') && field.endsWith('"')
      ? field.slice(1, -1).replaceAll('""', '"')
      : field,
  );
}

function afterBlanks(record: string, from: number, delimiter: string): number {
  const tab = delimiter === '\t' ? ' ' : '\t';
  let at = from;
  while (record[at] === ' ' || record[at] === tab) at++;
  return at;
}

/** Where the quoted field that opens before `at` closes: a quote that a delimiter or the end follows. */
function closingQuote(record: string, at: number, delimiter: string): { quote: number; end: number } | undefined {
  for (let quote = record.indexOf('"', at); quote >= 0; quote = record.indexOf('"', quote + 1)) {
    if (record[quote + 1] === '"') {
      quote++;
      continue;
    }
    const end = afterBlanks(record, quote + 1, delimiter);
    if (end === record.length || record[end] === delimiter) return { quote, end };
  }
  return undefined;
}

/** Fields of one record, as `Cutter` reads it. `literal`: its quotes are plain characters. Blanks around are cut. */
export function splitRecord(record: string, dialect: Dialect, literal: boolean): string[] {
  if (dialect.runs) return splitRuns(record, literal);
  const fields: string[] = [];
  for (let at = 0; at <= record.length;) {
    const open = afterBlanks(record, at, dialect.delimiter);
    const closing = !literal && record[open] === '"' ? closingQuote(record, open + 1, dialect.delimiter) : undefined;
    if (closing) {
      fields.push(bare(record.slice(open + 1, closing.quote).replaceAll('""', '"')));
      at = closing.end + 1;
    } else {
      const found = record.indexOf(dialect.delimiter, at);
      const end = found < 0 ? record.length : found;
      fields.push(bare(record.slice(at, end).trim()));
      at = end + 1;
    }
  }
  return fields;
}
