-- one row per model and bin of predicted probability on the held-out window | 留出窗口上每个概率区间一行
-- model: model or simple rule | 模型
-- bin: bin by predicted probability | 区间序号
-- predicted: mean predicted probability | 平均预测概率
-- observed: share that stayed away | 实际流失比例
-- low: lower end of the 95 % interval | 下限
-- high: upper end | 上限
-- customers: customers in the bin | 人数
SELECT
  NULL::VARCHAR AS model,
  NULL::INTEGER AS bin,
  NULL::DOUBLE AS predicted,
  NULL::DOUBLE AS observed,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high,
  NULL::INTEGER AS customers
WHERE false
