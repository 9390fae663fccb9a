-- one row per run of a model | 每次模型运行一行
-- run_key: number of the run | 编号
-- model: model | 模型
-- outcome: ok, refused, failed or cancelled | 结果
-- code: why not, if not | 原因代码
-- facts: figures of the reason, as JSON | 原因数据
-- backend: webgpu, wasm or cpu | 计算后端
-- reason: why this backend | 选择原因
-- adapter: graphics adapter | 显卡
-- milliseconds: calibration of the backend | 校准耗时
-- started_at: start | 开始
-- seconds: length | 时长
-- signature: what the run rests on; another signature makes it stale | 依据签名
SELECT
  NULL::INTEGER AS run_key,
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS outcome,
  NULL::VARCHAR AS code,
  NULL::VARCHAR AS facts,
  NULL::VARCHAR AS backend,
  NULL::VARCHAR AS reason,
  NULL::VARCHAR AS adapter,
  NULL::DOUBLE AS milliseconds,
  NULL::TIMESTAMP AS started_at,
  NULL::DOUBLE AS seconds,
  NULL::VARCHAR AS signature
WHERE false
