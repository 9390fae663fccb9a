-- view: one row per line of an order; the lines of an order add up to its goods | 每个订单明细一行；同一订单各行之和等于其商品金额
-- order_key: our number of the order | 订单内部编号
-- order_id: the shop's order id | 店铺订单号
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: the customer, NULL when unknown | 客户标识，未知为空
-- product_key: our number of the product | 商品内部编号
-- product_id: the shop's product id, else its name | 商品编号，没有时用名称
-- ordered_at: time of the order | 下单时间
-- ordered_on: day of the order | 下单日期
-- status: status of the order; return for a return line | 状态；退货行为 return
-- is_purchase: a line that counts as bought | 是否计为购买
-- quantity: pieces, negative for a return | 件数，退货为负
-- unit_price: price as written | 原文单价
-- amount: what the line sold for, all discounts taken off, negative for a return | 成交金额（已摊优惠），退货为负
-- source_key: the file it came from | 来源文件
-- line: physical line in that file | 文件行号
SELECT
  orders.order_key,
  orders.order_id,
  orders.customer_key,
  orders.customer_id,
  products.product_key,
  products.product_id,
  orders.ordered_at,
  orders.ordered_on,
  CASE WHEN sold_lines.is_return THEN 'return' ELSE orders.status END AS status,
  sold_lines.is_purchase,
  sold_lines.quantity,
  sold_lines.unit_price,
  sold_lines.amount,
  sold_lines.source_key,
  sold_lines.line
FROM sold_lines
JOIN orders USING (order_key)
LEFT JOIN products USING (product_key)
