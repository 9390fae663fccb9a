import * as m from '../../../app/words/compiled/messages.js';
import type { Format } from '../../../ui/format.ts';
import { isTellable, overlapping, parted } from './disclosure.ts';
import type { Cell } from './page.ts';

/** Makes the sections of one report: `least` people or nobody. */
export class Teller {
  readonly #format: Format;
  readonly least: number;
  /** Rows that were merged or left out. */
  withheld = 0;

  constructor(format: Format, least: number) {
    this.#format = format;
    this.least = least;
  }

  /** A share of people; what would tell of too few of them is not told. */
  share(part: number, whole: number): string | Cell {
    if (!isTellable(part, whole, this.least)) {
      this.withheld++;
      return '–';
    }
    return { text: this.#format.percent(part / whole), bar: part / whole };
  }

  count(people: number): string {
    if (people === 0 || people >= this.least) return this.#format.count(people);
    this.withheld++;
    return m.shared_under({ least: this.least });
  }

  /** Parts of a whole, small ones merged. `sum`: what the figures of several are together. */
  parts<P extends { readonly customers: number }, F>(parts: readonly P[], sum: (some: readonly P[]) => F) {
    const { shown, others } = parted(parts, this.least);
    this.withheld += others.length;
    const rest = others.reduce((people, { customers }) => people + customers, 0);
    return { shown, others: rest >= this.least ? sum(others) : undefined };
  }

  /** Rows that share people, of a whole that is told. */
  overlapping<P extends { readonly customers: number }>(rows: readonly P[], most?: number): P[] {
    const shown = overlapping(rows, this.least, most);
    this.withheld += rows.filter((row) => row.customers > 0).length - shown.length;
    return shown;
  }

  /** Rows that are no parts of a whole: small ones are left out. */
  large<P extends { readonly customers: number }>(rows: readonly P[]): P[] {
    const kept = rows.filter(({ customers }) => customers >= this.least);
    this.withheld += rows.length - kept.length;
    return kept;
  }
}
