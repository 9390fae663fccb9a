-- inner: one row per order id and file, of ids that stand in several files | 出现在多个文件中的订单号，每个文件一行
-- order_id: the order id | 订单号
-- source_key: the file | 文件内部编号
-- document: the order: its id, with its day where a newer file gives the id to another order (of another shop, say) | 所属订单：订单号；若更新的文件中该号属于另一订单（如另一家店），附上日期
-- is_itemised: whether the file lists the order's items with their prices | 该文件是否列出商品及价格
-- is_newest: whether no newer file of the same format and shape has the order | 同格式同结构的文件中是否最新
-- is_merged: whether exports of several formats tell of it, each a part | 是否由多种格式的导出文件各述一部分
-- is_counted: whether its lines of this file count: of the newest that lists items with prices, else of the newest | 是否以该文件的明细为准：列出商品与价格的最新文件，没有时为最新文件
-- Semi joins: inside a transaction every table counts as empty for the planner, which then hashes the larger side of a join.
WITH repeated AS (
  SELECT order_id
  FROM incoming_lines
  SEMI JOIN (SELECT source_key FROM sources QUALIFY count(*) OVER () > 1) AS several USING (source_key)
  WHERE order_id IS NOT NULL
  GROUP BY order_id
  HAVING min(source_key) < max(source_key)
),

told AS (
  SELECT
    order_id,
    source_key,
    min(written_at) AS written_at,
    any_value(coalesce(email, platform_customer_id, phone)) AS buyer,
    bool_or(
      items IS NOT NULL
      OR (coalesce(product_id, product_name) IS NOT NULL AND coalesce(line_total, line_subtotal, unit_price) IS NOT NULL)
    ) AS is_itemised
  FROM incoming_lines
  SEMI JOIN repeated USING (order_id)
  GROUP BY order_id, source_key
),

newest AS (
  SELECT order_id, max_by(written_at, source_key) AS written_at, arg_max_null(buyer, source_key) AS buyer
  FROM told
  GROUP BY order_id
),

-- An order keeps its buyer and its day, though two exports may know her by another id, or date it by another moment.
identified AS (
  SELECT
    told.*,
    {'source': source, 'is_itemised': is_itemised} AS shape,
    abs(datediff('day', told.written_at, newest.written_at)) > CASE WHEN told.buyer <> newest.buyer THEN 2 ELSE 60 END AS is_another
  FROM told
  JOIN newest USING (order_id)
  JOIN sources USING (source_key)
)

SELECT
  order_id,
  source_key,
  CASE WHEN is_another THEN order_id || ' · ' || written_at::DATE ELSE order_id END AS document,
  is_itemised,
  source_key = max(source_key) OVER (PARTITION BY document, shape) AS is_newest,
  min(shape) OVER same <> max(shape) OVER same AS is_merged,
  source_key = coalesce(max(source_key) FILTER (is_itemised) OVER same, max(source_key) OVER same) AS is_counted
FROM identified
WINDOW same AS (PARTITION BY document)
