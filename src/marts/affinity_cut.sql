-- one row: the one global cut in time at which recommenders are judged | 仅一行：评估推荐用的唯一时间切点
-- first_at: first counted purchase of a known customer | 首次购买时间
-- last_at: last counted purchase up to as_of | 最后购买时间
-- cut_at: 80 % of the way from the first to the last | 位于 80% 处的切点
SELECT
  min(ordered_at) AS first_at,
  max(ordered_at) AS last_at,
  min(ordered_at) + to_milliseconds((0.8 * date_diff('ms', min(ordered_at), max(ordered_at)))::BIGINT) AS cut_at
FROM purchases
