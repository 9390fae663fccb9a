-- inner: one row per order whose goods are not what its lines add up to: the difference is spread over them | 商品金额与明细合计不符的订单一行：差额摊到各行
-- document: the order | 订单
-- target: what its lines that are not returns must add up to | 非退货行应有的合计
-- lines_worth: what they say | 非退货行标明的合计
-- pieces: pieces of all its lines | 各行件数合计
SELECT order_id AS document, goods - returns_worth AS target, coalesce(lines_worth, 0) AS lines_worth, quantity AS pieces
FROM orders
WHERE lines_worth IS NULL OR abs(goods - returns_worth - lines_worth) >= 0.005
