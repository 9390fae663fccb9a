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
  SELECT
    customer_key,
    min(ordered_on) AS first_on,
    date_trunc('week', min(ordered_on))::DATE AS week_on,
    date_trunc('month', min(ordered_on))::DATE AS month_on,
    date_trunc('quarter', min(ordered_on))::DATE AS quarter_on
  FROM purchases
  GROUP BY customer_key
),

since AS (
  SELECT
    firsts.*,
    greatest(0, (happened_on - week_on) // 7) AS weeks,
    greatest(0, date_diff('month', first_on, happened_on)) AS months,
    greatest(0, date_diff('quarter', first_on, happened_on)) AS quarters,
    orders,
    amount
  FROM money
  JOIN firsts USING (customer_key)
),

done AS (
  SELECT 'week' AS grain, any_value(week_on) AS cohort_on, weeks AS period, sum(orders) AS orders, sum(amount) AS revenue
  FROM since
  GROUP BY customer_key, weeks
  UNION ALL
  SELECT 'month', any_value(month_on), months, sum(orders), sum(amount) FROM since GROUP BY customer_key, months
  UNION ALL
  SELECT 'quarter', any_value(quarter_on), quarters, sum(orders), sum(amount) FROM since GROUP BY customer_key, quarters
),

placed AS (
  SELECT grain, cohort_on, period, count(*) FILTER (orders > 0) AS customers, sum(orders) AS orders, sum(revenue) AS revenue
  FROM done
  GROUP BY ALL
),

sizes AS (
  SELECT 'week' AS grain, week_on AS cohort_on, count(*) AS size FROM firsts GROUP BY week_on
  UNION ALL
  SELECT 'month', month_on, count(*) FROM firsts GROUP BY month_on
  UNION ALL
  SELECT 'quarter', quarter_on, count(*) FROM firsts GROUP BY quarter_on
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
LEFT JOIN placed USING (grain, cohort_on, period)
CROSS JOIN clock
ORDER BY grain, cohort_on, period
