-- one row per customer with a counted purchase, at as_of and thirty days before | 每个有购买的客户一行：截止日与三十天前各一份
-- snapshot: now or before | 现在或三十天前
-- customer_key: our number of the customer | 客户内部编号
-- recency_days: days since the last counted purchase | 距最近购买天数
-- frequency: distinct counted purchase orders | 购买次数
-- monetary: goods of counted orders less refunds and returns | 净消费额
-- r: recency score, highest for the most recent; NULL under 100 customers | 近度分
-- f: frequency score | 频度分
-- m: monetary score | 额度分
-- bins: how many scores there are: 3 from 100 to 499 customers | 分箱数
WITH bought AS (
  SELECT
    customer_key,
    any_value(as_of) - max(ordered_on) AS recency_days,
    count(*) AS orders,
    any_value(as_of) - 30 - max(ordered_on) FILTER (ordered_on <= as_of - 30) AS recency_days_before,
    count(*) FILTER (ordered_on <= as_of - 30) AS orders_before
  FROM purchases
  CROSS JOIN clock
  GROUP BY customer_key
),

spent AS (
  SELECT customer_key, sum(amount) AS amount, sum(amount) FILTER (happened_on <= as_of - 30) AS amount_before
  FROM money
  CROSS JOIN clock
  GROUP BY customer_key
),

snapshots AS (
  SELECT 'now' AS snapshot, customer_key, recency_days, orders AS frequency, amount AS monetary
  FROM bought
  LEFT JOIN spent USING (customer_key)
  UNION ALL
  SELECT 'before', customer_key, recency_days_before, orders_before, amount_before
  FROM bought
  LEFT JOIN spent USING (customer_key)
  WHERE orders_before > 0
),

measured AS (
  SELECT snapshot, customer_key, recency_days, frequency, coalesce(monetary, 0) AS monetary, count(*) OVER (PARTITION BY snapshot) AS n
  FROM snapshots
),

binned AS (
  SELECT measured.*, CASE WHEN n >= 500 THEN settings.rfm_bins WHEN n >= 100 THEN least(3, settings.rfm_bins) END AS bins
  FROM measured, settings
)

SELECT
  snapshot,
  customer_key,
  recency_days::INTEGER AS recency_days,
  frequency::INTEGER AS frequency,
  monetary::DOUBLE AS monetary,
  (1 + bins * (rank() OVER (PARTITION BY snapshot ORDER BY recency_days DESC) - 1) // n)::INTEGER AS r,
  (1 + bins * (rank() OVER (PARTITION BY snapshot ORDER BY frequency) - 1) // n)::INTEGER AS f,
  (1 + bins * (rank() OVER (PARTITION BY snapshot ORDER BY monetary) - 1) // n)::INTEGER AS m,
  bins::INTEGER AS bins
FROM binned
