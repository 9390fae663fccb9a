-- inner later view: one row per product and another that at least five customers bought for the first time in their order after one with the product, of the 1,000 products in most of these orders | 至少五位客户在含该商品的订单之后的下一单中首次购买的商品对，各限订单数最多的 1000 种商品
-- product_key: our number of the product | 商品内部编号
-- other_product_key: our number of the other product | 另一商品内部编号
-- orders: such next orders | 这样的下一单数
-- product_orders: next orders after one with the product | 含该商品的订单之后的下一单数
-- other_orders: next orders of all that bring the other one for the first time | 全部下一单中首次购买另一商品的次数
-- all_orders: next orders in all | 全部下一单数
-- candidates: pairs that were looked at | 考察的商品对数
WITH steps AS (
  SELECT
    order_key,
    customer_key,
    order_number,
    order_number < max(order_number) OVER (PARTITION BY customer_key) AS is_followed
  FROM purchases
),

bought AS (
  SELECT customer_key, order_number, is_followed, product_key
  FROM baskets
  JOIN steps USING (order_key)
),

counted AS (
  SELECT product_key, count(*) AS orders
  FROM bought
  WHERE is_followed
  GROUP BY product_key
  HAVING count(*) >= 5
  QUALIFY row_number() OVER (ORDER BY count(*) DESC, product_key) <= 1000
),

firsts AS (
  SELECT customer_key, product_key, min(order_number) AS order_number
  FROM bought
  GROUP BY customer_key, product_key
  HAVING min(order_number) > 1
),

tried AS (
  SELECT product_key, count(*) AS orders
  FROM firsts
  GROUP BY product_key
  HAVING count(*) >= 5
  QUALIFY row_number() OVER (ORDER BY count(*) DESC, product_key) <= 1000
),

pairs AS (
  SELECT bought.product_key, firsts.product_key AS other_product_key, count(*) AS orders
  FROM firsts
  SEMI JOIN tried USING (product_key)
  JOIN (FROM bought SEMI JOIN counted USING (product_key) WHERE is_followed) AS bought
    ON bought.customer_key = firsts.customer_key AND bought.order_number = firsts.order_number - 1
  GROUP BY ALL
  HAVING count(*) >= 5
)

SELECT
  pairs.product_key,
  other_product_key,
  pairs.orders,
  counted.orders AS product_orders,
  tried.orders AS other_orders,
  (SELECT count(*) FROM steps WHERE is_followed) AS all_orders,
  (SELECT count(*) FROM counted) * (SELECT count(*) FROM tried) AS candidates
FROM pairs
JOIN counted USING (product_key)
JOIN tried ON tried.product_key = other_product_key
