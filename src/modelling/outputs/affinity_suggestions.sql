-- one row per customer, kind and rank | 每个客户、类型与名次一行
-- customer_key: our number of the customer | 客户内部编号
-- kind: new or repeat | 新品或回购
-- rank: 1 is best | 名次
-- product_key: product | 商品
-- score: score of the method | 得分
-- because_key: product bought before that explains it most | 最能解释的已购商品
-- method: model or rule that ranks | 排序方法
SELECT
  NULL::INTEGER AS customer_key,
  NULL::VARCHAR AS kind,
  NULL::INTEGER AS rank,
  NULL::INTEGER AS product_key,
  NULL::DOUBLE AS score,
  NULL::DOUBLE AS because_key,
  NULL::VARCHAR AS method
WHERE false
