import { Problem } from '../problem.ts';
import { account } from './account.ts';
import { dateReadingOf, decimalMarks, type Readings } from './decide.ts';
import { type Kind, tableOf } from './kind.ts';
import { dated } from './kindTable.ts';
import { Rows } from './rows.ts';
import { asText } from './slices.ts';
import type { Mapping } from './source.ts';
import { orderOf, readFile, type Task } from './task.ts';

const noDate: Readings['date'] = { order: 'ymd', formats: [], tails: false, unix: 0, steps: [] };

/** Loads a recognised file whose rows are of a kind, as `loadFile` does it with orders. */
export async function loadRows(task: Task, kind: Kind, guess: Mapping): Promise<Mapping> {
  const { db, sample, key, options } = task;
  const raw = await readFile(task, guess, asText);
  if (!raw) throw new Problem('file/unreadable', { file: sample.file });
  const { mapping, readings } = await decide(task, kind, guess);
  const rows = new Rows(kind, mapping, readings);
  const loaded = await rows.insert(db, key, sample, options.signal);
  await account(db, sample, key, { raw, mapping, readings, typing: rows, loaded });
  return mapping;
}

/** How the date of a kind's rows, if they have one, and their numbers are read. */
async function decide(task: Task, kind: Kind, guess: Mapping): Promise<{ mapping: Mapping; readings: Readings }> {
  const { db, sample } = task;
  const marks = await decimalMarks(db, guess);
  const withDate = dated(guess, kind);
  const { mapping, order } = withDate.columns.date === undefined ? { mapping: guess } : await orderOf(task, withDate);
  const date = order ? await dateReadingOf(db, sample, withDate, order) : noDate;
  const decided = mapping.dateOrder ? { ...guess, dateOrder: mapping.dateOrder } : guess;
  return { mapping: decided, readings: { date, cancelled: undefined, ...marks } };
}

export async function dropRows({ db, key }: Task, kind: Kind): Promise<void> {
  await db.rows(`DELETE FROM ${tableOf(kind)} WHERE source_key = ${key}`);
}
