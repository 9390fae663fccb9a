-- later: one row per rating, the last one where a customer rated a product twice | 每个评分一行，重复评分取最后一次
-- user_id: who rated | 评分人
-- customer_key: our number of the customer, NULL for one who never ordered | 客户内部编号，从未下单为空
-- item_id: what was rated | 被评商品
-- product_key: our number of the product, NULL for one never sold | 商品内部编号，从未售出为空
-- rating: as written | 评分原文
-- rated_at: when, NULL where none is written | 时间，未写明为空
WITH last AS (
  SELECT
    coalesce(email, platform_customer_id) AS user_id,
    coalesce(product_id, product_name) AS item_id,
    arg_max(rating, (date, source_key, line)) AS rating,
    max(date) AS rated_at
  FROM incoming_ratings
  GROUP BY ALL
)

SELECT user_id, customer_key, item_id, product_key, rating, rated_at
FROM last
LEFT JOIN customer_ids ON customer_ids.customer_id = user_id
LEFT JOIN products ON products.product_id = item_id
