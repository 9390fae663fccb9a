/** Which screen, and what is picked there: `#/customers?segment=Lost`. */
export interface Route {
  /** '' is the first screen. */
  readonly view: string;
  readonly picked: Readonly<Record<string, string>>;
}

export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { view: path, picked: Object.fromEntries(new URLSearchParams(query)) };
}

export function hashOf({ view, picked }: Route): string {
  const query = new URLSearchParams(picked).toString();
  return query ? `#/${view}?${query}` : `#/${view}`;
}
