import type { Problem } from '../../problem.ts';
import type { AskPassphrase } from './files.ts';

/** A passphrase that is waited for. `problem` says why it is asked again; a shop at start cannot be declined. */
export interface Asking {
  readonly name: string;
  readonly problem: Problem | null;
  readonly atStart: boolean;
  answer(passphrase: string | null): void;
}

/** Where what failed is told. */
interface Teller {
  problems: readonly Problem[];
  tell(reason: unknown): void;
}

/** The passphrase that the page waits for, if it does. */
export class Passphrase {
  asking = $state.raw<Asking | null>(null);
  readonly #teller: Teller;

  constructor(teller: Teller) {
    this.#teller = teller;
  }

  /** A way to ask for one; `atStart`: the page has nothing else to show. */
  asker(atStart: boolean): AskPassphrase {
    return (name, problem) => {
      if (problem) this.#teller.tell(problem);
      return new Promise((resolve) => {
        const answer = (passphrase: string | null): void => {
          this.asking = null;
          this.#teller.problems = [];
          resolve(passphrase);
        };
        this.asking = { name, problem, atStart, answer };
      });
    };
  }
}
