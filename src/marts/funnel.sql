-- later: one row per step from looking to buying that the files of events tell of; each counts who came to it after the step before | 行为文件中从浏览到购买的每一步一行；每步计在前一步之后到达的访客
-- step: view, cart or purchase | 浏览、加购或购买
-- position: its place, from 1 | 次序
-- visitors: visitors who came to it, after all steps before it | 依次到达此步的访客数
-- any_visitors: visitors who ever did it, in whatever order | 曾有此行为的访客数（不论先后）
-- share: of those who came to the first step | 占第一步访客的比例
-- share_before: of those who came to the step before; NULL for the first | 占前一步访客的比例，第一步为空
-- low: lower end of its 95 % interval (Wilson) | 95% 区间下界（Wilson）
-- high: upper end | 区间上界
-- median_minutes: median time from the step before | 距前一步的中位分钟数
WITH done AS (
  SELECT
    visitor_id,
    min(happened_at) FILTER (step = 'view') AS view_at,
    list(happened_at) FILTER (step = 'cart') AS carts,
    list(happened_at) FILTER (step = 'purchase') AS purchases
  FROM events
  WHERE step IN ('view', 'cart', 'purchase')
  GROUP BY visitor_id
),

told AS (
  SELECT count(view_at) > 0 AS views, count(carts) > 0 AS carts FROM done
),

carted AS (
  SELECT
    visitor_id,
    view_at,
    purchases,
    list_min(list_filter(done.carts, moment -> moment >= view_at OR NOT told.views)) AS cart_at,
    done.carts IS NOT NULL AS has_cart
  FROM done
  CROSS JOIN told
),

bought AS (
  SELECT
    *,
    list_min(list_filter(purchases, moment -> moment >= before_at OR NOT (told.carts OR told.views))) AS purchase_at
  FROM (
    SELECT carted.*, told, CASE WHEN told.carts THEN cart_at ELSE view_at END AS before_at
    FROM carted
    CROSS JOIN told
  )
),

steps AS (
  SELECT 'view' AS step, 1 AS place, count(view_at) AS visitors, count(view_at) AS any_visitors, NULL::DOUBLE AS median_minutes FROM bought
  UNION ALL
  SELECT 'cart', 2, count(cart_at), count(*) FILTER (has_cart), median(date_diff('second', view_at, cart_at) / 60.0) FROM bought
  UNION ALL
  SELECT 'purchase', 3, count(purchase_at), count(purchases), median(date_diff('second', before_at, purchase_at) / 60.0) FROM bought
),

placed AS (
  SELECT
    *,
    row_number() OVER (ORDER BY place) AS position,
    visitors / nullif(first_value(visitors) OVER (ORDER BY place), 0) AS share,
    nullif(lag(visitors) OVER (ORDER BY place), 0) AS n,
    visitors / n AS p,
    1.96 * sqrt((p * (1 - p) + 0.9604 / n) / n) AS spread
  FROM steps
  WHERE any_visitors > 0
)

SELECT
  step,
  position::INTEGER AS position,
  visitors::INTEGER AS visitors,
  any_visitors::INTEGER AS any_visitors,
  share,
  p AS share_before,
  (p + 1.9208 / n - spread) / (1 + 3.8416 / n) AS low,
  (p + 1.9208 / n + spread) / (1 + 3.8416 / n) AS high,
  CASE WHEN n IS NOT NULL THEN median_minutes END AS median_minutes
FROM placed
ORDER BY position
