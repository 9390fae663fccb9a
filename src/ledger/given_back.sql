-- inner view: one row per order and day on which money was given back, of buyers who are set aside too | 每个订单每个退款日一行，含已搁置买家
-- is_purchase: whether the order counts | 该订单是否计入
WITH written AS (
  SELECT *, sum(amount) OVER (PARTITION BY order_id) AS total FROM written_refunds
)

SELECT
  order_key,
  order_id,
  customer_key,
  customer_id,
  coalesce(refunded_on, ordered_on) AS refunded_on,
  coalesce(refunded * written.amount / total, refunded)::DECIMAL(18, 4) AS amount,
  is_purchase
FROM orders
LEFT JOIN written USING (order_id)
WHERE refunded > 0 AND status IN ('paid', 'part_refunded', 'refunded')
