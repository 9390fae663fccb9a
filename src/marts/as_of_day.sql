-- inner: one row: the day the figures are about | 仅一行：统计截止日
-- as_of: the day itself is included; by default the last day with a counted purchase that is not after today | 截止日（含当天）
SELECT coalesce(
  settings.as_of,
  (SELECT max(ordered_on) FROM orders WHERE is_purchase AND ordered_on <= settings.today),
  settings.today
) AS as_of
FROM settings
