/**
 * Lets many in at once, or one alone. DuckDB-WASM has one thread: a checkpoint that waits for a reader whose answer is
 * still being fetched would wait for ever, so it is only begun when nobody reads.
 */
export class Gate {
  #inside = 0;
  #alone: Promise<void> | null = null;
  #left: () => void = () => undefined;

  /** Runs beside others, after whoever is alone now. */
  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    this.#inside++;
    try {
      return await work();
    } finally {
      this.#inside--;
      if (this.#inside === 0) this.#left();
    }
  }

  /** Keeps newcomers out, waits until all inside have left, and runs alone. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    let open: () => void = () => undefined;
    this.#alone = new Promise((resolve) => (open = resolve));
    try {
      if (this.#inside > 0) await new Promise<void>((resolve) => (this.#left = resolve));
      return await work();
    } finally {
      this.#alone = null;
      open();
    }
  }
}
