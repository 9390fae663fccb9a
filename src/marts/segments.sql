-- one row per segment, from best to lost | 每个分群一行，从优到流失
-- segment: name of the segment | 分群
-- position: place from best to lost | 次序
-- customers: customers in it now | 当前人数
-- revenue: their net money | 净消费额
-- revenue_share: share of all net money | 占比
-- customers_before: customers in it thirty days before | 三十天前人数
WITH named AS (
  SELECT DISTINCT segment, position FROM segment_grid
  UNION
  SELECT DISTINCT segment, position FROM rfm_groups
),

counted AS (
  SELECT
    segment,
    count(*) FILTER (snapshot = 'now') AS customers,
    coalesce(sum(monetary) FILTER (snapshot = 'now'), 0) AS revenue,
    count(*) FILTER (snapshot = 'before') AS customers_before
  FROM rfm_groups
  GROUP BY segment
)

SELECT
  segment,
  position,
  coalesce(customers, 0)::INTEGER AS customers,
  coalesce(revenue, 0) AS revenue,
  coalesce(revenue / nullif(sum(revenue) OVER (), 0), 0) AS revenue_share,
  coalesce(customers_before, 0)::INTEGER AS customers_before
FROM named
LEFT JOIN counted USING (segment)
WHERE position > 0 OR customers > 0
ORDER BY position
