-- later: one row per product and another that goes with it more often than chance would have it, the ten surest of each | 每个商品与其搭配商品一行：次数高于偶然，每个商品取最可靠的十个
-- relation: together: in the same order; next: new to the customer in the order after | together 同一订单；next 下一单首次购买
-- product_key: our number of the product | 商品内部编号
-- product_id: the product | 商品编号
-- product_name: its name | 商品名称
-- rank: 1 for the surest of the product | 在该商品中的排名
-- other_product_key: our number of the other product | 另一商品内部编号
-- other_product_id: the other product | 另一商品编号
-- other_product_name: its name | 另一商品名称
-- orders: orders with both, or next orders that bring the other one | 同时含两者的订单数，或下一单首次购买另一商品的次数
-- product_orders: orders with the product, or next orders after one with it | 含该商品的订单数，或其后的下一单数
-- support: share of all orders, or of all next orders | 支持度：占全部订单（或下一单）的比例
-- confidence: share of the product's | 置信度：占该商品订单的比例
-- lift: that share, over the other one's share of all | 提升度：该比例与另一商品总体比例之比
-- confidence_low: lower end of its 95 % interval (Wilson) | 置信度 95% 区间下界（Wilson）
-- confidence_high: upper end | 区间上界
-- evidence: log of the likelihood ratio against chance, in nats (Dunning 1993) | 相对偶然的对数似然比（Dunning 1993），单位 nat
WITH told AS (
  SELECT
    *,
    orders / product_orders AS share,
    other_orders / all_orders AS share_of_all
  FROM (
    SELECT 'together' AS relation, * FROM pairs_together
    UNION ALL
    SELECT 'next', * FROM pairs_next
  )
),

weighed AS (
  SELECT
    *,
    share / share_of_all AS lift,
    orders * ln(share / share_of_all)
    + CASE WHEN share < 1 THEN (product_orders - orders) * ln((1 - share) / (1 - share_of_all)) ELSE 0 END AS evidence,
    1.96 * sqrt((share * (1 - share) + 0.9604 / product_orders) / product_orders) AS spread
  FROM told
  WHERE share > share_of_all
)

SELECT
  relation,
  weighed.product_key,
  products.product_id,
  products.name AS product_name,
  (row_number() OVER (PARTITION BY relation, weighed.product_key ORDER BY evidence DESC, other_product_key))::INTEGER AS rank,
  other_product_key,
  others.product_id AS other_product_id,
  others.name AS other_product_name,
  orders::INTEGER AS orders,
  product_orders::INTEGER AS product_orders,
  orders / all_orders AS support,
  share AS confidence,
  lift,
  (share + 1.9208 / product_orders - spread) / (1 + 3.8416 / product_orders) AS confidence_low,
  (share + 1.9208 / product_orders + spread) / (1 + 3.8416 / product_orders) AS confidence_high,
  evidence
FROM weighed
JOIN products USING (product_key)
JOIN products AS others ON others.product_key = other_product_key
-- By Chernoff, chance gives so much evidence with at most exp(-evidence). The luckiest of so many pairs stand out, so the 5 %
-- are shared among all that were looked at (Bonferroni).
WHERE evidence > ln(20 * candidates)
QUALIFY rank <= 10
ORDER BY relation, weighed.product_key, rank
