-- inner: one row per order and day on which a file of refunds says that money was given back; where files overlap, the newest counts | 退款文件中每个订单每个退款日一行；文件重叠时以最新文件为准
-- order_id: the shop's order id | 店铺订单号
-- refunded_on: day of the refund, NULL where none is written | 退款日期，未写明为空
-- amount: money given back | 退款金额
WITH newest AS (
  SELECT *
  FROM incoming_refunds
  QUALIFY source_key = max(source_key) OVER (PARTITION BY order_id)
)

SELECT order_id, date::DATE AS refunded_on, sum(abs(refunded)) AS amount
FROM newest
GROUP BY ALL
