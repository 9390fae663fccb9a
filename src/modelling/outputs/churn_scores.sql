-- one row per customer with a counted purchase: her chance of staying away | 每个有购买的客户一行：流失概率
-- customer_key: our number of the customer | 客户内部编号
-- probability: chance of no counted purchase within the silence limit | 沉默期限内不再购买的概率
-- reason_1: feature that moves the score most | 影响最大的特征
-- value_1: its value | 其数值
-- effect_1: its part of the log-odds against the average customer | 对数几率贡献
-- reason_2: second feature | 第二特征
-- value_2: its value | 其数值
-- effect_2: its part of the log-odds | 对数几率贡献
-- reason_3: third feature | 第三特征
-- value_3: its value | 其数值
-- effect_3: its part of the log-odds | 对数几率贡献
SELECT
  NULL::INTEGER AS customer_key,
  NULL::DOUBLE AS probability,
  NULL::VARCHAR AS reason_1,
  NULL::DOUBLE AS value_1,
  NULL::DOUBLE AS effect_1,
  NULL::VARCHAR AS reason_2,
  NULL::DOUBLE AS value_2,
  NULL::DOUBLE AS effect_2,
  NULL::VARCHAR AS reason_3,
  NULL::DOUBLE AS value_3,
  NULL::DOUBLE AS effect_3
WHERE false
