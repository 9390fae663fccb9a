-- inner: one row per order and day on which a file of refunds says that money was given back; where files overlap, the newest counts | 退款文件中每个订单每个退款日一行；文件重叠时以最新文件为准
-- order_id: the shop's order id | 店铺订单号
-- refunded_on: day of the refund in the shop's zone, NULL where none is written | 退款日期（店铺时区），未写明为空
-- amount: money given back | 退款金额
WITH moved AS (
  SELECT
    source_key,
    order_id,
    (date + to_minutes(CASE WHEN sources.all_utc THEN coalesce(zone_offsets.minutes, 0) ELSE 0 END))::DATE AS refunded_on,
    refunded
  FROM incoming_refunds
  JOIN sources USING (source_key)
  LEFT JOIN zone_offsets ON sources.all_utc AND date >= zone_offsets.from_utc AND date < zone_offsets.to_utc
),

-- The days of several files add up; a file without days may mean any of them, and counts alone if it is the newest.
newest AS (
  SELECT *
  FROM moved
  QUALIFY CASE
    WHEN max(source_key) FILTER (refunded_on IS NULL) OVER (PARTITION BY order_id) = max(source_key) OVER (PARTITION BY order_id)
      THEN source_key = max(source_key) OVER (PARTITION BY order_id)
    ELSE refunded_on IS NOT NULL AND source_key = max(source_key) OVER (PARTITION BY order_id, refunded_on)
  END
)

SELECT order_id, refunded_on, sum(abs(refunded)) AS amount
FROM newest
GROUP BY ALL
