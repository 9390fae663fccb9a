const flushAt = 2 ** 18;
const mustQuote = /[",\r\n]|^\s|\s$/;

const written = (cell: string) => (mustQuote.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Rows as CSV. The text leaves the memory of the page piece by piece: the browser keeps the parts of a blob itself, on
 * the disk where they are many. Blank rows at the end are left out.
 */
export class RowsText {
  /** Rows added, blank ones included. */
  rows = 0;
  /** Rows with something in them. */
  filled = 0;
  readonly #parts: Blob[] = [];
  #text = '';
  #blanks = 0;
  #width = 0;

  /** Adds a row, as wide as the widest before it. */
  add(cells: readonly string[]): void {
    this.rows++;
    if (cells.every((cell) => cell === '')) return void this.#blanks++;
    this.filled++;
    this.#width = Math.max(this.#width, cells.length);
    const missing = ','.repeat(this.#width - cells.length);
    this.#append(`${cells.map(written).join(',')}${missing}\n`);
  }

  /** Adds text that is no row: one field, which is refused later, under its line. */
  addForeign(text: string): void {
    this.rows++;
    this.filled++;
    this.#append(`"${text.replaceAll('"', '""')}"\n`);
  }

  addBlank(count: number): void {
    this.rows += count;
    this.#blanks += count;
  }

  file(name: string, first: readonly string[] = []): File {
    const head = first.length > 0 ? `${first.map(written).join(',')}\n` : '';
    return new File([head, ...this.#parts, this.#text], name, { type: 'text/csv' });
  }

  #append(line: string): void {
    this.#text += '\n'.repeat(this.#blanks) + line;
    this.#blanks = 0;
    if (this.#text.length < flushAt) return;
    this.#parts.push(new Blob([this.#text]));
    this.#text = '';
  }
}
