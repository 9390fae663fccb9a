-- one row per dated window | 每个时间窗口一行
-- role: train, validate, test or serve | 用途
-- cutoff_on: cut-off | 时点
-- window_end: last day the label looks at | 标签末日
-- customers: customers | 客户数
-- churned: of them stayed away | 其中流失
SELECT
  NULL::VARCHAR AS role,
  NULL::VARCHAR AS cutoff_on,
  NULL::VARCHAR AS window_end,
  NULL::INTEGER AS customers,
  NULL::INTEGER AS churned
WHERE false
