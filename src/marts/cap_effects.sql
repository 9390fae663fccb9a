-- later: one row per amount that an order could count at most: what the figures are now and what they would be (winsorising, Tukey 1962) | 每个可选的单笔计入上限一行：当前数字与采用后的数字（缩尾处理）
-- share: share of the counted orders that the amount does not touch | 不受影响的订单占比
-- cap: the amount: this quantile of the goods of counted orders, as written | 上限：按原文商品金额的该分位数
-- orders: counted orders that are worth more; returns are cut alike | 超过上限的有效订单数；退货同样处理
-- customers: customers who placed them | 涉及客户数
-- amount: what would be cut off their goods | 将减去的商品金额
-- revenue: goods less refunds and returns, now | 当前净销售额
-- revenue_then: afterwards | 采用后净销售额
-- order_mean: mean goods of a counted order, now | 当前平均订单金额
-- order_mean_then: afterwards | 采用后平均订单金额
-- half_width: half the width of the 95 % interval of that mean, now (normal) | 该均值 95% 区间半宽，当前（正态近似）
-- half_width_then: afterwards | 采用后
WITH worth AS (
  SELECT order_key, customer_key, is_purchase, goods, (goods + cut)::DECIMAL(18, 4) AS written
  FROM orders
  JOIN as_of_day ON ordered_on <= as_of
  WHERE is_purchase OR (status = 'return' AND NOT set_aside)
),

quantiles AS (
  SELECT
    count(*) FILTER (is_purchase) AS orders,
    quantile_disc(written, [0.95, 0.99, 0.999]) FILTER (is_purchase AND written > 0) AS caps
  FROM worth
),

-- A quantile that no order can lie above is none.
options AS (
  SELECT share, cap
  FROM (SELECT orders, unnest([0.95, 0.99, 0.999]) AS share, unnest(caps) AS cap FROM quantiles)
  WHERE orders * (1 - share) >= 1
),

counted AS (
  SELECT
    options.*,
    worth.*,
    CASE WHEN abs(written) > cap THEN sign(written) * cap ELSE written END::DECIMAL(18, 4) AS capped,
    goods AS counts
  FROM worth
  CROSS JOIN options
),

summed AS (
  SELECT
    share,
    cap,
    count(*) FILTER (is_purchase AND capped <> written) AS orders,
    count(DISTINCT customer_key) FILTER (is_purchase AND capped <> written) AS customers,
    coalesce(sum(written - capped) FILTER (is_purchase), 0) AS amount,
    sum(capped - counts) AS goods_change,
    avg(counts) FILTER (is_purchase) AS order_mean,
    avg(capped) FILTER (is_purchase) AS order_mean_then,
    round(1.96 * stddev_samp(counts) FILTER (is_purchase) / sqrt(count(*) FILTER (is_purchase)), 4) AS half_width,
    round(1.96 * stddev_samp(capped) FILTER (is_purchase) / sqrt(count(*) FILTER (is_purchase)), 4) AS half_width_then
  FROM counted
  GROUP BY share, cap
),

-- A refund is cut in the same share as the goods of its order.
given AS (
  SELECT share, sum((refunds.amount * (capped / counts - 1))::DECIMAL(18, 4)) AS refunds_change
  FROM counted
  JOIN refunds USING (order_key)
  JOIN as_of_day ON refunded_on <= as_of
  WHERE counts > 0
  GROUP BY share
)

SELECT
  share::DOUBLE AS share,
  cap::DOUBLE AS cap,
  summed.orders::INTEGER AS orders,
  summed.customers::INTEGER AS customers,
  amount::DOUBLE AS amount,
  revenue,
  revenue + (goods_change - coalesce(refunds_change, 0))::DOUBLE AS revenue_then,
  order_mean,
  order_mean_then,
  half_width,
  half_width_then
FROM summed
CROSS JOIN facts
LEFT JOIN given USING (share)
WHERE summed.orders > 0
ORDER BY share DESC
