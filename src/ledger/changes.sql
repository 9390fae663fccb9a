-- later: one row per rule that altered or set aside rows | 每条改动或搁置规则一行
-- rule: what was done | 规则
-- detail: the word or the file it is about, if any | 相关的词或文件
-- rows: rows it touched | 涉及行数
-- amount: money it touched | 涉及金额
WITH repeated AS (
  SELECT count(*) - count(DISTINCT hash(order_id, product_id, product_name, quantity, written_at, unit_price, line_total, buyer, country)) AS rows
  FROM written_lines
),

written AS MATERIALIZED (
  SELECT buyer, email, phone, status_word, refunded_written, goods, amounts, positive_lines, negative_lines FROM written_orders
),

told AS (
  SELECT 'returns' AS rule, '' AS detail, count(*) AS rows, sum(amount) AS amount FROM sold_lines WHERE is_return
  UNION ALL
  SELECT 'unknown_buyers', '', count(*), sum(amount) FROM sold_lines WHERE customer_key IS NULL
  UNION ALL
  SELECT 'zero_price', '', count(*), 0 FROM sold_lines JOIN orders USING (order_key) WHERE sold_lines.amount = 0 AND rate IS NOT NULL
  UNION ALL
  SELECT 'service_lines', '', count(*), sum(sold_lines.amount)
  FROM sold_lines
  JOIN products USING (product_key)
  WHERE is_service
  UNION ALL
  SELECT 'duplicate_lines', '', rows, NULL FROM repeated
  UNION ALL
  SELECT 'not_a_purchase', status, count(*), sum(goods) FROM orders WHERE status IN ('cancelled', 'unpaid', 'test') GROUP BY status
  UNION ALL
  SELECT 'set_aside', rule, count(*), sum(goods) FROM orders JOIN aside_people USING (customer_id) GROUP BY rule
  UNION ALL
  SELECT 'largest_orders', '', count(*), -sum(cut) FROM orders WHERE cut <> 0
  UNION ALL
  SELECT 'merged_people', '', count(*), NULL FROM person_links
  UNION ALL
  SELECT 'kept_apart', '', count(*), NULL FROM (SELECT DISTINCT customer_id, other_id FROM person_refusals)
  UNION ALL
  SELECT 'zone_moved', any_value(settings.zone), count(*), NULL
  FROM orders
  JOIN sources USING (source_key)
  CROSS JOIN settings
  WHERE all_utc
  UNION ALL
  SELECT 'deleted_people', '', sum(lines), NULL FROM deleted
  UNION ALL
  SELECT 'refunds', '', count(*), -sum(amount) FROM refunds
  UNION ALL
  SELECT 'refund_over_goods', '', count(*), sum(abs(refunded_written) - goods) FROM written WHERE abs(refunded_written) > goods AND goods > 0
  UNION ALL
  SELECT 'discount_spread', '', count(*), sum(goods - positive_lines - coalesce(negative_lines, 0))
  FROM written
  WHERE amounts > 0 AND positive_lines IS NOT NULL AND abs(goods - coalesce(negative_lines, 0) - positive_lines) >= 0.005
  UNION ALL
  SELECT 'line_total_differs', '', count(*), sum(line_total - quantity * unit_price)
  FROM written_lines
  WHERE abs(abs(line_total) - abs(quantity * unit_price - coalesce(line_discount, 0))) >= 0.01 AND abs(line_total - quantity * unit_price) >= 0.01
  UNION ALL
  SELECT 'unknown_status', status_word, count(*), sum(goods)
  FROM written
  ANTI JOIN status_words ON status_words.word = written.status_word
  WHERE status_word IS NOT NULL
  GROUP BY status_word
  UNION ALL
  SELECT 'no_amount', '', count(*), NULL FROM written WHERE goods IS NULL
  UNION ALL
  SELECT CASE WHEN rate IS NULL THEN 'other_currency' ELSE 'converted' END, currency, count(*), CASE WHEN rate IS NOT NULL THEN sum(goods) END
  FROM orders
  WHERE rate IS NULL OR rate <> 1
  GROUP BY rate, currency
  UNION ALL
  SELECT 'after_today', '', count(*), sum(goods) FROM orders WHERE ordered_on > (SELECT settings.today FROM settings)
  UNION ALL
  SELECT 'same_number', '', count(*), NULL FROM told_orders WHERE document <> order_id
  UNION ALL
  SELECT 'order_in_newer_file', '', (SELECT count(*) FROM incoming_lines) - count(*) FILTER (item <= 1), NULL FROM written_lines
  UNION ALL
  SELECT
    'customer_known_by',
    CASE WHEN email IS NOT NULL THEN 'email' WHEN buyer = phone THEN 'phone' ELSE 'customer_id' END,
    count(*),
    NULL
  FROM written
  WHERE buyer IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT rule, '', sum(rows), sum(amount) FROM incoming_changes GROUP BY rule
)

SELECT rule, detail, rows::INTEGER AS rows, amount::DOUBLE AS amount
FROM told
WHERE rows > 0
ORDER BY rule, rows DESC, detail
