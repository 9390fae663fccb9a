-- one row per counted purchase order of a known customer up to as_of | 截止日前已知客户的每笔有效购买一行
-- order_key: our number of the order | 订单内部编号
-- customer_key: our number of the customer | 客户内部编号
-- ordered_at: time of the order | 下单时间
-- ordered_on: day of the order | 下单日期
-- order_number: 1 for the customer's first purchase | 该客户的第几单
-- gap_days: days since the customer's purchase before, NULL for the first | 距上次购买天数
-- goods: worth of the goods | 商品金额
-- net: goods less refunds | 扣退款后金额
-- quantity: pieces | 件数
-- discounted: whether an order-level discount is stated | 是否有整单优惠
SELECT
  order_key,
  customer_key,
  ordered_at,
  ordered_on,
  row_number() OVER (PARTITION BY customer_key ORDER BY order_key)::INTEGER AS order_number,
  (ordered_on - lag(ordered_on) OVER (PARTITION BY customer_key ORDER BY order_key))::INTEGER AS gap_days,
  goods::DOUBLE AS goods,
  (goods - refunded)::DOUBLE AS net,
  quantity,
  coalesce(discount, 0) <> 0 AS discounted
FROM orders
JOIN as_of_day ON orders.ordered_on <= as_of_day.as_of
WHERE is_purchase AND customer_key IS NOT NULL
