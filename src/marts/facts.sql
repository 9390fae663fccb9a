-- one row: the figures of the whole shop up to as_of | 仅一行：全店截至当日的数字
-- lines: lines of orders | 明细行数
-- orders: counted purchase orders, unknown buyers included | 有效订单数（含未知买家）
-- customers: customers with a counted purchase | 有购买的客户数
-- products: products on a counted purchase | 售出过的商品数
-- repeat_customers: customers with more than one counted purchase | 复购客户数
-- repeat_share: share of customers with more than one counted purchase | 复购率
-- revenue: goods less refunds and returns, unknown buyers included | 净销售额（含未知买家）
-- unknown_orders: counted purchase orders of unknown buyers | 未知买家订单数
-- unknown_revenue: net money of unknown buyers | 未知买家净销售额
-- revenue_30: revenue of the last thirty days | 近三十天净销售额
-- revenue_30_before: revenue of the thirty days before those | 此前三十天净销售额
-- orders_30: orders of the last thirty days | 近三十天订单数
-- orders_30_before: orders of the thirty days before | 此前三十天订单数
-- customers_30: customers who bought in the last thirty days | 近三十天购买客户数
-- customers_30_before: customers who bought in the thirty days before | 此前三十天购买客户数
-- new_30: customers whose first purchase was in the last thirty days | 近三十天新客数
-- new_30_before: new customers of the thirty days before | 此前三十天新客数
-- silent_customers: customers silent for longer than the silence limit | 超过沉默期限的客户数
WITH moved AS (
  SELECT
    money.*,
    customer_key IS NULL AS unknown,
    happened_on > as_of - 30 AS recent,
    happened_on > as_of - 60 AND happened_on <= as_of - 30 AS earlier
  FROM money
  CROSS JOIN clock
),

summed AS (
  SELECT
    sum(orders) AS orders,
    coalesce(sum(amount), 0) AS revenue,
    sum(orders) FILTER (unknown) AS unknown_orders,
    coalesce(sum(amount) FILTER (unknown), 0) AS unknown_revenue,
    coalesce(sum(amount) FILTER (recent), 0) AS revenue_30,
    coalesce(sum(amount) FILTER (earlier), 0) AS revenue_30_before,
    sum(orders) FILTER (recent) AS orders_30,
    sum(orders) FILTER (earlier) AS orders_30_before,
    count(DISTINCT customer_key) FILTER (recent AND orders > 0) AS customers_30,
    count(DISTINCT customer_key) FILTER (earlier AND orders > 0) AS customers_30_before
  FROM moved
),

firsts AS (
  SELECT customer_key, min(ordered_on) AS first_on, max(ordered_on) AS last_on, count(*) AS n FROM purchases GROUP BY customer_key
),

people AS (
  SELECT
    count(*) AS customers,
    count(*) FILTER (n > 1) AS repeat_customers,
    count(*) FILTER (firsts.first_on > as_of - 30) AS new_30,
    count(*) FILTER (firsts.first_on > as_of - 60 AND firsts.first_on <= as_of - 30) AS new_30_before,
    count(*) FILTER (as_of - firsts.last_on > horizon) AS silent_customers
  FROM firsts
  CROSS JOIN clock
),

sold AS (
  SELECT count(*) AS lines, count(DISTINCT product_key) FILTER (is_purchase) AS products
  FROM sold_lines
  JOIN clock ON ordered_on <= as_of
)

SELECT
  lines::INTEGER AS lines,
  coalesce(orders, 0)::INTEGER AS orders,
  customers::INTEGER AS customers,
  products::INTEGER AS products,
  repeat_customers::INTEGER AS repeat_customers,
  repeat_customers / nullif(customers, 0)::DOUBLE AS repeat_share,
  revenue::DOUBLE AS revenue,
  coalesce(unknown_orders, 0)::INTEGER AS unknown_orders,
  unknown_revenue::DOUBLE AS unknown_revenue,
  revenue_30::DOUBLE AS revenue_30,
  revenue_30_before::DOUBLE AS revenue_30_before,
  coalesce(orders_30, 0)::INTEGER AS orders_30,
  coalesce(orders_30_before, 0)::INTEGER AS orders_30_before,
  customers_30::INTEGER AS customers_30,
  customers_30_before::INTEGER AS customers_30_before,
  new_30::INTEGER AS new_30,
  new_30_before::INTEGER AS new_30_before,
  silent_customers::INTEGER AS silent_customers
FROM summed, people, sold
