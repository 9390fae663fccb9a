-- one row per product on a counted purchase up to as_of | 截止日前售出过的每个商品一行
-- product_key: our number of the product | 商品内部编号
-- product_id: the shop's product id, else its name | 商品编号，没有时用名称
-- name: the name written most often | 最常见的名称
-- category: category where the export has one | 类目
-- is_service: postage, fees, manual entries and discounts written as lines | 是否运费、手续费、手工项或折扣行
-- orders: counted purchase orders with the product, unknown buyers included | 含该商品的有效订单数
-- customers: known customers who bought it | 购买客户数
-- repeat_share: share of them who bought it in more than one order | 回购客户占比
-- quantity: pieces sold less pieces returned | 净件数
-- revenue: what its lines sold for, less returns | 净销售额
WITH sold AS (
  SELECT
    product_key,
    count(DISTINCT order_key) FILTER (is_purchase) AS orders,
    sum(quantity) AS quantity,
    sum(amount)::DOUBLE AS revenue
  FROM sold_lines
  JOIN clock ON ordered_on <= clock.as_of
  WHERE product_key IS NOT NULL AND (is_purchase OR is_return)
  GROUP BY product_key
),

bought AS (
  SELECT product_key, count(*) AS customers, count(*) FILTER (orders > 1) AS again
  FROM interactions
  GROUP BY product_key
)

SELECT
  product_key,
  products.product_id,
  products.name,
  products.category,
  products.is_service,
  sold.orders::INTEGER AS orders,
  coalesce(bought.customers, 0)::INTEGER AS customers,
  again / nullif(bought.customers, 0)::DOUBLE AS repeat_share,
  sold.quantity,
  sold.revenue
FROM sold
JOIN products USING (product_key)
LEFT JOIN bought USING (product_key)
WHERE sold.orders > 0
ORDER BY sold.revenue DESC, product_key
