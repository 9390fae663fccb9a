-- inner view: one row per loaded line or packed item that counts: an order that stands in several files is taken once | 每个计入的明细行或打包商品一行；多个文件中的同一订单只取一次
-- order_id: the order id, with its day where a newer file gives it to another order | 订单号；若更新的文件中该号属于另一订单，附上日期
-- item: position of an item that stood packed with others on its line, 0 for a line of one item | 同一行打包多件时的序号，单件为 0
SELECT unpacked_lines.*
FROM unpacked_lines
ANTI JOIN told_orders ON told_orders.order_id = unpacked_lines.order_id
UNION ALL BY NAME
FROM retold_lines
