import { type Database, quoted } from './database.ts';

/** One table that follows from others: a `.sql` file of one SELECT, whose name is the table's name. */
export interface Layer {
  readonly name: string;
  /** The folder: ledger, marts, modelling or results. */
  readonly stage: string;
  readonly sql: string;
  /** A view is not stored: its file begins with `-- view:`. */
  readonly kind: 'table' | 'view';
  /** Read on the way to others only, and listed nowhere: its file begins with `-- inner:`. */
  readonly inner: boolean;
  /** Built after the facts can be read: its file begins with `-- later:`, or it follows from one that does. */
  readonly later: boolean;
  /** What one row is, and what each column means, in English and Chinese; empty where the file came without comments. */
  readonly row: Described;
  readonly columns: readonly (Described & { readonly name: string })[];
  /** Tables it names in FROM and JOIN, and columns of the one-row table `settings` as `settings.<column>`. */
  readonly reads: readonly string[];
}

export interface Described {
  readonly en: string;
  readonly zh: string;
}

/**
 * Reads `.sql` files (path → text) and puts them in the order in which they can be built.
 * The head of a file is comments: first what one row is, then `-- column: English | 中文` for each column.
 */
export function readLayers(files: Readonly<Record<string, string>>): Layer[] {
  const ordered = inOrder(Object.entries(files).map(([path, text]) => readLayer(path, text)));
  const late = new Set(
    follows(
      ordered,
      ordered.filter(({ later }) => later).map(({ name }) => name),
    ),
  );
  return ordered.map((layer) => ({ ...layer, later: layer.later || late.has(layer) }));
}

/**
 * Rebuilds the tables that follow from `changed` (tables, or `settings.<column>`), directly or through others.
 * Returns the names of the tables that were rebuilt, in order.
 */
export async function build(
  database: Database,
  layers: readonly Layer[],
  changed: Iterable<string>,
): Promise<string[]> {
  const stale = follows(layers, changed);
  for (const layer of stale) await create(database, layer);
  return stale.map((layer) => layer.name);
}

/** Creates the table or view of one layer, in place of the one that was there. */
export async function create(database: Database, { name, kind, sql }: Layer, signal?: AbortSignal): Promise<void> {
  await database.rows(`CREATE OR REPLACE ${kind} ${name} AS ${sql}`, [], signal);
}

/** Drops what stands under a layer's name and is of the other kind, as an earlier version of the app has left it. */
export async function dropOtherKinds(database: Database, layers: readonly Layer[]): Promise<void> {
  const kinds = new Map(layers.map(({ name, kind }) => [name, kind]));
  const stored = await database.rows<{ name: string; kind: Layer['kind'] }>(
    `SELECT table_name AS name, 'table' AS kind FROM duckdb_tables()
     UNION ALL SELECT view_name, 'view' FROM duckdb_views() WHERE NOT internal`,
  );
  for (const { name, kind } of stored) {
    if ((kinds.get(name) ?? kind) !== kind) await database.rows(`DROP ${kind} ${quoted(name)}`);
  }
}

/** The layers that follow from what changed, in building order. */
export function follows(layers: readonly Layer[], changed: Iterable<string>): Layer[] {
  const dirty = new Set(changed);
  return layers.filter((layer) => {
    const stale = layer.reads.some((read) => dirty.has(read));
    if (stale) dirty.add(layer.name);
    return stale;
  });
}

function readLayer(path: string, text: string): Layer {
  const parts = path.split('/');
  const name = (parts.at(-1) ?? '').replace(/\.sql$/, '');
  const head = text.split('\n').filter((line) => line.startsWith('--'));
  const [first = '', ...columns] = head.map((line) => line.slice(2).trim());
  const [, marks = '', row = ''] = /^((?:inner|later|view| )*:(?: |$))?(.*)$/.exec(first) ?? [];
  return {
    name,
    stage: parts.at(-2) ?? '',
    sql: text,
    kind: marks.includes('view') ? 'view' : 'table',
    inner: marks.includes('inner'),
    later: marks.includes('later'),
    row: described(row),
    columns: columns.flatMap((line) => {
      const column = /^(\w+): (.*)$/.exec(line);
      return column ? [{ name: column[1] ?? '', ...described(column[2] ?? '') }] : [];
    }),
    reads: readsOf(text),
  };
}

function described(text: string): Described {
  const [en = '', zh = ''] = text.split(' | ');
  return { en, zh };
}

/** Tables that a SELECT names in FROM and JOIN, and columns of `settings` as `settings.<column>`. */
export function readsOf(text: string): string[] {
  const sql = text.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''");
  const own = new Set(Array.from(sql.matchAll(/\b(\w+)\s+AS\s+(?:MATERIALIZED\s+)?\(/gi), (match) => match[1]));
  const tables = Array.from(
    sql.matchAll(/(?<!\bDISTINCT\s)\b(?:FROM|JOIN)\s+(\w+)\b(?!\s*\()/gi),
    (match) => match[1] ?? '',
  );
  const settings = Array.from(sql.matchAll(/\bsettings\.(\w+)/g), (match) => `settings.${match[1]}`);
  return [...new Set([...tables.filter((name) => !own.has(name) && name !== 'settings'), ...settings])];
}

function inOrder(layers: readonly Layer[]): Layer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const ordered = new Set<Layer>();
  const visit = (layer: Layer, path: readonly string[]): void => {
    if (ordered.has(layer)) return;
    if (path.includes(layer.name))
      throw new Error(`Tables follow from each other: ${[...path, layer.name].join(' → ')}`);
    for (const read of layer.reads) {
      const source = byName.get(read);
      if (source) visit(source, [...path, layer.name]);
    }
    ordered.add(layer);
  };
  for (const layer of layers) visit(layer, []);
  return [...ordered];
}
