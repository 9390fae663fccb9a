import { createContext } from 'svelte';
import type { Format } from './format.ts';

/** The few words of the kit itself, in the language of the page. */
export interface Words {
  menu: string;
  showTable: string;
  showChart: string;
  png: string;
  svg: string;
  csv: string;
  sql: string;
  sqlHint: string;
  copy: string;
  copied: string;
  close: string;
  previous: string;
  next: string;
  loading: string;
  clear: string;
  rows(from: string, to: string, total: string): string;
  firstRows(count: string): string;
}

/** What every part of the kit needs from the page. A screen provides it once, at its root. */
export interface Kit {
  readonly words: Words;
  readonly format: Format;
  save(name: string, content: Blob): void;
}

export const [useKit, provideKit] = createContext<Kit>();
