-- one row per parameter of the model | 每个模型参数一行
-- model: model | 模型
-- parameter: name of the parameter | 参数
-- value: its value | 数值
SELECT
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS parameter,
  NULL::DOUBLE AS value
WHERE false
