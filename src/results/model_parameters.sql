-- one row per parameter of a fitted model | 每个已拟合模型参数一行
-- model: model | 模型
-- parameter: name of the parameter | 参数
-- value: its value | 数值
SELECT * FROM churn_parameters
UNION ALL
SELECT * FROM affinity_parameters
