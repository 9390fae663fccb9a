import { type Database, quoted } from '../../engine/database.ts';
import type { Layer } from '../../engine/layer.ts';

/** Lines of one CSV of the package: so many fit into memory beside the shop. */
export const partRows = 500_000;

/** A table that the pipeline reads and does not build: what goes into the package as CSV. */
export interface Input {
  readonly name: string;
  /** Columns in order, with their types in DuckDB. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number;
}

/** The tables that layers read and none of them builds, in order of name. */
export async function inputsOf(database: Database, layers: readonly Layer[]): Promise<Input[]> {
  const built = new Set(layers.map(({ name }) => name));
  const read = new Set(layers.flatMap(({ reads }) => reads).map((name) => name.replace(/\..*$/, '')));
  const names = [...read].filter((name) => !built.has(name)).sort();
  const inputs: Input[] = [];
  for (const name of names) {
    const columns = await database.rows<{ name: string; type: string }>(
      'SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index',
      [name],
    );
    const [count] = await database.rows<{ rows: number }>(`SELECT count(*)::INTEGER AS rows FROM ${quoted(name)}`);
    inputs.push({ name, columns, rows: count?.rows ?? 0 });
  }
  return inputs;
}

/** File names of the parts of a table, at least one. */
export const partsOf = ({ name, rows }: Input): string[] =>
  Array.from(
    { length: Math.max(1, Math.ceil(rows / partRows)) },
    (_, at) => `${name}-${String(at + 1).padStart(4, '0')}.csv`,
  );

/** Text is guarded against spreadsheets in the files; here the guard comes off again. */
function typed({ name, type }: Input['columns'][number]): string {
  const cell = quoted(name);
  if (type !== 'VARCHAR') return `${cell}::${type} AS ${cell}`;
  return `CASE WHEN regexp_matches(${cell}, '^''[=+\\-@\\t\\r]') THEN substr(${cell}, 2) ELSE ${cell} END AS ${cell}`;
}

function reading(input: Input): string {
  const files = partsOf(input).map((file) => `'data/${file}'`);
  return `-- ${input.rows} rows
CREATE OR REPLACE TABLE ${quoted(input.name)} AS
SELECT
  ${input.columns.map(typed).join(',\n  ')}
FROM read_csv([${files.join(', ')}], header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false);`;
}

const building = ({ name, kind, sql }: Layer): string =>
  `CREATE OR REPLACE ${kind === 'view' ? 'VIEW' : 'TABLE'} ${quoted(name)} AS\n${sql.trim()};`;

/** The whole pipeline of a shop as one script for DuckDB: its inputs, then every table in building order. */
export function pipelineScript(inputs: readonly Input[], layers: readonly Layer[]): string {
  return `${[
    `-- The tables of this shop, from the lines of its files to the figures on the screen. Run it in the folder it stands in.
-- One thread keeps the order of rows, and with it every number of ours, as it was in the browser.
SET threads = 1;
SET preserve_insertion_order = true;`,
    '-- What was read, and what was decided: settings, merged people, the offsets of the time zone, what the models said.',
    ...inputs.map(reading),
    '-- What follows from it.',
    ...layers.map(building),
  ].join('\n\n')}\n`;
}
