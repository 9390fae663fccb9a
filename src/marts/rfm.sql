-- one row per customer with a counted purchase | 每个有购买的客户一行
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- name: name where the export has one | 姓名
-- recency_days: as_of less the day of the last counted purchase | 距最近购买天数
-- frequency: distinct counted purchase orders | 购买次数
-- monetary: goods of counted orders less refunds and returns | 净消费额
-- r: recency score, highest for the most recent; NULL under 100 customers | 近度分
-- f: frequency score | 频度分
-- m: monetary score | 额度分
-- score: weighted mean of r, f and m | 加权总分
-- segment: segment by r × f; all under 100 customers | 分群；不足 100 位客户时为 all
-- position: place of the segment from best to lost, 0 for all | 分群次序
-- consent: agreed to marketing, NULL where no column says | 是否同意营销
SELECT
  customer_key,
  customers.customer_id,
  customers.name,
  recency_days,
  frequency,
  monetary,
  r,
  f,
  m,
  (settings.weight_r * r + settings.weight_f * f + settings.weight_m * m)
  / nullif(settings.weight_r + settings.weight_f + settings.weight_m, 0) AS score,
  segment,
  position,
  customers.consent
FROM rfm_groups
JOIN customers USING (customer_key)
CROSS JOIN settings
WHERE snapshot = 'now'
ORDER BY customer_key
