/** Measures of one customer's list against the items she bought in the test window, `k` places deep. */
export interface RankScore {
  recall: number;
  ndcg: number;
  map: number;
}

/**
 * recall = hits / test items; NDCG binary, MAP the mean precision at hits, both against the ideal over
 * min(k, test items) (Järvelin and Kekäläinen 2002). `wanted` must not be empty.
 */
export function rankScore(list: ArrayLike<number>, wanted: ReadonlySet<number>, k = 10): RankScore {
  const depth = Math.min(k, wanted.size);
  let [hits, gain, precision, ideal] = [0, 0, 0, 0];
  for (let place = 0; place < Math.min(k, list.length); place++) {
    if (!wanted.has(list[place]!)) continue;
    hits++;
    gain += 1 / Math.log2(place + 2);
    precision += hits / (place + 1);
  }
  for (let place = 0; place < depth; place++) ideal += 1 / Math.log2(place + 2);
  return { recall: hits / wanted.size, ndcg: gain / ideal, map: precision / depth };
}
