/** Points of a curve with ascending x. */
export type Point = { x: number; y: number };

/** Places 0, .01 … 1 at which curves are drawn, so that several can be read at the same place. */
export const places: readonly number[] = Array.from({ length: 101 }, (_, place) => place / 100);

/** Height of a curve at each place, straight between its points; null before its first one. */
export function heights(points: readonly Point[]): (number | null)[] {
  let next = 0;
  return places.map((place) => {
    while (next < points.length && points[next]!.x < place) next++;
    const after = points[next] ?? points.at(-1);
    const before = points[Math.max(0, next - 1)];
    if (!after || !before || place < (points[0]?.x ?? 0)) return null;
    const run = after.x - before.x;
    return run > 0 ? before.y + ((after.y - before.y) * (place - before.x)) / run : after.y;
  });
}
