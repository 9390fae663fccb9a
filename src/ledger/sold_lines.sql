-- inner: one row per line of an order, by our numbers only; the lines of an order add up to its goods | 每个订单明细一行（仅内部编号）；同一订单各行之和等于其商品金额
-- order_key: our number of the order | 订单内部编号
-- customer_key: our number of the customer | 客户内部编号
-- product_key: our number of the product | 商品内部编号
-- ordered_on: day of the order | 下单日期
-- is_purchase: a line that counts as bought | 是否计为购买
-- is_return: a line of goods that came back | 是否退货行
-- quantity: pieces, negative for a return | 件数，退货为负
-- unit_price: price as written | 原文单价
-- amount: what the line sold for, all discounts taken off, negative for a return | 成交金额（已摊优惠），退货为负
-- source_key: the file it came from | 来源文件
-- line: physical line in that file | 文件行号
WITH weighed AS (
  SELECT
    source_key,
    line,
    item,
    target,
    sum(weight) OVER (PARTITION BY document ORDER BY source_key, line, item) AS upto,
    sum(weight) OVER (PARTITION BY document ORDER BY source_key, line, item) - weight AS before,
    sum(weight) OVER (PARTITION BY document) AS whole
  FROM (
    SELECT
      source_key,
      line,
      item,
      document,
      target,
      CASE
        WHEN is_return THEN 0
        WHEN lines_worth = 0 AND pieces > 0 THEN greatest(coalesce(quantity, 1), 0)
        WHEN lines_worth = 0 THEN coalesce(nullif(abs(unit_price), 0), 1)
        ELSE coalesce(line_amount, 0)
      END::DOUBLE AS weight
    FROM written_lines
    JOIN spread_orders USING (document)
  )
),

shares AS (
  SELECT source_key, line, item, round(target * upto / whole, 2) - round(target * before / whole, 2) AS share
  FROM weighed
  WHERE whole > 0
),

-- Returns that were cut as orders are: what is left of each. None, unless a cap is set.
cut_returns AS (
  SELECT order_key, goods / (goods + cut) AS share FROM orders WHERE cut < 0
)

SELECT
  orders.order_key,
  orders.customer_key,
  products.product_key,
  orders.ordered_on,
  orders.is_purchase AND NOT written_lines.is_return AS is_purchase,
  written_lines.is_return AND (orders.is_purchase OR (orders.status = 'return' AND NOT orders.set_aside)) AS is_return,
  CASE WHEN written_lines.is_return THEN -abs(coalesce(written_lines.quantity, 1)) ELSE coalesce(written_lines.quantity, 1) END AS quantity,
  unit_price,
  CASE
    WHEN written_lines.is_return THEN -abs(coalesce(CASE WHEN rate = 1 THEN line_amount ELSE line_amount * coalesce(rate, 0) END, CASE WHEN orders.status = 'return' THEN orders.goods / coalesce(cut_returns.share, 1) / orders.lines END, 0)) * coalesce(cut_returns.share, 1)
    ELSE coalesce(shares.share, CASE WHEN rate = 1 THEN line_amount ELSE line_amount * coalesce(rate, 0) END, 0)
  END::DECIMAL(18, 4) AS amount,
  written_lines.source_key,
  written_lines.line
FROM written_lines
JOIN orders ON orders.order_id = written_lines.document
LEFT JOIN shares ON shares.source_key = written_lines.source_key AND shares.line = written_lines.line AND shares.item = written_lines.item
LEFT JOIN cut_returns ON cut_returns.order_key = orders.order_key
LEFT JOIN products ON products.product_id = coalesce(written_lines.product_id, written_lines.product_name)
