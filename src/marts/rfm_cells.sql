-- one row per cell of recency × frequency that has customers | 每个有客户的 R×F 格一行
-- r: recency score, highest for the most recent | 近度分，越大越近
-- f: frequency score, highest for the most often | 频度分，越大越频繁
-- segment: the segment of the cell | 分群
-- customers: customers in the cell | 客户数
-- revenue: their net money | 净消费额
SELECT r, f, any_value(segment) AS segment, count(*)::INTEGER AS customers, sum(monetary) AS revenue
FROM rfm
WHERE r IS NOT NULL
GROUP BY r, f
ORDER BY r, f
