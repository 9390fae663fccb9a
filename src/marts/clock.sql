-- one row: the day the figures are about, and the silence limit in force | 仅一行：统计截止日与沉默期限
-- as_of: the day itself is included; by default the last day with a counted purchase that is not after today | 截止日（含当天）
-- first_on: first day with a counted purchase | 首个购买日
-- last_on: last day with a counted purchase up to as_of | 截止日前最后购买日
-- horizon: silence limit H in days | 沉默期限（天）
-- horizon_from: set by the user, derived from gaps, or default where there are none | 来源：手动、由间隔得出或默认
-- gaps: gaps between consecutive purchase days that H rests on | 依据的间隔数
-- share: share of those gaps that are at most H days long; NULL where there are none | 不超过该期限的间隔占比，没有间隔为空
WITH between_days AS (
  SELECT gap_days AS gap FROM purchases WHERE gap_days > 0
),

counted AS (
  SELECT count(gap) AS gaps, quantile_disc(gap, 0.8) AS usual FROM between_days
),

limited AS (
  SELECT
    coalesce(settings.horizon, CASE WHEN usual IS NULL THEN 90 ELSE least(365, greatest(14, usual)) END)::INTEGER AS horizon,
    CASE WHEN settings.horizon IS NOT NULL THEN 'set' WHEN usual IS NOT NULL THEN 'gaps' ELSE 'default' END AS horizon_from,
    gaps::INTEGER AS gaps
  FROM counted, settings
)

SELECT
  as_of_day.as_of,
  (SELECT min(ordered_on) FROM orders JOIN as_of_day ON ordered_on <= as_of WHERE is_purchase) AS first_on,
  (SELECT max(ordered_on) FROM orders JOIN as_of_day ON ordered_on <= as_of WHERE is_purchase) AS last_on,
  limited.horizon,
  limited.horizon_from,
  limited.gaps,
  (SELECT count(*) FILTER (gap <= limited.horizon) / nullif(count(*), 0)::DOUBLE FROM between_days) AS share
FROM as_of_day, limited
