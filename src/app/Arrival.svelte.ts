import type { Component } from 'svelte';
import type { Database } from '../engine/database.ts';
import type { Import, ImportAsk, ImportProgress } from '../intake/import.ts';
import type { Mapping } from '../intake/source.ts';
import { unpackApart } from '../intake/unpack/apart.ts';

interface Question {
  readonly ask: ImportAsk;
  accept(mapping: Mapping): void;
  cancel(): void;
}

/** A question about one file that the import waits for, with the dialog that puts it. */
export interface Asking extends Question {
  readonly Dialog: Component<Question>;
}

/** Files on their way into the shop: how far they are, what must be asked, and the way to stop. */
export class Arrival {
  progress = $state.raw<ImportProgress | 'waiting' | null>(null);
  asking = $state.raw<Asking | null>(null);
  #stop: AbortController | null = null;

  get underWay(): boolean {
    return this.progress !== null;
  }

  /** Marks the beginning at once, before anything is awaited; the signal ends the import. */
  begin(): AbortSignal {
    this.#stop = new AbortController();
    this.progress = 'waiting';
    return this.#stop.signal;
  }

  end(): void {
    this.progress = null;
    this.asking = null;
    this.#stop = null;
  }

  stop(): void {
    this.#stop?.abort(new DOMException('The person stopped the import', 'AbortError'));
    this.asking?.cancel();
  }

  async read(database: Database, files: readonly File[], signal: AbortSignal): Promise<Import> {
    const { importFiles } = await import('../intake/import.ts');
    const report = (progress: ImportProgress): void => void (this.progress = progress);
    return importFiles(database, files, { signal, report, unpack: unpackApart, ask: (ask) => this.#ask(ask) });
  }

  /** Nothing is asked before the dialog is here: an Escape meant for it would be lost. */
  async #ask(ask: ImportAsk): Promise<Mapping | null> {
    const signal = this.#stop?.signal;
    const { default: Dialog } = await import('../views/data/Mapping.svelte');
    if (signal?.aborted) return null;
    const answer = await new Promise<Mapping | null>((accept) => {
      this.asking = { Dialog, ask, accept, cancel: () => accept(null) };
    });
    this.asking = null;
    return answer;
  }
}
