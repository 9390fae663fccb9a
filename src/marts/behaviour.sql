-- later: one row per customer and cut-off by which she had bought; nothing after the cut-off is looked at, except for churned | 每个时点已购买的客户一行；除 churned 外不看时点之后
-- customer_key: our number of the customer | 客户内部编号
-- cutoff_key: the cut-off | 时点编号
-- churned: 1 without a counted purchase in the horizon after the cut-off; NULL where that is not yet known | 其后期限内无购买为 1，未知为空
-- amount_365: net money of the last 365 days, annualised from at least 90 days of history, never below 0 | 近一年净消费额（不足一年按年化）
-- recency_days: days since the last purchase | 距最近购买天数
-- frequency: purchase orders | 购买次数
-- monetary: net money | 净消费额
-- tenure_days: days since the first purchase | 距首购天数
-- gap_mean_days: mean days between purchases | 平均间隔
-- gap_median_days: median days between purchases | 间隔中位数
-- gap_std_days: standard deviation of the gaps | 间隔标准差
-- gap_max_days: longest gap | 最长间隔
-- gap_last_days: the latest gap | 最近一次间隔
-- overdue_ratio: days since the last purchase over the mean gap | 距上次天数与平均间隔之比
-- orders_30: orders of the last 30 days | 近 30 天订单
-- orders_90: orders of the last 90 days | 近 90 天订单
-- orders_180: orders of the last 180 days | 近 180 天订单
-- amount_90: net money of the last 90 days | 近 90 天净消费额
-- order_amount_mean: mean worth of an order | 客单价
-- order_amount_last: worth of the last order | 最近一单金额
-- order_amount_max: worth of the largest order | 最大一单金额
-- order_amount_first: worth of the first order | 首单金额
-- amount_trend_ratio: worth of the last order over the mean | 最近一单与均值之比
-- items_mean: pieces an order | 每单件数
-- products_distinct: different products bought | 不同商品数
-- product_repeat_share: share of order-product pairs that repeat a product | 回购商品占比
-- return_share: money returned over money bought | 退货金额占比
-- discount_share: share of orders with a discount | 优惠订单占比
-- weekend_share: share of orders on Saturday or Sunday | 周末订单占比
-- evening_share: share of orders from 18 o'clock | 晚间订单占比
-- active_months_share: months with a purchase over months since the first | 活跃月份占比
WITH history AS (
  SELECT purchases.*, cutoff_key, cutoff_on, cutoff_on - ordered_on AS ago
  FROM purchases
  JOIN cutoffs ON purchases.ordered_on <= cutoffs.cutoff_on
),

bought AS (
  SELECT
    customer_key,
    cutoff_key,
    min(ago) AS recency_days,
    count(*) AS frequency,
    max(ago) AS tenure_days,
    avg(gap_days) AS gap_mean_days,
    median(gap_days) AS gap_median_days,
    stddev_pop(gap_days) AS gap_std_days,
    max(gap_days) AS gap_max_days,
    arg_max(gap_days, order_number) FILTER (order_number > 1) AS gap_last_days,
    count(*) FILTER (ago < 30) AS orders_30,
    count(*) FILTER (ago < 90) AS orders_90,
    count(*) FILTER (ago < 180) AS orders_180,
    avg(goods) AS order_amount_mean,
    arg_max(goods, order_number) AS order_amount_last,
    max(goods) AS order_amount_max,
    arg_min(goods, order_number) AS order_amount_first,
    avg(quantity) AS items_mean,
    avg(discounted::INTEGER) AS discount_share,
    avg((isodow(ordered_on) > 5)::INTEGER) AS weekend_share,
    avg((hour(ordered_at) >= 18)::INTEGER) AS evening_share,
    count(*) FILTER (gap_days IS NULL OR (ago + gap_days) // 30 > ago // 30) / (1 + max(ago) // 30)::DOUBLE AS active_months_share
  FROM history
  GROUP BY customer_key, cutoff_key
),

spent AS (
  SELECT
    customer_key,
    cutoff_key,
    sum(amount) AS monetary,
    sum(amount) FILTER (cutoff_on - happened_on < 365) AS year_amount,
    sum(amount) FILTER (cutoff_on - happened_on < 90) AS amount_90
  FROM money
  JOIN cutoffs ON money.happened_on <= cutoffs.cutoff_on
  GROUP BY customer_key, cutoff_key
),

returned AS (
  SELECT customer_key, cutoff_key, sum(abs(amount)) AS returned
  FROM (
    SELECT customer_key, ordered_on AS happened_on, amount FROM sold_lines WHERE is_return AND customer_key IS NOT NULL
    UNION ALL
    SELECT customer_key, refunded_on AS happened_on, amount FROM refunds WHERE customer_key IS NOT NULL
  )
  JOIN cutoffs ON happened_on <= cutoffs.cutoff_on
  GROUP BY customer_key, cutoff_key
),

pairs AS (
  SELECT customer_key, product_key, ordered_on, count(DISTINCT order_key) AS orders
  FROM sold_lines
  WHERE is_purchase AND customer_key IS NOT NULL AND product_key IS NOT NULL
  GROUP BY customer_key, product_key, ordered_on
),

-- What happened by one cut-off happened by all later ones: counted once, then summed over cut-offs.
reach AS (
  SELECT day_on AS ordered_on, max(cutoff_key) AS upto FROM calendar JOIN cutoffs ON day_on <= cutoff_on GROUP BY day_on
),

added AS (
  SELECT customer_key, upto, sum(orders) AS pairs, count(*) FILTER (is_first) AS products
  FROM (
    SELECT customer_key, ordered_on, orders, false AS is_first FROM pairs
    UNION ALL
    SELECT customer_key, min(ordered_on), 0, true FROM pairs GROUP BY customer_key, product_key
  )
  JOIN reach USING (ordered_on)
  GROUP BY customer_key, upto
),

assorted AS (
  SELECT customer_key, cutoff_key, sum(products) AS products_distinct, sum(pairs) AS pairs
  FROM added
  JOIN cutoffs ON cutoff_key <= upto
  GROUP BY customer_key, cutoff_key
),

came_back AS (
  SELECT DISTINCT customer_key, cutoff_key
  FROM purchases
  JOIN cutoffs ON purchases.ordered_on > cutoffs.cutoff_on AND purchases.ordered_on <= cutoffs.cutoff_on + cutoffs.horizon
)

SELECT
  bought.customer_key,
  bought.cutoff_key,
  CASE cutoffs.role WHEN 'serve' THEN NULL ELSE (came_back.customer_key IS NULL)::INTEGER END AS churned,
  greatest(0, coalesce(year_amount, 0) * CASE
    WHEN cutoffs.cutoff_on - clock.first_on >= 364 THEN 1
    ELSE 365.0 / greatest(90, cutoffs.cutoff_on - clock.first_on + 1)
  END)::DOUBLE AS amount_365,
  recency_days::DOUBLE AS recency_days,
  frequency::DOUBLE AS frequency,
  coalesce(monetary, 0)::DOUBLE AS monetary,
  tenure_days::DOUBLE AS tenure_days,
  gap_mean_days,
  gap_median_days,
  gap_std_days,
  gap_max_days::DOUBLE AS gap_max_days,
  gap_last_days::DOUBLE AS gap_last_days,
  recency_days / greatest(gap_mean_days, 1) AS overdue_ratio,
  orders_30::DOUBLE AS orders_30,
  orders_90::DOUBLE AS orders_90,
  orders_180::DOUBLE AS orders_180,
  coalesce(amount_90, 0)::DOUBLE AS amount_90,
  order_amount_mean,
  order_amount_last,
  order_amount_max,
  order_amount_first,
  order_amount_last / nullif(order_amount_mean, 0) AS amount_trend_ratio,
  items_mean,
  coalesce(products_distinct, 0)::DOUBLE AS products_distinct,
  coalesce(1 - products_distinct / nullif(pairs, 0)::DOUBLE, 0) AS product_repeat_share,
  least(1, coalesce(returned / nullif(order_amount_mean * frequency, 0), 0))::DOUBLE AS return_share,
  discount_share,
  weekend_share,
  evening_share,
  active_months_share
FROM bought
JOIN cutoffs USING (cutoff_key)
CROSS JOIN clock
LEFT JOIN spent USING (customer_key, cutoff_key)
LEFT JOIN returned USING (customer_key, cutoff_key)
LEFT JOIN assorted USING (customer_key, cutoff_key)
LEFT JOIN came_back ON came_back.customer_key = bought.customer_key AND came_back.cutoff_key = bought.cutoff_key
ORDER BY bought.cutoff_key, bought.customer_key
