-- one row per product and rank | 每个商品与名次一行
-- product_key: product | 商品
-- rank: 1 is nearest | 名次
-- other_key: similar product | 相似商品
-- score: cosine of the factors | 因子余弦
SELECT
  NULL::INTEGER AS product_key,
  NULL::INTEGER AS rank,
  NULL::INTEGER AS other_key,
  NULL::DOUBLE AS score
WHERE false
