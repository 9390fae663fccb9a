/**
 * The `k` highest of `scores[from … from + n)` as indices 0…n−1, best first, equal scores by index.
 * An entry of −Infinity or NaN is never taken.
 */
export function top(scores: ArrayLike<number>, k: number, from = 0, n = scores.length - from): Int32Array {
  const indices = new Int32Array(k);
  const values = new Float64Array(k);
  let size = 0;
  let least = -Infinity;
  for (let i = 0; i < n; i++) {
    const value = scores[from + i]!;
    if (!(value > least)) continue;
    let at = size < k ? size++ : k - 1;
    for (; at > 0 && values[at - 1]! < value; at--) {
      values[at] = values[at - 1]!;
      indices[at] = indices[at - 1]!;
    }
    values[at] = value;
    indices[at] = i;
    if (size === k) least = values[k - 1]!;
  }
  return indices.slice(0, size);
}
