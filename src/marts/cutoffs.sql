-- one row per day at which customers are described for the churn model | 流失模型描述客户的每个时点一行
-- cutoff_key: 0 = as_of, 1 = held out, 2 and on = training, stepping back | 0 为截止日，1 为留出，2 起为训练
-- cutoff_on: the day, itself included | 时点（含当天）
-- role: serve (label unknown), test (held out) or train | 用途：打分、留出、训练
-- horizon: silence limit in days; the label looks at (cutoff_on, cutoff_on + horizon] | 沉默期限（天）
SELECT
  step::INTEGER AS cutoff_key,
  (as_of - (step * horizon)::INTEGER) AS cutoff_on,
  CASE step WHEN 0 THEN 'serve' WHEN 1 THEN 'test' ELSE 'train' END AS role,
  horizon
FROM clock
CROSS JOIN range(14) AS steps (step)
WHERE step = 0 OR as_of - (step * horizon)::INTEGER >= first_on + least(horizon, 60)
ORDER BY step
