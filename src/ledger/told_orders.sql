-- inner: one row per order id and file, of ids that stand in several files | 出现在多个文件中的订单号，每个文件一行
-- order_id: the order id | 订单号
-- source_key: the file | 文件内部编号
-- source: the export format of the file | 文件的导出格式
-- is_itemised: whether the file lists the order's items with their prices | 该文件是否列出商品及价格
-- is_newest: whether no newer file of the same format and shape has the order | 同格式同结构的文件中是否最新
WITH told AS (
  SELECT
    order_id,
    source_key,
    bool_or(
      items IS NOT NULL
      OR (coalesce(product_id, product_name) IS NOT NULL AND coalesce(line_total, line_subtotal, unit_price) IS NOT NULL)
    ) AS is_itemised
  FROM incoming_lines
  WHERE order_id IS NOT NULL AND (SELECT count(*) FROM sources) > 1
  GROUP BY order_id, source_key
),

repeated AS (
  SELECT order_id FROM told GROUP BY order_id HAVING count(*) > 1
)

SELECT
  order_id,
  source_key,
  source,
  is_itemised,
  source_key = max(source_key) OVER (PARTITION BY order_id, source, is_itemised) AS is_newest
FROM told
SEMI JOIN repeated USING (order_id)
JOIN sources USING (source_key)
