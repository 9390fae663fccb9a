-- one row per customer, kind and rank | 每个客户、类型与名次一行
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- kind: new (never bought by her) or repeat | 新品或回购
-- rank: 1 is best | 名次
-- product_key: our number of the product | 商品内部编号
-- product_id: product | 商品编号
-- product_name: its name | 商品名称
-- score: score of the method, comparable within a customer and kind | 得分
-- reason: product bought before that explains it most | 原因：已购商品编号
-- reason_name: its name | 原因商品名称
-- method: als, own_repeats or popularity: what did best on the held-out window | 采用的方法
-- consent: agreed to marketing, NULL where no column says | 是否同意营销
SELECT
  affinity_suggestions.customer_key,
  customers.customer_id,
  kind,
  rank,
  products.product_key,
  products.product_id,
  products.name AS product_name,
  score,
  because.product_id AS reason,
  because.name AS reason_name,
  method,
  customers.consent
FROM affinity_suggestions
JOIN customers USING (customer_key)
JOIN products USING (product_key)
LEFT JOIN products AS because ON because.product_key = because_key
ANTI JOIN aside_people ON aside_people.customer_id = customers.customer_id
ORDER BY affinity_suggestions.customer_key, kind, rank
