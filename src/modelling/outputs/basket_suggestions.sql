-- one row per rank: what goes with the basket asked about | 每个名次一行：与所选购物篮搭配
-- rank: 1 is best | 名次
-- product_key: product | 商品
-- score: score | 得分
SELECT
  NULL::INTEGER AS rank,
  NULL::INTEGER AS product_key,
  NULL::DOUBLE AS score
WHERE false
