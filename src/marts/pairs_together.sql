-- inner later view: one row per product and another that at least five counted orders have both of, unknown buyers included, of the 1,000 products in most orders | 至少五个有效订单同时含有的商品对，每个方向一行（含未知买家），限订单数最多的 1000 种商品
-- product_key: our number of the product | 商品内部编号
-- other_product_key: our number of the other product | 另一商品内部编号
-- orders: orders with both | 同时含两者的订单数
-- product_orders: orders with the product | 含该商品的订单数
-- other_orders: orders with the other one | 含另一商品的订单数
-- all_orders: orders in all | 全部订单数
-- candidates: pairs that were looked at | 考察的商品对数
WITH counted AS (
  SELECT product_key, count(*) AS orders
  FROM baskets
  GROUP BY product_key
  HAVING count(*) >= 5
  QUALIFY row_number() OVER (ORDER BY count(*) DESC, product_key) <= 1000
),

kept AS (
  SELECT order_key, product_key
  FROM baskets
  SEMI JOIN counted USING (product_key)
),

pairs AS (
  SELECT kept.product_key, other.product_key AS other_product_key, count(*) AS orders
  FROM kept
  JOIN kept AS other ON kept.order_key = other.order_key AND kept.product_key < other.product_key
  GROUP BY ALL
  HAVING count(*) >= 5
)

SELECT
  both_ways.product_key,
  other_product_key,
  both_ways.orders,
  counted.orders AS product_orders,
  others.orders AS other_orders,
  (SELECT count(DISTINCT order_key) FROM baskets) AS all_orders,
  (SELECT count(*) * (count(*) - 1) FROM counted) AS candidates
FROM (
  FROM pairs
  UNION ALL
  SELECT other_product_key, product_key, orders FROM pairs
) AS both_ways
JOIN counted USING (product_key)
JOIN counted AS others ON others.product_key = other_product_key
