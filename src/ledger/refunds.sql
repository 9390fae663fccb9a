-- one row per order and day on which money was given back | 每个订单每个退款日一行
-- order_key: our number of the order | 订单内部编号
-- order_id: the shop's order id | 店铺订单号
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: the customer | 客户标识
-- refunded_on: day of the refund; the order's own day where none is written | 退款日期，未写明时取下单日
-- amount: money given back, at most the order's goods | 退款金额，不超过商品金额
WITH written AS (
  SELECT *, sum(amount) OVER (PARTITION BY order_id) AS total FROM written_refunds
)

SELECT
  order_key,
  order_id,
  customer_key,
  customer_id,
  coalesce(refunded_on, ordered_on) AS refunded_on,
  coalesce(refunded * written.amount / total, refunded)::DECIMAL(18, 4) AS amount
FROM orders
LEFT JOIN written USING (order_id)
WHERE refunded > 0 AND is_purchase
