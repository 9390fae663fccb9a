-- one row per order number and length of the gap to the next purchase | 每个订单序号与每种间隔天数一行
-- order_number: 1 for the gap between the first and the second purchase | 1 表示首单到第二单
-- gap_days: days between the two | 间隔天数
-- customers: customers with such a gap | 客户数
SELECT (order_number - 1)::INTEGER AS order_number, gap_days, count(*)::INTEGER AS customers
FROM purchases
WHERE gap_days IS NOT NULL
GROUP BY ALL
ORDER BY ALL
