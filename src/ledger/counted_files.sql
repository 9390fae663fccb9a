-- inner: one row per order whose id stands in several files: the file whose lines count | 出现在多个文件中的订单一行：以哪个文件的明细为准
-- document: the order | 订单
-- source_key: the newest file that lists the order's items with their prices, else the newest | 列出商品与价格的最新文件，没有时为最新文件
-- is_merged: whether exports of several formats tell of it, each a part | 是否由多种格式的导出文件各述一部分
SELECT
  document,
  coalesce(max(source_key) FILTER (is_itemised), max(source_key)) AS source_key,
  count(*) FILTER (is_newest) > 1 AS is_merged
FROM told_orders
GROUP BY document
