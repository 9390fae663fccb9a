import { cellText } from './cells.ts';
import { RowsText } from './rowsText.ts';
import { type Attributes, attribute, type Told } from './xml.ts';

const mostRows = 2 ** 20;
const mostColumns = 2 ** 14;

/** What the cells of all sheets of a workbook refer to. */
export interface Common {
  readonly shared: readonly string[];
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

/** A text with the characters that XML cannot hold, written as `_x0041_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The column that a reference such as `AB12` names, from 0; without one, the next. */
function columnOf(reference: string | undefined, next: number): number {
  let column = 0;
  for (const letter of reference ?? '') {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  const found = column === 0 ? next : column - 1;
  if (found >= mostColumns) throw new Error(`No sheet has a column ${reference}`);
  return found;
}

/** The texts that cells share, from `sharedStrings.xml`; how they are pronounced is left out. */
export function sharedReader(): { told: Told; shared: string[] } {
  const shared: string[] = [];
  let [text, reading, spoken] = ['', false, false];
  const told: Told = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') spoken = true;
      reading = name === 't' && !spoken;
    },
    text: (piece) => void (reading && (text += piece)),
    close(name) {
      reading = false;
      if (name === 'rPh') spoken = false;
      else if (name === 'si') shared.push(unescaped(text));
    },
  };
  return { told, shared };
}

/** Writes the rows of a sheet as they are read from its XML, each under its own number. */
export class SheetReader implements Told {
  readonly rows = new RowsText();
  readonly #common: Common;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #formula: string | undefined;
  #within: '' | 'value' | 'formula' = '';
  #spoken = false;

  constructor(common: Common) {
    this.#common = common;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#row(Number(attribute(attributes, 'r') ?? this.rows.rows + 1));
    else if (name === 'c') this.#cell(attributes);
    else if (name === 'rPh') this.#spoken = true;
    else if (name === 'f') [this.#formula, this.#within] = ['', 'formula'];
    else if (name === 'v' || (name === 't' && !this.#spoken)) this.#within = 'value';
  }

  text(text: string): void {
    if (this.#within === 'value') this.#value += text;
    else if (this.#within === 'formula') this.#formula += text;
  }

  close(name: string): void {
    this.#within = '';
    if (name === 'c') this.#cells[this.#column] = this.#read();
    else if (name === 'rPh') this.#spoken = false;
    else if (name === 'row') this.rows.add(Array.from(this.#cells, (cell) => cell ?? ''));
  }

  #row(number: number): void {
    if (!(number <= mostRows)) throw new Error(`No sheet has a row ${number}`);
    this.#cells = [];
    this.#column = -1;
    if (number > this.rows.rows + 1) this.rows.addBlank(number - this.rows.rows - 1);
  }

  #cell(attributes: Attributes): void {
    this.#column = columnOf(attribute(attributes, 'r'), this.#column + 1);
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#formula = undefined;
  }

  /** A formula that was never calculated has no value: its text shows why nothing is known. */
  #read(): string {
    if (this.#value === '') return this.#formula === undefined ? '' : `=${this.#formula}`;
    const isDate = this.#common.dates[this.#style] ?? false;
    const value = this.#type === 'str' || this.#type === 'inlineStr' ? unescaped(this.#value) : this.#value;
    return cellText(this.#type, value, { ...this.#common, isDate });
  }
}
