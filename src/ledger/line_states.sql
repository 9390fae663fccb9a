-- inner: one row per line of an order whose lines are in different states, of which at least one counts (抖店 tells the state of each item, say) | 各明细状态不同、且至少一行计入的订单，每行一行
-- source_key: the file of the line | 该行所在文件
-- line: physical line in that file | 文件中的物理行号
-- state: paid, part_refunded, refunded, unpaid, cancelled or test; an unknown word counts as paid | 状态，未知的词按已付款计
WITH said AS (
  SELECT source_key, order_id, line, coalesce(status_means, status, 'paid') AS state
  FROM incoming_lines
  LEFT JOIN status_words ON word = lower(trim(status_word))
  WHERE order_id IS NOT NULL AND coalesce(status_means, status_word) IS NOT NULL
),

-- Most orders are paid, all lines of them: only the others are looked at.
mixed AS (
  SELECT source_key, order_id
  FROM said
  SEMI JOIN (SELECT DISTINCT source_key, order_id FROM said WHERE state <> 'paid') AS others USING (source_key, order_id)
  GROUP BY source_key, order_id
  HAVING min(state) < max(state) AND bool_or(state IN ('paid', 'part_refunded', 'refunded'))
)

SELECT source_key, line, state
FROM said
SEMI JOIN mixed USING (source_key, order_id)
