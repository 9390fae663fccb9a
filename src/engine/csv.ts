import { type Database, quoted } from './database.ts';

/** A text cell that begins with one of these is a formula to a spreadsheet, so an apostrophe goes before it. */
const FORMULA = '^[=+\\-@\\t\\r]';

/** A SELECT over a table whose text is safe to open in a spreadsheet. Numbers stay plain and never get an apostrophe. */
export async function spreadsheetSafe(database: Database, table: string): Promise<string> {
  const columns = await database.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${quoted(table)}`);
  const cells = columns.map(({ column_name, column_type }) => {
    const name = quoted(column_name);
    if (column_type !== 'VARCHAR') return name;
    return `CASE WHEN regexp_matches(${name}, '${FORMULA}') THEN '''' || ${name} ELSE ${name} END AS ${name}`;
  });
  return `SELECT ${cells.join(', ')} FROM ${quoted(table)}`;
}
