-- one row per full week with at least four weeks before it: what is usual for it | 每个整周一行（此前至少四周）：通常范围
-- week_on: Monday of the week | 周一日期
-- low: one in ten of the up to eight weeks before was under this, for revenue of returning customers | 下限：此前至多八周中一成低于此值（老客净销售额）
-- high: one in ten was over this | 上限：一成高于此值
SELECT week_on, low, high
FROM (
  SELECT
    week_on,
    complete,
    quantile_cont(returning_revenue, 0.1) OVER before AS low,
    quantile_cont(returning_revenue, 0.9) OVER before AS high,
    count(*) OVER before AS weeks_before
  FROM weeks
  WINDOW before AS (ORDER BY week_on ROWS BETWEEN 8 PRECEDING AND 1 PRECEDING)
)
WHERE complete AND weeks_before >= 4
ORDER BY week_on
