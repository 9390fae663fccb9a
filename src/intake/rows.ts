import type { Database } from '../engine/database.ts';
import type { Readings } from './decide.ts';
import * as sql from './expressions.ts';
import { columnsOf, dateFieldOf, type Kind, tableOf } from './kind.ts';
import { questionsOf, questionTexts } from './questions.ts';
import { cellName, rawTable } from './slices.ts';
import type { Field, Mapping, Sample } from './source.ts';

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
    const cell = cellName(this.#mapping.columns[field] ?? 0);
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
        return sql.numberOf(cell, this.#readings.decimal);
      case 'flag':
        return `coalesce(${sql.booleanOf(cell)}, CASE WHEN regexp_matches(${cell}, '\\d[-/.:年]\\d') THEN true END)`;
      case 'currency':
        return sql.currencyOf(cell);
      case 'date':
        return sql.dateOf(cell, this.#readings.date);
      default:
        return sql.textOf(cell);
    }
  }

  /** `line`, the cells as text (`cells.<field>`) and what they say (`<field>`). */
  #typed(): string {
    const lastName = this.#mapping.columns.last_name;
    const written = this.#fields.map((field) => `${this.#cell(field)} AS ${field}`);
    if (lastName !== undefined) written.push(`${cellName(lastName)} AS last_name`);
    const read = this.#fields.map((field) => `${this.#read(field)} AS ${field}`);
    if (this.#kind.asks) written.push(`${this.#answers()} AS answers`);
    const cells = `(SELECT line, ${written.join(', ')} FROM ${rawTable})`;
    return `SELECT cells.line, cells, ${read.join(', ')} FROM ${cells} cells`;
  }

  /** What was answered: `place` counts the questions from 1; it is 0 where the question stands beside the answer. */
  #answers(): string {
    const { question, answer } = this.#mapping.columns;
    const asked =
      question !== undefined && answer !== undefined
        ? [`{place: 0, question: ${sql.textOf(cellName(question))}, answer: ${sql.textOf(cellName(answer))}}`]
        : questionsOf(this.#mapping).map(
            (column, at) => `{place: ${at + 1}, question: NULL::VARCHAR, answer: ${sql.textOf(cellName(column))}}`,
          );
    return asked.length > 0 ? `list_filter([${asked.join(', ')}], part -> part.answer IS NOT NULL)` : 'NULL';
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
    const values: string[] = [...names];
    if (this.#kind.asks) {
      names.push('answers');
      values.push(`list_transform(cells.answers, part -> {
        question: coalesce(part.question, string_split($1, chr(1))[part.place]), answer: part.answer})`);
    }
    const [some] = await db.rows<{ Count: number }>(
      `INSERT INTO ${tableOf(this.#kind)} (source_key, line, ${names.join(', ')})
       SELECT ${sourceKey}, line, ${values.join(', ')} FROM (${this.#typed()}) WHERE ${this.#reason()} IS NULL`,
      this.#kind.asks ? [questionTexts(sample, this.#mapping).join('\u0001')] : [],
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
    const lost = this.#fields.map((field) => `count(*) FILTER (cells.${field} IS NOT NULL AND ${field} IS NULL)`);
    const [found] = await db.rows<{ cells: number }>(
      `SELECT (${lost.join(' + ')})::INTEGER AS cells FROM (${this.#typed()}) WHERE ${this.#reason()} IS NULL`,
    );
    return found?.cells ?? 0;
  }
}
