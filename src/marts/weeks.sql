-- one row per week (from Monday) | 每周一行（周一起）
-- week_on: Monday of the week | 周一日期
-- orders: counted purchase orders | 有效订单数
-- customers: customers who bought | 购买客户数
-- new_customers: customers whose first purchase was in this week | 新客数
-- returning_customers: customers who had bought before this week | 老客数
-- revenue: goods less refunds and returns | 净销售额
-- new_revenue: of customers who are new in this week | 新客净销售额
-- returning_revenue: of customers who had bought before | 老客净销售额
-- unknown_revenue: of unknown buyers | 未知买家净销售额
-- complete: whether the week had ended by as_of | 是否整周
WITH bounds AS (
  SELECT min(week_on) AS first_week, max(week_on) AS last_week, any_value(as_of) AS as_of FROM calendar CROSS JOIN clock
),

every_week AS (
  SELECT unnest(generate_series(first_week::TIMESTAMP, last_week::TIMESTAMP, INTERVAL 7 DAY))::DATE AS week_on FROM bounds
),

-- A customer counts in a week with the first of her purchases in it.
bought AS (
  SELECT
    week_on,
    count(*) FILTER (coalesce(ordered_on - gap_days < week_on, true)) AS customers,
    count(*) FILTER (order_number = 1) AS new_customers
  FROM purchases
  JOIN calendar ON day_on = ordered_on
  GROUP BY week_on
),

firsts AS (
  SELECT customer_key, week_on AS first_week
  FROM purchases
  JOIN calendar ON day_on = ordered_on
  WHERE order_number = 1
),

earned AS (
  SELECT
    week_on,
    sum(orders) AS orders,
    sum(amount) AS revenue,
    sum(amount) FILTER (first_week = week_on) AS new_revenue,
    sum(amount) FILTER (customer_key IS NULL) AS unknown_revenue
  FROM money
  JOIN calendar ON day_on = happened_on
  LEFT JOIN firsts USING (customer_key)
  GROUP BY week_on
)

SELECT
  week_on,
  coalesce(orders, 0)::INTEGER AS orders,
  coalesce(customers, 0)::INTEGER AS customers,
  coalesce(new_customers, 0)::INTEGER AS new_customers,
  coalesce(customers - new_customers, 0)::INTEGER AS returning_customers,
  coalesce(revenue, 0)::DOUBLE AS revenue,
  coalesce(new_revenue, 0)::DOUBLE AS new_revenue,
  (coalesce(revenue, 0) - coalesce(new_revenue, 0) - coalesce(unknown_revenue, 0))::DOUBLE AS returning_revenue,
  coalesce(unknown_revenue, 0)::DOUBLE AS unknown_revenue,
  week_on + 6 <= bounds.as_of AS complete
FROM every_week
CROSS JOIN bounds
LEFT JOIN bought USING (week_on)
LEFT JOIN earned USING (week_on)
ORDER BY week_on
