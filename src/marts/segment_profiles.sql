-- later: one row per segment that has customers: what they are like, and what they buy more of than others | 每个有客户的分群一行：特征，以及比其他客户更偏好的商品
-- segment: name of the segment; all where there are under 100 customers | 分群；不足 100 位客户时为 all
-- position: place from best to lost | 次序
-- customers: customers in it | 人数
-- recency_days: median days since the last purchase | 距最近购买天数中位数
-- frequency: median number of purchases | 购买次数中位数
-- monetary: median of what they spent, net | 净消费额中位数
-- gap_days: median days between two purchases, NULL where nobody bought twice | 购买间隔中位数，无人复购则为空
-- favourite: category, or product where it has none, that is more of their purchases than of the shop's, beyond chance (likelihood ratio, Bonferroni), from ten customers on; the clearest, NULL where none | 其购买中占比显著高于全店的类目（无类目时为商品），至少十位客户，取最显著者，没有则为空
-- favourite_share: its share of what they bought, by orders and products | 占其购买的比例（按订单与商品计）
-- favourite_share_all: its share of what all customers bought | 占全部客户购买的比例
WITH like_this AS (
  SELECT
    segment,
    any_value(position) AS position,
    count(*) AS customers,
    median(recency_days) AS recency_days,
    median(frequency) AS frequency,
    median(monetary) AS monetary
  FROM rfm
  GROUP BY segment
),

waits AS (
  SELECT segment, median(gap_days) AS gap_days
  FROM purchases
  JOIN rfm USING (customer_key)
  GROUP BY segment
),

bought AS (
  SELECT segment, coalesce(category, products.name) AS item, count(*) AS people, sum(orders) AS times
  FROM interactions
  JOIN rfm USING (customer_key)
  JOIN products USING (product_key)
  WHERE interactions.is_service = 0
  GROUP BY ALL
),

shares AS (
  SELECT
    segment,
    item,
    people,
    times,
    sum(times) OVER (PARTITION BY segment) AS n,
    times / n AS p,
    (sum(times) OVER (PARTITION BY item)) / (sum(times) OVER ()) AS p0
  FROM bought
),

apart AS (
  SELECT
    *,
    times * ln(p / p0) + CASE WHEN p < 1 THEN (n - times) * ln((1 - p) / (1 - p0)) ELSE 0 END AS ratio,
    count(*) OVER () AS looked_at
  FROM shares
  WHERE p > p0 AND p0 < 1
),

favourites AS (
  SELECT segment, item AS favourite, p AS favourite_share, p0 AS favourite_share_all
  FROM apart
  WHERE people >= 10 AND exp(-ratio) * looked_at < 0.05
  QUALIFY row_number() OVER (PARTITION BY segment ORDER BY ratio DESC, item) = 1
)

SELECT
  segment,
  position,
  customers::INTEGER AS customers,
  recency_days,
  frequency,
  monetary,
  gap_days,
  favourite,
  favourite_share,
  favourite_share_all
FROM like_this
LEFT JOIN waits USING (segment)
LEFT JOIN favourites USING (segment)
ORDER BY position
