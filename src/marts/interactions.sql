-- later: one row per customer and product she bought | 每个客户与其买过的每个商品一行
-- customer_key: our number of the customer | 客户内部编号
-- product_key: our number of the product | 商品内部编号
-- orders: counted purchase orders with the product | 含该商品的订单数
-- quantity: pieces | 件数
-- last_days: days from the last of them to as_of | 最近一次距截止日天数
-- orders_before: of them, before the cut at which recommenders are judged | 切点前订单数
-- last_before_days: days from the last of those to the cut | 切点前最近一次距切点天数
-- orders_after: orders after the cut | 切点后订单数
-- is_service: 1 for postage, fees and the like: never recommended | 是否服务行：从不推荐
WITH bought AS (
  SELECT customer_key, product_key, order_key, sum(quantity) AS quantity
  FROM sold_lines
  WHERE is_purchase AND customer_key IS NOT NULL AND product_key IS NOT NULL
  GROUP BY customer_key, product_key, order_key
),

-- Left joins: inside a transaction every table counts as empty for the planner, which then joins in a slow order.
dated AS (
  SELECT bought.*, ordered_at, cut_at, as_of
  FROM bought
  LEFT JOIN purchases USING (order_key)
  LEFT JOIN (SELECT cut_at, as_of FROM affinity_cut CROSS JOIN clock) AS days ON true
  WHERE ordered_at IS NOT NULL
)

SELECT
  dated.customer_key,
  dated.product_key,
  count(*)::INTEGER AS orders,
  sum(dated.quantity) AS quantity,
  date_diff('day', max(ordered_at)::DATE, any_value(as_of))::DOUBLE AS last_days,
  (count(*) FILTER (ordered_at < cut_at))::INTEGER AS orders_before,
  date_diff('second', max(ordered_at) FILTER (ordered_at < cut_at), any_value(cut_at)) / 86400.0::DOUBLE AS last_before_days,
  (count(*) FILTER (ordered_at >= cut_at))::INTEGER AS orders_after,
  any_value(products.is_service)::INTEGER AS is_service
FROM dated
LEFT JOIN products USING (product_key)
GROUP BY dated.customer_key, dated.product_key
ORDER BY dated.customer_key, dated.product_key
