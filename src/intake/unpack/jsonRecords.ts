/** Text of a record that is longer than this is no order; only its beginning is kept. */
const longestRecord = 2 ** 21;

/** Cuts text into pieces that are one record each; blank pieces count where a line counts. */
export interface RecordCutter {
  push(text: string): string[];
  /** What is left when no more comes. Throws where the text stops in the middle of a record. */
  end(): string[];
}

/** One record a line. */
export class JsonLines implements RecordCutter {
  #rest = '';

  push(text: string): string[] {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = (lines.pop() ?? '').slice(0, longestRecord);
    return lines;
  }

  end(): string[] {
    return this.#rest === '' ? [] : [this.#rest];
  }
}

const [quote, backslash, comma] = [34, 92, 44];
const opens = (code: number) => code === 123 || code === 91;
const closes = (code: number) => code === 125 || code === 93;

/** The elements of one list, wherever its lines break. */
export class JsonList implements RecordCutter {
  #depth = 0;
  #inText = false;
  #escaped = false;
  #rest = '';
  #done = false;

  push(text: string): string[] {
    const records: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#inText) this.#textual(code);
      else if (code === quote) this.#inText = true;
      else if (opens(code) && ++this.#depth === 1) from = at + 1;
      else if (this.#depth === 1 && (code === comma || closes(code))) {
        this.#take(records, this.#rest + text.slice(from, at), code !== comma);
        from = at + 1;
      } else if (closes(code)) this.#depth--;
      if (this.#done) return records;
    }
    this.#rest = (this.#rest + text.slice(from)).slice(0, longestRecord);
    return records;
  }

  end(): string[] {
    if (!this.#done) throw new Error('The list stops in the middle');
    return [];
  }

  #textual(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === backslash) this.#escaped = true;
    else if (code === quote) this.#inText = false;
  }

  #take(records: string[], record: string, last: boolean): void {
    this.#rest = '';
    this.#done = last;
    if (last && record.trim() === '') return;
    records.push(record.trim());
  }
}
