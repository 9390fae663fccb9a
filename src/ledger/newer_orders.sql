-- one row per order id that stands in several files: the newest file's order is the one that counts | 出现在多个文件中的订单号一行：以最新文件为准
-- document: the order id | 订单号
-- source_key: the newest file that has it | 含该订单的最新文件
SELECT order_id AS document, max(source_key) AS source_key
FROM incoming_lines
WHERE order_id IS NOT NULL AND (SELECT count(*) FROM sources) > 1
GROUP BY order_id
HAVING min(source_key) < max(source_key)
