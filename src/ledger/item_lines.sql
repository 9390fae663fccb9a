-- inner view: one row per item that a file of its own lists, with the order it belongs to; where files overlap, the newest counts | 单独文件中的每个商品明细一行，含所属订单；文件重叠时以最新文件为准
-- item: position of the item in its order, from 1 | 在订单中的序号，从 1 起
WITH newest AS (
  SELECT *
  FROM incoming_items
  QUALIFY source_key = max(source_key) OVER (PARTITION BY order_id)
),

headers AS (
  SELECT *
  FROM counted_lines
  WHERE order_id IN (SELECT order_id FROM incoming_items)
  QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY line) = 1
)

SELECT
  headers.* EXCLUDE (item) REPLACE (
    newest.product_id AS product_id,
    newest.product_name AS product_name,
    coalesce(newest.category, headers.category) AS category,
    newest.quantity AS quantity,
    newest.unit_price AS unit_price,
    newest.line_total AS line_total,
    newest.line_discount AS line_discount,
    NULL AS line_subtotal,
    coalesce(headers.shipping, headers.line_shipping) AS shipping,
    NULL AS line_shipping,
    coalesce(headers.tax, headers.line_tax) AS tax,
    NULL AS line_tax
  ),
  row_number() OVER (PARTITION BY headers.order_id ORDER BY newest.line)::INTEGER AS item
FROM headers
JOIN newest USING (order_id)
