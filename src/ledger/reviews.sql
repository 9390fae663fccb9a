-- later: one row per review | 每条评价一行
-- review_key: our dense number | 内部编号
-- written_on: day, NULL where none is written | 日期，未写明为空
-- text: what was written | 评价内容
-- rating: stars or score as written | 评分原文
-- customer_key: our number of the customer, by e-mail, id or order | 客户内部编号（按邮箱、客户号或订单匹配）
-- product_key: our number of the product, by id or name | 商品内部编号（按编号或名称匹配）
-- order_id: the order it is about | 所评订单
WITH named AS (
  SELECT name, min(product_key) AS product_key FROM products GROUP BY name HAVING count(*) = 1
)

SELECT
  row_number() OVER (ORDER BY incoming_reviews.source_key, incoming_reviews.line)::INTEGER AS review_key,
  date::DATE AS written_on,
  review_text AS text,
  rating,
  coalesce(customer_ids.customer_key, orders.customer_key) AS customer_key,
  coalesce(products.product_key, named.product_key) AS product_key,
  incoming_reviews.order_id
FROM incoming_reviews
LEFT JOIN customer_ids ON customer_ids.customer_id = coalesce(incoming_reviews.email, platform_customer_id)
LEFT JOIN orders ON orders.order_id = incoming_reviews.order_id
LEFT JOIN products ON products.product_id = coalesce(incoming_reviews.product_id, incoming_reviews.product_name)
LEFT JOIN named ON named.name = incoming_reviews.product_name
