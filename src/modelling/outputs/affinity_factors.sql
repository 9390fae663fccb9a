-- one row per product and factor | 每个商品每个因子一行
-- product_key: product | 商品
-- factor: number of the factor | 因子序号
-- value: its value | 数值
SELECT
  NULL::INTEGER AS product_key,
  NULL::INTEGER AS factor,
  NULL::DOUBLE AS value
WHERE false
