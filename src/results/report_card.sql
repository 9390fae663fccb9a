-- one row per task, model and measure on the held-out window, the simple rules beside the models | 留出窗口上每个任务、模型与指标一行，简单规则并列
-- task: churn, affinity_new or affinity_repeat | 任务
-- model: model or simple rule | 模型或简单规则
-- window_start: the cut-off, after which the window begins | 时点，窗口自其后开始
-- window_end: last day of the window | 窗口止
-- measure: name of the measure | 指标
-- value: its value | 数值
-- low: lower end of the 95 % interval, NULL where none is given | 区间下限
-- high: upper end of the 95 % interval | 区间上限
SELECT * FROM churn_report
UNION ALL
SELECT * FROM affinity_report
