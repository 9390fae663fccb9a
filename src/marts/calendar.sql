-- inner: one row per day from the first on which money moved to as_of | 每天一行：自首笔资金变动至截止日
-- day_on: day | 日期
-- week_on: Monday of its week | 所在周的周一
-- month_on: first day of its month | 所在月首日
-- quarter_on: first day of its quarter | 所在季首日
SELECT
  day_on,
  date_trunc('week', day_on)::DATE AS week_on,
  date_trunc('month', day_on)::DATE AS month_on,
  date_trunc('quarter', day_on)::DATE AS quarter_on
FROM (SELECT unnest(range(min(happened_on), max(happened_on) + INTERVAL 1 DAY, INTERVAL 1 DAY))::DATE AS day_on FROM money)
