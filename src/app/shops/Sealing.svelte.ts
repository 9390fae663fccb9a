import type { Database } from '../../engine/database.ts';
import { writeOpfs } from '../../engine/disk.ts';
import { seal, type Secret } from '../../engine/seal.ts';
import { lockOf, type Store } from '../../engine/store.ts';
import { announce } from '../../engine/tabs.ts';
import { Problem } from '../../problem.ts';

const QUIET_MS = 2000;
const MOST_LINES = 1_000_000;

/** Keeps a shop that works in memory on disk, sealed: written whole two seconds after the last change. */
export class Sealing {
  /** Whether something is not on disk yet. */
  due = $state(false);
  readonly #store: Store;
  readonly #file: string;
  #secret: Secret;
  readonly #failed: (problem: Problem) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(store: Store, file: string, secret: Secret, failed: (problem: Problem) => void) {
    this.#store = store;
    this.#file = file;
    this.#secret = secret;
    this.#failed = failed;
    store.watch = { check: refuseTooMany, written: () => this.#changed() };
    addEventListener('beforeunload', this.#hold);
  }

  /** The same secret, to save the shop as a file. */
  get secret(): Secret {
    return this.#secret;
  }

  /** Writes what is due now. Throws `shop/not_sealed`; what was on disk before stays. */
  save(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = this.#saving.then(() => this.#write());
    this.#saving = turn.catch(() => undefined);
    return turn;
  }

  /** Writes the shop under another secret; where that fails, the one before stays. */
  async reseal(secret: Secret): Promise<void> {
    const before = this.#secret;
    this.#secret = secret;
    try {
      await this.save();
    } catch (reason) {
      this.#secret = before;
      throw reason;
    }
  }

  /** Writes what is due and ends. */
  async end(): Promise<void> {
    if (this.due) await this.save();
    this.forget();
  }

  /** Ends without writing. */
  forget(): void {
    clearTimeout(this.#timer);
    removeEventListener('beforeunload', this.#hold);
    this.#store.watch = {};
  }

  readonly #hold = (event: BeforeUnloadEvent): void => {
    if (this.due) event.preventDefault();
  };

  #changed(): void {
    this.due = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save().catch(this.#failed), QUIET_MS);
  }

  async #write(): Promise<void> {
    this.due = false;
    try {
      await this.#store.snapshot((pieces) => writeOpfs(this.#file, seal(pieces, this.#secret)));
      announce(lockOf(this.#file));
    } catch (reason) {
      this.due = true;
      throw new Problem('shop/not_sealed', {}, { cause: reason });
    }
  }
}

/** Undoes a write that would make the shop larger than memory takes. */
export async function refuseTooMany(database: Database): Promise<void> {
  const [row] = await database.rows<{ lines: number }>('SELECT count(*)::INTEGER AS lines FROM incoming_lines');
  const lines = row?.lines ?? 0;
  if (lines > MOST_LINES) throw new Problem('shop/too_large_to_seal', { lines, limit: MOST_LINES });
}
