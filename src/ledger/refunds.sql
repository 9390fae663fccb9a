-- one row per order and day on which money was given back | 每个订单每个退款日一行
-- order_key: our number of the order | 订单内部编号
-- order_id: the shop's order id | 店铺订单号
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: the customer | 客户标识
-- refunded_on: day of the refund; the order's own day where none is written | 退款日期，未写明时取下单日
-- amount: money given back, at most the order's goods | 退款金额，不超过商品金额
SELECT order_key, order_id, customer_key, customer_id, refunded_on, amount
FROM given_back
WHERE is_purchase
