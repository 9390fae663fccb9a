-- one row per grain, cohort and period since the first purchase | 每种粒度、每个同期群、每个时期一行
-- grain: week, month or quarter | 粒度：周、月或季
-- cohort_on: first day of the period of the first counted purchase | 首购所在时期的第一天
-- period: periods since then, 0 for the first | 距首购的时期数
-- size: customers of the cohort | 同期群人数
-- customers: customers who purchased in the period | 当期购买人数
-- customer_share: share of the cohort who purchased in the period | 当期留存率
-- orders: counted purchase orders | 订单数
-- revenue: net money, returns at their own date, before the first purchase in period 0 | 净消费额，退货按其日期
-- complete: whether the period had ended by as_of | 该时期是否已完整
WITH firsts AS (
  SELECT customer_key, week_on AS first_week, month_on AS first_month, quarter_on AS first_quarter
  FROM purchases
  JOIN calendar ON day_on = ordered_on
  WHERE order_number = 1
),

happened AS (
  SELECT customer_key, ordered_on AS happened_on, ordered_on - gap_days AS bought_before, 1 AS orders, 0 AS amount FROM purchases
  UNION ALL
  SELECT customer_key, happened_on, NULL, 0, amount FROM money
),

placed_days AS (
  SELECT * FROM happened JOIN firsts USING (customer_key) JOIN calendar ON day_on = happened_on
),

-- A customer counts in a period with the first of her purchases in it.
placed AS (
  SELECT
    'week' AS grain,
    first_week AS cohort_on,
    week_on AS period_on,
    count(*) FILTER (orders > 0 AND coalesce(bought_before < week_on, true)) AS customers,
    sum(orders) AS orders,
    sum(amount) AS revenue
  FROM placed_days
  GROUP BY ALL
  UNION ALL
  SELECT
    'month',
    first_month,
    month_on,
    count(*) FILTER (orders > 0 AND coalesce(bought_before < month_on, true)),
    sum(orders),
    sum(amount)
  FROM placed_days
  GROUP BY ALL
  UNION ALL
  SELECT
    'quarter',
    first_quarter,
    quarter_on,
    count(*) FILTER (orders > 0 AND coalesce(bought_before < quarter_on, true)),
    sum(orders),
    sum(amount)
  FROM placed_days
  GROUP BY ALL
),

-- What moved before the first purchase counts in its period.
counted AS (
  SELECT
    grain,
    cohort_on,
    greatest(0, date_diff(grain, cohort_on, period_on)) AS period,
    sum(customers) AS customers,
    sum(orders) AS orders,
    sum(revenue) AS revenue
  FROM placed
  GROUP BY ALL
),

sizes AS (
  SELECT 'week' AS grain, first_week AS cohort_on, count(*) AS size FROM firsts GROUP BY first_week
  UNION ALL
  SELECT 'month', first_month, count(*) FROM firsts GROUP BY first_month
  UNION ALL
  SELECT 'quarter', first_quarter, count(*) FROM firsts GROUP BY first_quarter
),

cells AS (
  SELECT grain, cohort_on, size, unnest(range(date_diff(grain, cohort_on, clock.as_of) + 1))::INTEGER AS period
  FROM sizes
  CROSS JOIN clock
)

SELECT
  grain,
  cohort_on,
  period::INTEGER AS period,
  size::INTEGER AS size,
  coalesce(customers, 0)::INTEGER AS customers,
  coalesce(customers, 0) / size::DOUBLE AS customer_share,
  coalesce(orders, 0)::INTEGER AS orders,
  coalesce(revenue, 0)::DOUBLE AS revenue,
  CASE grain
    WHEN 'week' THEN cohort_on + to_days((7 * (period + 1))::INTEGER)
    WHEN 'month' THEN cohort_on + to_months((period + 1)::INTEGER)
    ELSE cohort_on + to_months((3 * (period + 1))::INTEGER)
  END <= clock.as_of + INTERVAL 1 DAY AS complete
FROM cells
LEFT JOIN counted USING (grain, cohort_on, period)
CROSS JOIN clock
ORDER BY grain, cohort_on, period
