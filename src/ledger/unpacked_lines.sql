-- inner view: one row per loaded line, or per item where several stand packed on one; without the lines that a newer file tells of again | 每个已载入的明细行一行；同一行打包多件时每件一行；不含被更新文件取代的无订单号明细
-- item: position of an item that stood packed with others on its line, 0 for a line of one item | 同一行打包多件时的序号，单件为 0
SELECT * EXCLUDE (items), 0 AS item
FROM incoming_lines
ANTI JOIN older_lines USING (source_key, line)
WHERE items IS NULL
UNION ALL
SELECT
  * EXCLUDE (items, packed) REPLACE (
    packed.product_id AS product_id,
    packed.product_name AS product_name,
    packed.quantity AS quantity,
    packed.line_total AS line_total
  )
FROM (
  SELECT *, unnest(items) AS packed, generate_subscripts(items, 1)::INTEGER AS item
  FROM incoming_lines
  ANTI JOIN older_lines USING (source_key, line)
  WHERE items IS NOT NULL
)
