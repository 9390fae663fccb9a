-- one row for each row of rfm, the most money at stake first | 与 rfm 一一对应，按涉及金额从高到低
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- name: name where the export has one | 姓名
-- probability: chance of no counted purchase within the silence limit | 沉默期限内不再购买的概率
-- at_stake: probability × net money of the last 365 days, never below 0 | 概率 × 近一年净消费额
-- reason_1: feature that moves the score most | 影响最大的特征
-- reason_2: second feature | 第二特征
-- reason_3: third feature | 第三特征
-- value_1: value of the first feature | 第一特征数值
-- value_2: value of the second feature | 第二特征数值
-- value_3: value of the third feature | 第三特征数值
-- effect_1: its part of the log-odds against the average customer | 第一特征贡献
-- effect_2: part of the second | 第二特征贡献
-- effect_3: part of the third | 第三特征贡献
-- method: logistic, or rule_recency where the simple rule did better | 采用的方法
-- consent: agreed to marketing, NULL where no column says | 是否同意营销
WITH chosen AS (
  SELECT coalesce(max(value) FILTER (parameter = 'serves_rule'), 0) AS rule FROM churn_parameters
)

SELECT
  customer_key,
  rfm.customer_id,
  rfm.name,
  probability,
  probability * amount_365 AS at_stake,
  reason_1,
  reason_2,
  reason_3,
  value_1,
  value_2,
  value_3,
  effect_1,
  effect_2,
  effect_3,
  CASE WHEN rule > 0 THEN 'rule_recency' ELSE 'logistic' END AS method,
  rfm.consent
FROM churn_scores
JOIN rfm USING (customer_key)
JOIN behaviour USING (customer_key)
CROSS JOIN chosen
WHERE cutoff_key = 0
ORDER BY at_stake DESC, probability DESC, customer_key
