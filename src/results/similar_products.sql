-- one row per product and rank | 每个商品与名次一行
-- product_key: our number of the product | 商品内部编号
-- product_id: product | 商品编号
-- rank: 1 is nearest | 名次
-- other_product_key: our number of the similar product | 相似商品内部编号
-- other_product_id: similar product | 相似商品编号
-- other_product_name: its name | 相似商品名称
-- score: cosine of the factors, 1 for the same taste | 因子余弦，1 为口味相同
SELECT
  affinity_similar.product_key,
  products.product_id,
  rank,
  others.product_key AS other_product_key,
  others.product_id AS other_product_id,
  others.name AS other_product_name,
  score
FROM affinity_similar
JOIN products USING (product_key)
JOIN products AS others ON others.product_key = affinity_similar.other_key
ORDER BY affinity_similar.product_key, rank
