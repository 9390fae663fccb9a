import type { Database } from '../engine/database.ts';
import { dateReading, possibleOrders, readDay, unixUnits } from './dates.ts';
import { dateCell, dateTexts, numberCells, numberFields, rawTexts, type Readings } from './decide.ts';
import { idOf } from './expressions.ts';
import { linesTable } from './lines.ts';
import { vote } from './numbers.ts';
import { absent, cellName, rawTable, type Target } from './slices.ts';
import { cellsOf, type DateOrder, type Mapping, type Sample } from './source.ts';
import type { Typing } from './typed.ts';

/**
 * Most files show in their first records how they are read to the end. Their lines are typed while they are read, and
 * only those that this leaves in doubt are kept as text, for the reading that looks at whole columns.
 */

/** More lines in doubt than this: the beginning of the file has told too little. */
const mostDoubts = 20_000;
const plainNumber = /^-?\d+(\.\d+)?$/;

function leavesDatesBlank(sample: Sample, { columns }: Mapping): boolean {
  const orders = cellsOf(sample, columns.order_id);
  return cellsOf(sample, columns.date).some(
    (cell, row) => absent.includes(cell) && !absent.includes(orders[row] ?? ''),
  );
}

/** The only order of day and month under which the texts are days: not 2024-05-01 alone, but 31/12/2024 is among them. */
function onlyOrder(texts: readonly string[]): DateOrder | undefined {
  if (unixUnits(texts) > 0) return 'ymd';
  const orders = possibleOrders(texts);
  return orders.length === 1 ? orders[0] : undefined;
}

/** How a file is read whose sample leaves no choice: one order of its dates, no blank ones, and plain numbers. */
export function quickReadings(sample: Sample, mapping: Mapping): Readings | undefined {
  const dates = dateTexts(sample, mapping);
  const order = onlyOrder(dates);
  const numbers = numberFields.flatMap((field) => cellsOf(sample, mapping.columns[field]));
  const plain = numbers.every((cell) => absent.includes(cell) || plainNumber.test(cell.trim()));
  if (!order || !plain || leavesDatesBlank(sample, mapping)) return undefined;
  const cancelled = cellsOf(sample, mapping.columns.cancelled_at).filter((text) => text !== '');
  return { date: dateReading(dates, order), cancelled: dateReading(cancelled, order), decimal: '.', plain };
}

/** Types records as they come, and moves those in doubt to the raw table. */
export class AsLines implements Target {
  readonly taken: string;
  readonly #db: Database;
  readonly #typing: Typing;
  readonly #key: number;
  /** Records that went to the raw table. */
  doubts = 0;

  constructor(db: Database, typing: Typing, sourceKey: number) {
    this.#db = db;
    this.#typing = typing;
    this.#key = sourceKey;
    this.taken = `SELECT line FROM incoming_lines WHERE source_key IN (${sourceKey}, -${sourceKey})`;
  }

  insert(records: string, dressed: ReadonlySet<number>): string {
    return this.#typing.insertion(this.#key, records, dressed);
  }

  async settle(records: string): Promise<boolean> {
    const inDoubt = `FROM ${linesTable} WHERE source_key = -${this.#key}`;
    const [found] = await this.#db.rows<{ doubts: number }>(`SELECT count(*)::INTEGER AS doubts ${inDoubt}`);
    this.doubts += found?.doubts ?? 0;
    if (this.doubts > mostDoubts) return false;
    if (found?.doubts === 0) return true;
    await this.#db.rows(`INSERT INTO ${rawTable} FROM (${records}) WHERE line IN (SELECT line ${inDoubt})`);
    await this.#db.rows(`DELETE ${inDoubt}`);
    return true;
  }
}

/** Whether a date was left to another line of its order that is in already. */
async function missesDates(db: Database, sourceKey: number, { columns }: Mapping): Promise<boolean> {
  if (columns.order_id === undefined) return false;
  const [missed] = await db.rows(`SELECT 1 AS found FROM ${rawTable} WHERE ${cellName(columns.date ?? 0)} IS NULL
    AND ${idOf(cellName(columns.order_id))} IN (SELECT order_id FROM incoming_lines WHERE source_key = ${sourceKey})
    LIMIT 1`);
  return missed !== undefined;
}

/** Whether there are dates in doubt that another order of their parts would read. Years that come first decide. */
async function otherDates(db: Database, mapping: Mapping, { order, unix }: Readings['date']): Promise<boolean> {
  if (order === 'ymd' || unix > 0) return false;
  const cell = dateCell(mapping);
  const others = (['ymd', 'dmy', 'mdy'] as const).filter((other) => other !== order);
  return (await rawTexts(db, cell, `${cell} IS NOT NULL`)).some(
    (text) => !readDay(text, order) && others.some((other) => readDay(text, other)),
  );
}

async function decimalCommas(db: Database, mapping: Mapping): Promise<boolean> {
  for (const cell of numberCells(mapping)) {
    if ((await rawTexts(db, cell, `contains(${cell}, ',')`)).some((text) => vote(text) === ',')) return true;
  }
  return false;
}

/** Whether lines in doubt speak against what the sample said, so that whole columns must decide. */
export async function contradicted(
  db: Database,
  sourceKey: number,
  mapping: Mapping,
  readings: Readings,
): Promise<boolean> {
  if (await missesDates(db, sourceKey, mapping)) return true;
  return (await otherDates(db, mapping, readings.date)) || (await decimalCommas(db, mapping));
}
