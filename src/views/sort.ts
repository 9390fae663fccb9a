import type { Sort } from '../ui/column.ts';

/** The order in the address, `key` or `-key` for the largest first; at the beginning the largest `first` stand first. */
export function sortIn(text: string | undefined, keys: Readonly<Record<string, string>>, first: string): Sort {
  const down = text === undefined || text.startsWith('-');
  const key = (text ?? first).replace(/^-/, '');
  return keys[key] ? { key, down } : { key: first, down: true };
}

export function sortText(sort: Sort): string {
  return `${sort.down ? '-' : ''}${sort.key}`;
}
