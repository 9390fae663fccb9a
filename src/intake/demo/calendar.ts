/** The demo shop's time: fixed, so that the same seed is the same shop on any day. */
export const firstDay = Date.UTC(2025, 0, 1);
export const lastDay = Date.UTC(2026, 5, 30);
const dayMilliseconds = 864e5;
export const days = (lastDay - firstDay) / dayMilliseconds + 1;

/** Sunday first: people order on Sunday and Monday, and leave it on Saturday. */
const weekday = [1.3, 1.2, 1.05, 1, 0.95, 0.8, 0.7];
/** January first. */
const month = [0.95, 0.9, 0.95, 1, 1, 0.95, 0.85, 0.85, 1, 1.05, 1.4, 1.5];

const dateOf = (day: number) => new Date(firstDay + day * dayMilliseconds);

/** `pace[d]`: how much the shop sells from its first day to the end of day d, in average days. */
const pace = (() => {
  const weights = Array.from({ length: days }, (_, day) => {
    const date = dateOf(day);
    return (weekday[date.getUTCDay()] ?? 1) * (month[date.getUTCMonth()] ?? 1);
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / days;
  let sum = 0;
  return weights.map((weight) => (sum += weight / mean));
})();

/** The day on which an amount of the shop's pace is reached; undefined after the last. */
export function dayAtPace(amount: number): number | undefined {
  let low = 0;
  let high = days;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pace[middle] ?? 0) > amount) high = middle;
    else low = middle + 1;
  }
  return low < days ? low : undefined;
}

export const monthOf = (day: number) => dateOf(day).getUTCMonth();

/** `2025-03-09 19:05` from a day and the minute in it. */
export function written(day: number, minute: number): string {
  const at = new Date(firstDay + day * dayMilliseconds + minute * 6e4).toISOString();
  return `${at.slice(0, 10)} ${at.slice(11, 16)}`;
}
