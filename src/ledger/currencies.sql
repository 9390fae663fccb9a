-- one row per currency that orders are written in | 每个币种一行
-- currency: ISO code | 币种代码
-- lines: lines in it | 明细行数
-- is_main: the shop's own: the one that was picked, else the one of most lines, the first by code of several | 是否主币种：选定的，否则为行数最多的（并列时取代码在前者）
-- rate: what one unit is worth in the shop's own; NULL: not known, its orders count without money | 折合主币种的汇率；未知为空，该币种订单不计金额
WITH written AS (
  SELECT currency, count(*)::INTEGER AS lines
  FROM incoming_lines
  WHERE currency IS NOT NULL
  GROUP BY currency
),

typed AS (
  SELECT split_part(pair, '=', 1) AS currency, TRY_CAST(split_part(pair, '=', 2) AS DOUBLE) AS rate
  FROM (SELECT unnest(string_split(settings.rates, ';')) AS pair FROM settings)
),

main AS (
  SELECT coalesce(main_currency, (SELECT currency FROM written ORDER BY lines DESC, currency LIMIT 1)) AS currency FROM settings
)

SELECT
  written.currency,
  lines,
  written.currency = main.currency AS is_main,
  CASE WHEN written.currency = main.currency THEN 1 ELSE rate END AS rate
FROM written
CROSS JOIN main
LEFT JOIN typed ON typed.currency = written.currency
ORDER BY lines DESC, written.currency
