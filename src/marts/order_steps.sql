-- one row per order number: who got so far, and who went on | 每个订单序号一行：到达人数与继续人数
-- order_number: 1 for the first purchase | 第几单
-- customers: customers who made that many purchases | 到达该单的客户数
-- customers_next: of them, those who made the next | 其中继续下一单的客户数
-- next_share: share of them who made the next | 继续比例
-- low: lower end of the 95 % interval (Wilson 1927) | 95% 区间下限
-- high: upper end of the 95 % interval | 95% 区间上限
-- median_gap_days: half of the next purchases came within so many days | 下一单间隔中位数（天）
WITH counted AS (
  SELECT order_number, count(*) AS customers, median(gap_days) AS gap_before FROM purchases GROUP BY order_number
),

stepped AS (
  SELECT
    order_number,
    customers,
    coalesce(lead(customers) OVER (ORDER BY order_number), 0) AS customers_next,
    lead(gap_before) OVER (ORDER BY order_number) AS median_gap_days
  FROM counted
)

SELECT
  order_number,
  customers::INTEGER AS customers,
  customers_next::INTEGER AS customers_next,
  customers_next / customers::DOUBLE AS next_share,
  greatest(0, (p + z * z / (2 * n) - z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)) AS low,
  least(1, (p + z * z / (2 * n) + z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)) AS high,
  median_gap_days
FROM (SELECT *, 1.959963984540054 AS z, customers::DOUBLE AS n, customers_next / customers::DOUBLE AS p FROM stepped)
ORDER BY order_number
