/**
 * What a report for others may say of groups of people, so that nobody in them can be singled out: the threshold rule of
 * statistical disclosure control with complementary suppression (Hundepool et al., Statistical Disclosure Control,
 * Wiley 2012, chapters 4.2 and 4.4).
 */

interface Group {
  readonly customers: number;
}

/**
 * Parts of a known whole: those of at least `least` people, and the others. A part left out alone could be worked out from the
 * whole, so the others are none, or at least `least` people together: the smallest large parts go with them until they
 * are. Empty parts are nowhere.
 */
export function parted<G extends Group>(parts: readonly G[], least: number): { shown: G[]; others: G[] } {
  const people = (some: readonly G[]): number => some.reduce((sum, { customers }) => sum + customers, 0);
  const bySize = parts.filter(({ customers }) => customers > 0).toSorted((a, b) => a.customers - b.customers);
  let cut = bySize.filter(({ customers }) => customers < least).length;
  while (cut > 0 && cut < bySize.length && people(bySize.slice(0, cut)) < least) cut++;
  const others = new Set(bySize.slice(0, cut));
  return { shown: parts.filter((part) => part.customers > 0 && !others.has(part)), others: [...others] };
}

/**
 * Groups that may share people, out of a whole that is told: the first `most` of those of at least `least` people. What is
 * left of the whole must be of as many, so the smallest goes too where only small ones are left out.
 */
export function overlapping<G extends Group>(groups: readonly G[], least: number, most = groups.length): G[] {
  const shown = groups.filter(({ customers }) => customers >= least).slice(0, most);
  const left = groups.filter((group) => group.customers > 0 && !shown.includes(group));
  if (left.length === 0 || left.some(({ customers }) => customers >= least)) return shown;
  const smallest = shown.toSorted((a, b) => a.customers - b.customers)[0];
  return shown.filter((group) => group !== smallest);
}

/** Whether the report may say that `part` of `whole` people did something: neither they nor the rest are too few. */
export function isTellable(part: number, whole: number, least: number): boolean {
  return [part, whole - part].every((people) => people === 0 || people >= least) && whole >= least;
}
