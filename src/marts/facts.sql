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
WITH counted AS (
  SELECT
    orders.order_key,
    orders.customer_key,
    orders.ordered_on > clock.as_of - 30 AS recent,
    orders.ordered_on > clock.as_of - 60 AND orders.ordered_on <= clock.as_of - 30 AS earlier
  FROM orders
  JOIN clock ON orders.ordered_on <= clock.as_of
  WHERE is_purchase
),

moved AS (
  SELECT
    customer_key IS NULL AS unknown,
    happened_on > clock.as_of - 30 AS recent,
    happened_on > clock.as_of - 60 AND happened_on <= clock.as_of - 30 AS earlier,
    amount
  FROM (
    SELECT customer_key, ordered_on AS happened_on, amount FROM sold_lines WHERE is_purchase OR is_return
    UNION ALL
    SELECT customer_key, refunded_on AS happened_on, -amount FROM refunds
  )
  JOIN clock ON happened_on <= clock.as_of
),

firsts AS (
  SELECT customer_key, min(ordered_on) AS first_on, max(ordered_on) AS last_on, count(*) AS n FROM purchases GROUP BY customer_key
)

SELECT
  (SELECT count(*) FROM sold_lines JOIN clock ON ordered_on <= clock.as_of)::INTEGER AS lines,
  (SELECT count(*) FROM counted)::INTEGER AS orders,
  (SELECT count(*) FROM firsts)::INTEGER AS customers,
  (SELECT count(DISTINCT product_key) FROM sold_lines JOIN clock ON ordered_on <= clock.as_of WHERE is_purchase)::INTEGER AS products,
  (SELECT count(*) FILTER (n > 1) FROM firsts)::INTEGER AS repeat_customers,
  (SELECT count(*) FILTER (n > 1) / nullif(count(*), 0)::DOUBLE FROM firsts) AS repeat_share,
  (SELECT coalesce(sum(amount), 0) FROM moved)::DOUBLE AS revenue,
  (SELECT count(*) FROM counted WHERE customer_key IS NULL)::INTEGER AS unknown_orders,
  (SELECT coalesce(sum(amount), 0) FROM moved WHERE unknown)::DOUBLE AS unknown_revenue,
  (SELECT coalesce(sum(amount), 0) FROM moved WHERE recent)::DOUBLE AS revenue_30,
  (SELECT coalesce(sum(amount), 0) FROM moved WHERE earlier)::DOUBLE AS revenue_30_before,
  (SELECT count(*) FROM counted WHERE recent)::INTEGER AS orders_30,
  (SELECT count(*) FROM counted WHERE earlier)::INTEGER AS orders_30_before,
  (SELECT count(DISTINCT customer_key) FROM counted WHERE recent)::INTEGER AS customers_30,
  (SELECT count(DISTINCT customer_key) FROM counted WHERE earlier)::INTEGER AS customers_30_before,
  (SELECT count(*) FROM firsts JOIN clock ON firsts.first_on > clock.as_of - 30)::INTEGER AS new_30,
  (SELECT count(*) FROM firsts JOIN clock ON firsts.first_on > clock.as_of - 60 AND firsts.first_on <= clock.as_of - 30)::INTEGER AS new_30_before,
  (SELECT count(*) FROM firsts JOIN clock ON clock.as_of - firsts.last_on > clock.horizon)::INTEGER AS silent_customers
