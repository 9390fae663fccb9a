-- later: one row per file of orders, where there are several: what it brought beside the files read before it | 有多个订单文件时每个文件一行：与此前文件相比带来了什么
-- source_key: our number of the file | 文件内部编号
-- file: name of the file | 文件名
-- loaded_at: when it was read, in UTC | 读入时间（UTC）
-- first_on: day of its first order | 首单日期
-- last_on: day of its last order | 末单日期
-- orders: orders in it that have an id, or a buyer and a moment | 有订单号，或有买家与时间的订单数
-- new: orders that no earlier file has | 此前文件中没有的订单
-- changed: orders whose state or money an earlier file of the same format told otherwise; this file's count | 状态或金额与此前同格式文件不同的订单，以此文件为准
-- unchanged: orders that an earlier file of the same format told in the same way | 与此前同格式文件一致的订单
-- joined: orders that only files of other formats told before, or that have other lines and no id there, which this file adds to | 此前仅有其他格式文件，或无订单号且明细不同的订单，此文件补充内容
-- gone: orders of an earlier file of the same export, between this one's first and last day, that it lacks; they still count | 同一导出此前有、此文件时段内没有的订单，仍计入
WITH lines AS (
  SELECT
    incoming_lines.*,
    coalesce(
      document,
      order_id,
      coalesce(email, platform_customer_id, phone) || ' ' || CASE WHEN has_time THEN written_at::VARCHAR ELSE written_at::DATE::VARCHAR END
    ) AS document,
    is_itemised
  FROM incoming_lines
  LEFT JOIN told_orders USING (order_id, source_key)
  WHERE (SELECT count(*) FROM sources WHERE kind = 'orders') > 1
),

-- Without an id an order is told again only where a newer file has one of its lines.
written AS (
  SELECT
    source_key,
    document AS order_id,
    is_itemised,
    max(order_id) IS NULL AND max(again) IS NULL AS is_part,
    min(written_at) AS written_at,
    hash(
      any_value(lower(status_word)),
      any_value(status_means),
      max(cancelled_at),
      max(refunded),
      max(adjusted_total),
      max(order_total),
      max(order_goods),
      max(order_subtotal),
      max(order_discount),
      sum(coalesce(line_total, coalesce(quantity, 1) * unit_price)),
      sum(line_subtotal),
      sum(line_discount),
      sum(coalesce(quantity, 1))
    ) AS state
  FROM lines
  LEFT JOIN (SELECT DISTINCT source_key, document, true AS again FROM older_lines) AS older USING (source_key, document)
  WHERE document IS NOT NULL
  GROUP BY source_key, document, is_itemised
),

compared AS (
  SELECT
    written.*,
    sources.source,
    min(written.source_key) OVER (PARTITION BY order_id) = written.source_key AS is_new,
    lag(CASE WHEN NOT is_part THEN state END) OVER (PARTITION BY order_id, sources.source, is_itemised ORDER BY written.source_key) AS state_before
  FROM written
  JOIN sources USING (source_key)
),

files AS (
  SELECT
    source_key,
    source,
    min(written_at) AS first_at,
    max(written_at) AS last_at,
    count(*)::INTEGER AS orders,
    count(*) FILTER (is_new)::INTEGER AS new,
    count(*) FILTER (state_before <> state)::INTEGER AS changed,
    count(*) FILTER (state_before = state)::INTEGER AS unchanged,
    count(*) FILTER (state_before IS NULL AND NOT is_new)::INTEGER AS joined
  FROM compared
  GROUP BY ALL
),

missing AS (
  SELECT files.source_key, count(DISTINCT before.order_id)::INTEGER AS gone
  FROM files
  JOIN compared AS before
    ON before.source_key < files.source_key
    AND before.source = files.source
    AND before.written_at BETWEEN files.first_at AND files.last_at
  ANTI JOIN written ON written.source_key = files.source_key AND written.order_id = before.order_id
  WHERE files.changed + files.unchanged > 0
  GROUP BY files.source_key
)

SELECT
  source_key,
  file,
  loaded_at,
  first_at::DATE AS first_on,
  last_at::DATE AS last_on,
  orders,
  new,
  changed,
  unchanged,
  joined,
  coalesce(gone, 0) AS gone
FROM files
JOIN sources USING (source_key)
LEFT JOIN missing USING (source_key)
ORDER BY source_key
