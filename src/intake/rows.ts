import type { Database } from '../engine/database.ts';
import type { Readings } from './decide.ts';
import * as sql from './expressions.ts';
import { columnsOf, dateFieldOf, type Kind, tableOf } from './kind.ts';
import { questionsOf, questionTexts } from './questions.ts';
import { cellName, rawTable } from './slices.ts';
import type { Field, Mapping, Sample } from './source.ts';
import { rawCell } from './typedCell.ts';
import { consentOf, happenedOf, saidOf } from './words.ts';

/** SQL that turns the raw cells of one file into the rows of its kind, and says which records cannot be rows. */
export class Rows {
  readonly #kind: Kind;
  readonly #mapping: Mapping;
  readonly #readings: Readings;
  readonly #fields: readonly Field[];

  constructor(kind: Kind, mapping: Mapping, readings: Readings) {
    this.#kind = kind;
    this.#mapping = mapping;
    this.#readings = readings;
    this.#fields = (Object.keys(kind.fields) as Field[]).filter((field) => mapping.columns[field] !== undefined);
  }

  /** The raw cell of a field; of one that only one row of a group writes, the group's. */
  #cell(field: Field): string {
    const cell = rawCell(field, this.#mapping) ?? 'NULL';
    const { shared } = this.#mapping;
    return shared?.fields.includes(field)
      ? `coalesce(${cell}, any_value(${cell}) OVER (PARTITION BY ${cellName(shared.by)}))`
      : cell;
  }

  #read(field: Field): string {
    const cell = `cells.${field}`;
    if (field === 'customer_name' && this.#mapping.columns.last_name !== undefined)
      return `nullif(concat_ws(' ', ${sql.textOf(cell)}, ${sql.textOf('cells.last_name')}), '')`;
    switch (this.#kind.fields[field]) {
      case 'id':
        return sql.idOf(cell);
      case 'email':
        return sql.emailOf(cell);
      case 'number':
        return sql.numberOf(cell, this.#readings.decimals?.[field] ?? this.#readings.decimal);
      case 'flag':
        return field === 'consent' ? consentOf(cell) : happenedOf(cell);
      case 'currency':
        return sql.currencyOf(cell);
      case 'date':
        return sql.dateOf(cell, this.#readings.date);
      default:
        return field === 'phone' ? sql.idOf(cell) : sql.textOf(cell);
    }
  }

  /** `line`, the cells as text (`cells.<field>`) and what they say (`<field>`); where wanted, all answers (`told`). */
  #typed(withAnswers = false): string {
    const lastName = this.#mapping.columns.last_name;
    const written = this.#fields.map((field) => `${this.#cell(field)} AS ${field}`);
    if (lastName !== undefined) written.push(`${cellName(lastName)} AS last_name`);
    const read = this.#fields.map((field) => `${this.#read(field)} AS ${field}`);
    if (withAnswers) {
      written.push(`${this.#told()} AS told`);
      read.push('told');
    }
    const cells = `(SELECT line, ${written.join(', ')} FROM ${rawTable})`;
    return `SELECT cells.line, cells, ${read.join(', ')} FROM ${cells} cells`;
  }

  /** The column with the question and that with the answer, where they stand beside each other. */
  get #beside(): readonly [number, number] | undefined {
    const { question, answer } = this.#mapping.columns;
    return question === undefined || answer === undefined ? undefined : [question, answer];
  }

  /** What a record answers, in the order of the questions, blank ones too. */
  #told(): string {
    const columns = this.#beside?.slice(1) ?? questionsOf(this.#mapping);
    return `list_transform([${columns.map(cellName).join(', ')}], cell -> ${sql.textOf('cell')})`;
  }

  #reason(): string {
    const date = dateFieldOf(this.#kind);
    const whens = this.#kind.needs.map((group) => {
      const mapped = group.filter((field) => this.#fields.includes(field));
      const missing = mapped.map((field) => `${field} IS NULL`).join(' AND ') || 'true';
      return `WHEN ${missing} THEN '${group.some((field) => field === date) ? 'bad_date' : this.#lacking(group)}'`;
    });
    return `CASE ${whens.join(' ')} END`;
  }

  #lacking(group: readonly Field[]): string {
    return group.some((field) => this.#kind.fields[field] === 'number') ? 'bad_number' : 'no_key';
  }

  /** Inserts the records that can be read; returns how many. */
  async insert(db: Database, sourceKey: number, sample: Sample, signal: AbortSignal): Promise<number> {
    const names = Object.keys(columnsOf(this.#kind)).filter((name) => this.#fields.some((field) => field === name));
    const { asks = false } = this.#kind;
    const questions = this.#beside ? '[question]' : 'string_split($1, chr(1))';
    const answers = `list_transform(
      list_filter(list_zip(${questions}, told), part -> part[2] IS NOT NULL),
      part -> {question: part[1], answer: part[2]})`;
    const [some] = await db.rows<{ Count: number }>(
      `INSERT INTO ${tableOf(this.#kind)} (source_key, line, ${[...names, ...(asks ? ['answers'] : [])].join(', ')})
       SELECT ${sourceKey}, line, ${[...names, ...(asks ? [answers] : [])].join(', ')}
       FROM (${this.#typed(asks)}) WHERE ${this.#reason()} IS NULL`,
      asks && !this.#beside ? [questionTexts(sample, this.#mapping).join('\u0001')] : [],
      signal,
    );
    return some?.Count ?? 0;
  }

  /** Writes the records that were not inserted into `rejects`, with the cell that each lacks. */
  async insertRejects(db: Database, sourceKey: number, { file, headers }: Sample): Promise<void> {
    const culprits = this.#kind.needs.flat().filter((field) => this.#fields.includes(field));
    const names = culprits.map((field) => headers[this.#mapping.columns[field] ?? 0] || field);
    const found = culprits.map((field, at) => `WHEN cells.${field} IS NOT NULL AND ${field} IS NULL THEN ${at + 1}`);
    const values = culprits.map((field) => `cells.${field}`);
    await db.rows(
      `INSERT INTO rejects
       SELECT ${sourceKey}, $1, line, coalesce(string_split($2, chr(1))[culprit], ''), coalesce([${values.join(', ')}][culprit], ''), reason
       FROM (SELECT *, ${this.#reason()} AS reason, CASE ${found.join(' ') || 'WHEN false THEN 0'} END AS culprit
             FROM (${this.#typed()}))
       WHERE reason IS NOT NULL`,
      [file, names.join('\u0001')],
    );
  }

  /** How many cells of rows that were loaded are written, and could not be read. */
  async unreadableCells(db: Database): Promise<number> {
    const said = (field: Field) => (field === 'consent' ? saidOf('cells.consent') : field);
    const lost = this.#fields.map((field) => `count(*) FILTER (cells.${field} IS NOT NULL AND ${said(field)} IS NULL)`);
    const [found] = await db.rows<{ cells: number }>(
      `SELECT (${lost.join(' + ')})::INTEGER AS cells FROM (${this.#typed()}) WHERE ${this.#reason()} IS NULL`,
    );
    return found?.cells ?? 0;
  }
}
