/** A stretch of UTC time with one offset: local = UTC + minutes. */
export interface Stretch {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly minutes: number;
}

const HOUR = 3_600_000;
const STEP = 28 * 24 * HOUR;

/**
 * The offsets of a time zone between two instants, from `Intl`, as the database has no time zones of its own. Changes
 * are found to the minute by halving; a zone is assumed to change at most once in four weeks.
 */
export function zoneStretches(zone: string, from: number, to: number): Stretch[] {
  const minutesAt = offsetOf(zone);
  const stretches: Stretch[] = [{ from, minutes: minutesAt(from) }];
  for (let at = from; at < to; at += STEP) {
    const next = Math.min(at + STEP, to);
    if (minutesAt(at) === minutesAt(next)) continue;
    let [low, high] = [at, next];
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (middle <= low) break;
      if (minutesAt(middle) === minutesAt(at)) low = middle;
      else high = middle;
    }
    stretches.push({ from: Math.ceil(high / 60_000) * 60_000, minutes: minutesAt(next) });
  }
  return stretches;
}

function offsetOf(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - instant) / 60_000);
  };
}

/** The day that it is in a time zone at an instant, `YYYY-MM-DD`. */
export const dayIn = (zone: string, instant: number): string =>
  new Date(instant + offsetOf(zone)(instant) * 60_000).toISOString().slice(0, 10);
