-- later: one row per discount code, or per use of one where the file lists uses | 每个优惠码一行；文件按使用记录列出时每次使用一行
-- code: the code | 优惠码
-- order_id: the order it was used on | 使用订单
-- customer_key: our number of the customer who used it | 使用客户内部编号
-- campaign: the campaign it belongs to | 所属活动
-- used_on: day of the use | 使用日期
-- discount: money taken off, where the file says | 优惠金额，未写明为空
SELECT
  code,
  incoming_codes.order_id,
  coalesce(customer_ids.customer_key, orders.customer_key) AS customer_key,
  campaign,
  date::DATE AS used_on,
  abs(order_discount) AS discount
FROM incoming_codes
LEFT JOIN customer_ids ON customer_ids.customer_id = coalesce(incoming_codes.email, platform_customer_id)
LEFT JOIN orders ON orders.order_id = incoming_codes.order_id
