/** What this page has asked for since it was opened, by the browser's own count. */
export interface Requests {
  readonly own: number;
  /** Addresses of any other origin: there should be none. */
  readonly foreign: readonly string[];
}

/** Sorts addresses into our own origin's and others. Data made in the page (`blob:`, `data:`) went nowhere. */
export function sorted(addresses: readonly string[], origin: string): Requests {
  const asked = addresses.filter((address) => !/^(blob|data):/.test(address));
  const foreign = asked.filter((address) => new URL(address, origin).origin !== origin);
  return { own: asked.length - foreign.length, foreign };
}
