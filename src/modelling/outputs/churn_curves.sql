-- one row per point of a curve on the held-out window | 留出窗口曲线上每点一行
-- model: model or simple rule | 模型
-- curve: roc or pr | 曲线
-- x: false positive rate or recall | 横轴
-- y: true positive rate or precision | 纵轴
SELECT
  NULL::VARCHAR AS model,
  NULL::VARCHAR AS curve,
  NULL::DOUBLE AS x,
  NULL::DOUBLE AS y
WHERE false
