-- later: one row per thing that visitors did and what they did next | 每种行为及其下一个行为一行
-- step: view, search, click, favourite, cart, checkout, purchase, or another word as written | 行为
-- next_step: what came next within half an hour; leave where nothing did | 半小时内的下一个行为，没有则为 leave
-- times: how often | 次数
-- share: of all times that the first was done | 占该行为全部次数的比例
WITH followed AS (
  SELECT
    coalesce(step, event) AS step,
    lead(coalesce(step, event)) OVER visitor AS next_step,
    lead(happened_at) OVER visitor - happened_at AS pause
  FROM events
  WHERE visitor_id IS NOT NULL
  WINDOW visitor AS (PARTITION BY visitor_id ORDER BY happened_at, event, product_id)
),

counted AS (
  SELECT
    step,
    CASE WHEN pause <= INTERVAL 30 MINUTE THEN next_step ELSE 'leave' END AS next_step,
    count(*) AS times
  FROM followed
  GROUP BY ALL
)

SELECT step, next_step, times::INTEGER AS times, times / sum(times) OVER (PARTITION BY step) AS share
FROM counted
ORDER BY step, times DESC, next_step
