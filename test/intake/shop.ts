import { type Database, quoted } from '../../src/engine/database.ts';
import { importFiles, type ImportAsk, type ImportOptions } from '../../src/intake/import.ts';
import type { Mapping } from '../../src/intake/source.ts';
import { openDatabase } from '../sql/database.ts';
import { unpack } from '../../src/intake/unpack/unpack.ts';

/** One database for the tests of several files, one after the other; each import runs in a transaction, as the page does it. */
const opened = openDatabase();

export interface Imported {
  readonly db: Database;
  readonly problems: string[];
  /** What was left out, with its facts. */
  readonly remarks: string[];
  readonly asked: ImportAsk[];
}

export const text = (name: string, content: string) => new File([content], name);

/** Empties the shop and imports files. A question is answered by `answer`; without one the import stops. */
export async function importInto(
  files: readonly File[],
  answer?: (ask: ImportAsk) => Mapping | null,
  more: Partial<ImportOptions> = {},
): Promise<Imported> {
  const db = await opened;
  for (const { name } of await db.rows<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()'))
    await db.rows(`DROP TABLE ${quoted(name)}`);
  return addTo(db, files, answer, more);
}

export async function addTo(
  db: Database,
  files: readonly File[],
  answer?: (ask: ImportAsk) => Mapping | null,
  more: Partial<ImportOptions> = {},
): Promise<Imported> {
  const asked: ImportAsk[] = [];
  const options: ImportOptions = {
    signal: new AbortController().signal,
    report: () => undefined,
    unpack,
    ask: async (question) => {
      asked.push(question);
      return answer?.(question) ?? null;
    },
    ...more,
  };
  await db.rows('BEGIN TRANSACTION');
  try {
    const { problems, remarks } = await importFiles(db, files, options);
    await db.rows('COMMIT');
    return { db, problems: problems.map(({ code }) => code), remarks: remarks.map(({ message }) => message), asked };
  } catch (reason) {
    await db.rows('ROLLBACK');
    throw reason;
  }
}

/** Rows of a query, on one line for short tests. */
export const rowsOf = async (sql: string) => (await opened).rows(sql);
