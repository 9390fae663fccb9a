-- one row per customer and day on which she bought or her net money changed, up to as_of; unknown buyers together | 每个客户有购买或净额变动的每一天一行（截止日前）；未知买家合并计
-- customer_key: our number of the customer, NULL for unknown buyers | 客户内部编号，未知买家为空
-- happened_on: day | 日期
-- amount: goods bought, less refunds and returns at their own date | 购买减退款与退货（按各自日期）
-- orders: counted purchase orders of the day | 当日有效订单数
SELECT customer_key, happened_on, sum(amount) AS amount, sum(orders)::INTEGER AS orders
FROM (
  SELECT customer_key, ordered_on AS happened_on, amount, 0 AS orders FROM sold_lines WHERE is_purchase OR is_return
  UNION ALL
  SELECT customer_key, refunded_on AS happened_on, -amount, 0 FROM refunds
  UNION ALL
  SELECT customer_key, ordered_on AS happened_on, 0, 1 FROM orders WHERE is_purchase
)
JOIN as_of_day ON happened_on <= as_of
GROUP BY customer_key, happened_on
