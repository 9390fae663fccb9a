-- one row per reported step of a run | 每次运行的每个步骤一行
-- run_key: run | 运行
-- step: step | 步
-- stage: stage | 阶段
-- loss: training loss | 损失
SELECT
  NULL::INTEGER AS run_key,
  NULL::INTEGER AS step,
  NULL::VARCHAR AS stage,
  NULL::DOUBLE AS loss
WHERE false
