import type { Database } from '../engine/database.ts';
import { dateCell, numberFields, type Readings } from './decide.ts';
import * as sql from './expressions.ts';
import { itemsOf, meaningOf } from './records.ts';
import { cellName, rawTable } from './slices.ts';
import type { Field, Mapping, Sample } from './source.ts';
import { rawCell, typedCell } from './typedCell.ts';
import { type LineColumn, lineColumns, linesTable } from './lines.ts';
import { saidOf } from './words.ts';

const keys: readonly Field[] = ['order_id', 'email', 'platform_customer_id', 'phone'];
/** A record is refused when one of these is written and cannot be read. */
const essential: readonly Field[] = ['quantity', 'unit_price', 'line_total', 'order_total', 'order_goods'];
/** Fields that are read as something else than text, and may be missing. */
const optional: readonly Field[] = [
  ...numberFields.filter((field) => !essential.includes(field)),
  ...(['email', 'consent', 'is_test', 'currency', 'cancelled_at'] as const),
];
const columnsTable = 'intake_columns';

/** SQL that turns the raw cells of one file into typed lines, and says which records cannot be lines. */
export class Typing {
  readonly #mapping: Mapping;
  readonly #readings: Readings;
  readonly #currency: string | undefined;
  #whole = false;

  /** `currency`: the ISO code that the signs beside the amounts name. */
  constructor(mapping: Mapping, readings: Readings, currency?: string) {
    this.#mapping = mapping;
    this.#readings = readings;
    this.#currency = currency;
  }

  /** Columns of lines that this file fills, beside its own key. */
  get columns(): LineColumn[] {
    return (Object.keys(lineColumns) as LineColumn[]).filter((name) => this.#isFilled(name));
  }

  #cell(field: Field): string | undefined {
    return rawCell(field, this.#mapping);
  }

  #mapped(candidates: readonly Field[]): Field[] {
    return candidates.filter((field) => this.#cell(field) !== undefined);
  }

  /** The typed columns beside the raw ones, with `line`. Products without an id go by their name in the ledger. */
  #typed(raw = rawTable, dressed?: ReadonlySet<number>): string {
    const { date } = this.#readings;
    const written = dateCell(this.#mapping);
    const { rules, packed, utc } = this.#mapping;
    const columns = [
      `${sql.dateOf(written, date)} AS written_at`,
      `${utc ? '0' : sql.offsetOf(written, date)} AS offset_minutes`,
      `${sql.hasTime(written, date)} AS has_time`,
    ];
    if (rules) columns.push(`nullif(${meaningOf(rules)}, 'as_written') AS status_means`);
    if (packed) columns.push(`${itemsOf(packed)} AS items`);
    for (const name of Object.keys(lineColumns)) {
      const field = name as Field;
      const cell = this.#cell(field);
      if (cell) columns.push(`${typedCell(field, this.#mapping, this.#readings, dressed)} AS ${field}`);
    }
    if (this.#currency && !this.#cell('currency')) columns.push(`'${this.#currency}' AS currency`);
    return `SELECT raw.*, ${columns.join(', ')} FROM ${raw} raw`;
  }

  #lost(candidates: readonly Field[]): string {
    const lost = this.#mapped(candidates).map((field) => {
      const cell = this.#cell(field) ?? 'NULL';
      return `(${cell} IS NOT NULL AND ${field === 'consent' ? saidOf(cell) : field} IS NULL)`;
    });
    return lost.join(' OR ') || 'false';
  }

  /** A line is worth less than a trillion: where it would be more, a barcode stands for its pieces, say. */
  #isBeyond(): string {
    const has = this.#mapped(['quantity', 'unit_price']).length === 2;
    return has ? 'coalesce(abs(quantity::DOUBLE * unit_price::DOUBLE) >= 1e12, false)' : 'false';
  }

  #reason(): string {
    const known = this.#mapped(keys).map((field) => `${field} IS NOT NULL`);
    const noOrder = this.#mapping.rules ? `WHEN status_means = 'not_an_order' THEN 'not_an_order'` : '';
    const blankDate = `${cellName(this.#mapping.columns.date ?? 0)} IS NULL`;
    return `CASE ${noOrder}
      WHEN written_at IS NULL AND ${blankDate} AND NOT (${known.join(' OR ')}) THEN 'not_data'
      WHEN written_at IS NULL THEN 'bad_date'
      WHEN ${this.#lost(essential)} OR ${this.#isBeyond()} THEN 'bad_number'
      WHEN NOT (${known.join(' OR ')}) THEN 'no_key' END`;
  }

  /** Inserts the raw records that can be read; returns how many. */
  async insert(db: Database, sourceKey: number, signal: AbortSignal): Promise<number> {
    const [all] = await db.rows<{ Count: number }>(this.#insertion(`${sourceKey}`), [], signal);
    this.#whole = await this.#allReadable(db, sourceKey);
    if (this.#whole) return all?.Count ?? 0;
    await db.rows(`DELETE FROM ${linesTable} WHERE source_key = ${sourceKey}`);
    return this.insertReadable(db, sourceKey, signal);
  }

  /** `insert` beside lines of the same file that are in. */
  async insertReadable(db: Database, sourceKey: number, signal: AbortSignal): Promise<number> {
    const statement = `${this.#insertion(`${sourceKey}`)} WHERE ${this.#reason()} IS NULL`;
    const [some] = await db.rows<{ Count: number }>(statement, [], signal);
    return some?.Count ?? 0;
  }

  /** SQL that inserts all of a SELECT of raw records: a line that any doubt is left of has the key below zero. */
  insertion(sourceKey: number, records: string, dressed: ReadonlySet<number>): string {
    const known = this.#mapped(keys).map((field) => `${field} IS NOT NULL`);
    const noOrder = this.#mapping.rules ? `status_means IS NOT DISTINCT FROM 'not_an_order' OR ` : '';
    const doubt = `${noOrder}written_at IS NULL OR NOT (${known.join(' OR ')}) OR ${this.#lost([...essential, ...optional])} OR ${this.#isBeyond()}`;
    return this.#insertion(`CASE WHEN ${doubt} THEN -${sourceKey} ELSE ${sourceKey} END`, `(${records})`, dressed);
  }

  #insertion(sourceKey: string, raw?: string, dressed?: ReadonlySet<number>): string {
    const names = this.columns.join(', ');
    return `INSERT INTO ${linesTable} (source_key, ${names}) SELECT ${sourceKey}, ${names}
      FROM (${this.#typed(raw, dressed)})`;
  }

  /** Compares counts of cells before and after typing: much cheaper than asking why for each record. */
  async #allReadable(db: Database, sourceKey: number): Promise<boolean> {
    const lost = this.#mapped(essential).map(
      (field) => `(SELECT count(${this.#cell(field)}) FROM ${rawTable}) - count(${field})`,
    );
    const known = this.#mapped(keys).map((field) => `${field} IS NOT NULL`);
    const refused = this.#mapping.rules ? `OR status_means IS NOT DISTINCT FROM 'not_an_order'` : '';
    const statement = `SELECT (count(*) FILTER (written_at IS NULL OR NOT (${known.join(' OR ')}) ${refused} OR ${this.#isBeyond()})
      + ${['0', ...lost].join(' + ')})::INTEGER AS unread FROM incoming_lines WHERE source_key = ${sourceKey}`;
    const [found] = await db.rows<{ unread: number }>(statement);
    return found?.unread === 0;
  }

  #isFilled(name: string): boolean {
    if (name === 'source_key') return false;
    if (['line', 'written_at', 'has_time'].includes(name)) return true;
    const { tails, unix } = this.#readings.date;
    if (name === 'offset_minutes') return tails || unix > 0 || this.#mapping.utc === true;
    if (name === 'status_means') return this.#mapping.rules !== undefined;
    if (name === 'items') return this.#mapping.packed !== undefined;
    return this.#cell(name as Field) !== undefined || (name === 'currency' && this.#currency !== undefined);
  }

  /** Writes the raw records that were not inserted into `rejects`, with the first cell that cannot be read. */
  async insertRejects(db: Database, sourceKey: number, sample: Sample): Promise<void> {
    const mapped = this.#mapped([...essential, ...keys, 'date']);
    const headers = mapped.map((field) => sample.headers[this.#mapping.columns[field] ?? 0] || field);
    await db.replace(columnsTable, { field: mapped, header: headers });
    const bad = this.#mapped(essential).map(
      (field) =>
        `WHEN ${this.#cell(field)} IS NOT NULL AND ${field} IS NULL THEN {f: '${field}', v: ${this.#cell(field)}}`,
    );
    const pieces = this.#cell('quantity');
    if (pieces) bad.push(`WHEN ${this.#isBeyond()} THEN {f: 'quantity', v: ${pieces}}`);
    const culprit = `CASE reason WHEN 'bad_date' THEN {f: 'date', v: ${dateCell(this.#mapping)}}
      WHEN 'bad_number' THEN CASE ${bad.join(' ') || 'WHEN false THEN NULL'} END END`;
    await db.rows(
      `INSERT INTO rejects
       SELECT ${sourceKey}, $1, line, coalesce(header, ''), coalesce(culprit.v, ''), reason
       FROM (SELECT line, reason, ${culprit} AS culprit
             FROM (SELECT *, ${this.#reason()} AS reason FROM (${this.#typed()})) WHERE reason IS NOT NULL)
       LEFT JOIN ${columnsTable} ON field = culprit.f`,
      [sample.file],
    );
    await db.rows(`DROP TABLE ${columnsTable}`);
  }

  /** How many cells of lines that were loaded are written, may be missing and could not be read. */
  async unreadableCells(db: Database, sourceKey: number): Promise<number> {
    const fields = this.#mapped(optional);
    if (fields.length === 0) return 0;
    const consent = fields.includes('consent') ? [this.#lost(['consent'])] : [];
    const cells = [
      ...fields.map((field) => `count(${this.#cell(field)})`),
      ...consent.map((unknown) => `count(*) FILTER (${unknown})`),
    ].join(' + ');
    const read = fields.map((field) => `count(${field})`).join(' + ');
    const loaded = `FROM (${this.#typed()}) WHERE ${this.#reason()} IS NULL`;
    const [found] = await db.rows<{ cells: number }>(
      this.#whole
        ? `SELECT ((SELECT ${cells} FROM ${rawTable}) - (${read}))::INTEGER AS cells
           FROM incoming_lines WHERE source_key = ${sourceKey}`
        : `SELECT ((${cells}) - (${read}))::INTEGER AS cells ${loaded}`,
    );
    return found?.cells ?? 0;
  }
}
