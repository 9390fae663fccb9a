-- inner: one row per line without an order id that counts no more: a newer file has an equal line of the same buyer's same moment, and tells of that order | 无订单号且不再计入的明细每行一行：更新的文件中同一买家同一时刻有相同的明细，该订单以新文件为准
-- source_key: the file | 文件内部编号
-- line: physical line in that file | 文件中的物理行号
-- document: the order: buyer and moment | 订单：买家加时间
WITH beside AS (
  SELECT source_key
  FROM incoming_lines
  SEMI JOIN (SELECT source_key FROM sources QUALIFY count(*) OVER () > 1) AS several USING (source_key)
  WHERE order_id IS NULL
  GROUP BY source_key
  QUALIFY count(*) OVER () > 1
),

placed AS (
  SELECT
    source_key,
    line,
    coalesce(email, platform_customer_id, phone) AS buyer,
    has_time,
    CASE WHEN has_time THEN written_at ELSE date_trunc('day', written_at) END AS moment,
    hash(
      coalesce(product_id, product_name),
      coalesce(quantity, 1),
      coalesce(
        line_total,
        line_subtotal - abs(coalesce(line_discount, 0)),
        coalesce(quantity, 1) * unit_price - coalesce(line_discount, 0),
        order_total,
        order_goods
      )::DECIMAL(18, 4),
      items
    ) AS said
  FROM incoming_lines
  SEMI JOIN beside USING (source_key)
  WHERE order_id IS NULL
),

repeated AS (
  SELECT buyer, has_time, moment
  FROM placed
  WHERE buyer IS NOT NULL
  GROUP BY ALL
  HAVING min(source_key) < max(source_key)
),

told AS MATERIALIZED (
  SELECT * FROM placed SEMI JOIN repeated USING (buyer, has_time, moment)
),

newest AS (
  SELECT buyer, has_time, moment, said, max(source_key) AS newest
  FROM told
  GROUP BY ALL
  HAVING min(source_key) < max(source_key)
),

older AS (
  SELECT DISTINCT source_key, buyer, has_time, moment
  FROM told
  JOIN newest USING (buyer, has_time, moment, said)
  WHERE source_key < newest
)

SELECT
  source_key,
  line,
  buyer || ' ' || CASE WHEN has_time THEN moment::VARCHAR ELSE moment::DATE::VARCHAR END AS document
FROM told
SEMI JOIN older USING (source_key, buyer, has_time, moment)
