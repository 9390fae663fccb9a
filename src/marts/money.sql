-- one row per customer and day on which her net money changed, up to as_of | 每个客户净额变动的每一天一行（截止日前）
-- customer_key: our number of the customer | 客户内部编号
-- happened_on: day | 日期
-- amount: goods bought, less refunds and returns at their own date | 购买减退款与退货（按各自日期）
SELECT customer_key, happened_on, sum(amount) AS amount
FROM (
  SELECT customer_key, ordered_on AS happened_on, amount FROM order_lines WHERE is_purchase OR status = 'return'
  UNION ALL
  SELECT customer_key, refunded_on AS happened_on, -amount FROM refunds
)
JOIN clock ON happened_on <= clock.as_of
WHERE customer_key IS NOT NULL
GROUP BY customer_key, happened_on
