-- one row per task, model and measure on the held-out window | 留出窗口上每个任务、模型与指标一行
-- task: what is predicted | 任务
-- model: model or simple rule | 模型或简单规则
-- window_start: the cut-off, after which the window begins | 时点，窗口自其后开始
-- window_end: last day of the window | 窗口止
-- measure: name of the measure | 指标
-- value: its value | 数值
-- low: lower end of the 95 % interval | 区间下限
-- high: upper end of the 95 % interval | 区间上限
SELECT
  NULL::VARCHAR AS task,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS window_start,
  NULL::VARCHAR AS window_end,
  NULL::VARCHAR AS measure,
  NULL::DOUBLE AS value,
  NULL::DOUBLE AS low,
  NULL::DOUBLE AS high
WHERE false
