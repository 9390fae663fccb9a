import type { Database } from '../engine/database.ts';
import { Problem } from '../problem.ts';
import type { Reject } from './canonical.ts';
import type { Readings } from './decide.ts';
import { offsetOf } from './expressions.ts';
import { tellPseudonyms } from './pseudonyms.ts';
import { questionTexts } from './questions.ts';
import type { RawFile } from './raw.ts';
import { cellName, rawTable } from './slices.ts';
import { columnsOfFields } from './columns.ts';
import type { Field, Mapping, Sample } from './source.ts';

const refusedTable = 'intake_refused';

/** Writes records that were refused before they had cells. */
async function insertRefused(db: Database, sourceKey: number, file: string, refused: Reject[]): Promise<void> {
  if (refused.length === 0) return;
  await db.replace(refusedTable, {
    line: Int32Array.from(refused, ({ line }) => line),
    value: refused.map(({ value }) => value),
    reason: refused.map(({ reason }) => reason),
  });
  const statement = `INSERT INTO rejects SELECT ${sourceKey}, $1, line, '', coalesce(value, ''), reason FROM ${refusedTable}`;
  await db.rows(statement, [file]);
  await db.rows(`DROP TABLE ${refusedTable}`);
}

/** Tells of the records of a file what could not be read. */
interface Typed {
  unreadableCells(db: Database, sourceKey: number): Promise<number>;
  insertRejects(db: Database, sourceKey: number, sample: Sample): Promise<void>;
}

/** A file whose readable lines are in their table, and the others in the raw table. */
export interface Lines {
  readonly raw: RawFile;
  readonly mapping: Mapping;
  readonly readings: Readings;
  readonly typing: Typed;
  readonly loaded: number;
}

async function insertChanges(db: Database, key: number, raw: RawFile, typing: Typed): Promise<void> {
  const rules = {
    unreadable_cells: await typing.unreadableCells(db, key),
    short_records: raw.short,
    replaced_characters: raw.replaced,
  };
  for (const [rule, rows] of Object.entries(rules)) {
    if (rows > 0) await db.rows(`INSERT INTO incoming_changes VALUES (${key}, '${rule}', ${rows}, NULL)`);
  }
}

/** The mapping by the names of the columns, for the eye; a column without a name is told by its number. */
function namedMapping(sample: Sample, mapping: Mapping): string {
  const { why } = mapping;
  const named: Partial<Record<Field, string>> = {};
  for (const [field, column] of columnsOfFields(mapping)) {
    const name = sample.headers[column] || `#${column + 1}`;
    named[field] = named[field] === undefined ? name : `${named[field]} / ${name}`;
  }
  const asked = mapping.answers ? { questions: [...new Set(questionTexts(sample, mapping))] } : {};
  return JSON.stringify({ columns: named, why, ...asked });
}

/** SQL: whether every time of the file is written in UTC; of files that are no orders, only refunds stand on a clock. */
function allUtc(key: number, { mapping, readings }: Lines): string {
  const { kind, columns } = mapping;
  if (!kind)
    return `SELECT bool_and(coalesce(offset_minutes = 0, false)) FROM incoming_lines WHERE source_key = ${key}`;
  if (kind !== 'refunds' || columns.date === undefined) return 'false';
  const cell = cellName(columns.date);
  const offset = offsetOf(cell, readings.date);
  return `SELECT bool_and(coalesce(${offset} = 0, false)) FROM ${rawTable} WHERE ${cell} IS NOT NULL`;
}

async function insertSource(db: Database, key: number, sample: Sample, lines: Lines): Promise<void> {
  const { raw, mapping, readings, loaded } = lines;
  const { unix, formats } = readings.date;
  const dateFormat = unix > 0 ? (unix < 1 ? 'serial' : 'unix') : formats.join(' | ');
  await db.rows(
    `INSERT INTO sources
     SELECT ${key}, $1, '${mapping.kind ?? 'orders'}', $2, ${raw.records}, ${loaded}, ${raw.records - raw.blank - loaded}, ${raw.blank},
       ${raw.bytes}, $3, $4, $5, $6, '${readings.decimal}',
       coalesce((${allUtc(key, lines)}), false),
       get_current_timestamp()::TIMESTAMP, $7`,
    [sample.file, mapping.source, raw.hash, raw.encoding, sample.delimiter, dateFormat, namedMapping(sample, mapping)],
  );
}

/** The promise that every record is accounted for. */
async function checkSum(db: Database, key: number, file: string): Promise<void> {
  const [sum] = await db.rows<{ lines: number; accounted: number }>(
    `SELECT lines, loaded + blank + (SELECT count(*) FROM rejects WHERE source_key = ${key})::INTEGER AS accounted
     FROM sources WHERE source_key = ${key}`,
  );
  if (sum?.lines !== sum?.accounted) throw new Problem('file/unreadable', { file, ...sum });
}

/** Writes what became of a file beside its lines: rejects, changes and its source. Throws where a record is missing. */
export async function account(db: Database, sample: Sample, key: number, lines: Lines): Promise<void> {
  const { raw, typing, loaded } = lines;
  const { file } = sample;
  if (loaded === 0) throw new Problem('file/all_rejected', { file, lines: raw.records });
  if (loaded + raw.rejects.length + raw.blank < raw.records) await typing.insertRejects(db, key, sample);
  await insertRefused(db, key, file, raw.rejects);
  await tellPseudonyms(db, key, loaded);
  await insertSource(db, key, sample, lines);
  await insertChanges(db, key, raw, typing);
  await checkSum(db, key, file);
  await db.rows(`DROP TABLE ${rawTable}`);
}
