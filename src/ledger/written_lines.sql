-- inner view: one row per loaded line, with the order and the buyer it belongs to; an order that stands in several files is taken once | 每个已载入的明细行一行，含所属订单与买家；多个文件中的同一订单只取一次
-- source_key: the file it came from | 来源文件
-- line: physical line in that file | 文件中的物理行号
-- item: position of an item that stood packed with others on the line or in a file of items, 0 for a line of one item | 同一行打包多件或明细文件中的序号，单件为 0
-- document: the order it belongs to: the export's order id, else buyer and moment; a line that was cancelled or not paid, of an order that counts, stands apart | 所属订单：导出文件的订单号，否则为买家加时间；计入的订单中已取消或未付款的行单独列出
-- state: state of the line, where the lines of its order differ in it | 该行状态（同单各行状态不同时）
-- buyer: e-mail, else the platform's customer id, else phone | 买家标识：邮箱，否则平台客户号，否则手机号
-- written_at: date and time as written | 原文时间
-- line_amount: what the line says it sold for, before order-level discounts | 该行标明的金额，未摊整单优惠
-- is_return: a negative document or line | 是否退货行
WITH listed AS (
  SELECT counted_lines.* FROM counted_lines ANTI JOIN incoming_items ON incoming_items.order_id = counted_lines.order_id
  UNION ALL BY NAME
  SELECT * FROM item_lines
),

lines AS (
  SELECT
    *,
    coalesce(email, platform_customer_id, phone) AS buyer,
    TRY_CAST(coalesce(
      line_total,
      line_subtotal - abs(coalesce(line_discount, 0)),
      coalesce(quantity, 1) * unit_price - coalesce(line_discount, 0)
    ) AS DECIMAL(18, 4)) AS line_amount
  FROM listed
  LEFT JOIN line_states USING (source_key, line)
),

documented AS (
  SELECT
    * EXCLUDE (told_as),
    CASE WHEN state IN ('cancelled', 'unpaid', 'test') THEN told_as || ' · ' || state ELSE told_as END AS document
  FROM (
    SELECT
      *,
      coalesce(
        order_id,
        buyer || ' ' || CASE WHEN has_time THEN written_at::VARCHAR ELSE written_at::DATE::VARCHAR END,
        '? ' || source_key || ':' || line
      ) AS told_as
    FROM lines
  )
)

SELECT
  documented.*,
  coalesce(quantity < 0, false) OR coalesce(line_amount < 0, false)
  OR coalesce(line_amount IS NULL AND order_total < 0, false)
  OR CASE WHEN sources.source = 'online_retail' THEN document[1] IN ('C', 'c') ELSE false END AS is_return
FROM documented
JOIN sources USING (source_key)
