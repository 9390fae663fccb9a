-- later: one row per gap in the data, the one that costs most first | 每项数据缺口一行，代价最大的在前
-- gap: what is missing | 缺什么
-- affected: rows or days it touches | 涉及的行数或天数
-- total: of so many | 总数
-- share: affected of total | 占比
-- answer: the answer it weakens: repeat, money, suggestions, hours, lists, churn, limit, segments, profit or all | 削弱哪项结论
-- weight: what it would cost if all were affected, 0 to 1 | 若全部缺失的代价（0 至 1）
-- severity: weight × share | 权重 × 占比
-- score: health of the whole shop, 100 × the product of (1 − severity) over all gaps; the same on each row | 数据健康分：100 ×（1 − 代价）连乘，各行相同
WITH bought AS (
  SELECT
    count(*) AS orders,
    count(*) FILTER (customer_key IS NULL) AS no_customer,
    count(*) FILTER (ordered_at = ordered_on) AS no_time,
    count(*) FILTER (rate IS NULL) AS no_rate,
    count(*) FILTER (source_key NOT IN (
      SELECT source_key FROM incoming_lines WHERE coalesce(status_word, status_means) IS NOT NULL OR cancelled_at IS NOT NULL
    )) AS no_status,
    count(*) FILTER (refunded > 0 OR returns_worth <> 0 OR status <> 'paid') AS given_back
  FROM orders
  WHERE is_purchase
),

returned AS (
  SELECT count(*) AS orders FROM orders WHERE status = 'return'
),

changed AS (
  SELECT
    coalesce(sum(rows) FILTER (rule = 'no_amount'), 0) AS no_amount,
    coalesce(sum(rows) FILTER (rule = 'unknown_status'), 0) AS unknown_status
  FROM changes
),

known AS (
  SELECT
    count(*) AS customers,
    count(*) FILTER (email IS NULL) AS no_email,
    count(*) FILTER (consent IS NULL) AS no_consent
  FROM customers
),

listed AS (
  SELECT
    count(*) AS products,
    count(*) FILTER (category IS NULL) AS no_category,
    count(*) FILTER (cost IS NULL) AS no_cost,
    count(*) FILTER (stock IS NULL) AS no_stock
  FROM products
  WHERE NOT is_service
),

pairs AS (
  SELECT count(DISTINCT customer_key) AS people
  FROM (SELECT customer_key FROM same_people UNION ALL SELECT other_key FROM same_people)
),

flagged AS (
  SELECT coalesce(sum(orders), 0) AS orders
  FROM (SELECT DISTINCT customer_key, orders FROM flagged_customers WHERE suggested AND NOT is_set_aside)
),

found AS (
  SELECT 'no_customer' AS gap, no_customer AS affected, orders AS total, 'repeat' AS answer, 1.0 AS weight FROM bought
  UNION ALL
  SELECT 'no_amount', no_amount, greatest(orders, no_amount), 'money', 0.8 FROM bought, changed
  UNION ALL
  SELECT 'no_rate', no_rate, orders, 'money', 0.8 FROM bought
  UNION ALL
  SELECT 'rejected', sum(rejected), sum(lines), 'all', 0.8 FROM sources
  UNION ALL
  SELECT 'short_history', greatest(0, 2 * horizon - (as_of - first_on + 1)), 2 * horizon, 'churn', 0.5 FROM clock
  UNION ALL
  SELECT 'few_gaps', greatest(0, 100 - gaps), 100, 'limit', 0.3 FROM clock WHERE horizon_from <> 'set'
  UNION ALL
  SELECT 'few_customers', greatest(0, 100 - customers), 100, 'segments', 0.3 FROM facts WHERE customers > 0
  UNION ALL
  SELECT 'no_product', count(*) FILTER (product_key IS NULL), count(*), 'suggestions', 0.4 FROM sold_lines WHERE is_purchase
  UNION ALL
  SELECT 'same_people', people, customers, 'repeat', 0.3 FROM pairs, known
  UNION ALL
  SELECT 'flagged', flagged.orders, bought.orders, 'all', 0.3 FROM flagged, bought
  UNION ALL
  SELECT 'unknown_status', unknown_status, greatest(orders, unknown_status), 'money', 0.3 FROM bought, changed
  UNION ALL
  SELECT 'no_email', no_email, customers, 'lists', 0.15 FROM known
  UNION ALL
  SELECT 'no_status', no_status, orders, 'money', 0.1 FROM bought
  UNION ALL
  SELECT 'no_consent', no_consent, customers, 'lists', 0.1 FROM known
  UNION ALL
  SELECT 'no_refunds', CASE WHEN given_back + returned.orders = 0 THEN bought.orders ELSE 0 END, bought.orders, 'money', 0.08 FROM bought, returned
  UNION ALL
  SELECT 'no_category', no_category, products, 'suggestions', 0.08 FROM listed
  UNION ALL
  SELECT 'no_cost', no_cost, products, 'profit', 0.06 FROM listed
  UNION ALL
  SELECT 'no_stock', no_stock, products, 'suggestions', 0.04 FROM listed
  UNION ALL
  SELECT 'no_time', no_time, orders, 'hours', 0.03 FROM bought
),

weighed AS (
  SELECT *, least(1, affected / total) AS share, weight * least(1, affected / total) AS severity
  FROM found
  WHERE affected > 0 AND total > 0 AND (SELECT orders FROM bought) > 0
)

SELECT
  gap,
  affected::INTEGER AS affected,
  total::INTEGER AS total,
  share::DOUBLE AS share,
  answer,
  weight::DOUBLE AS weight,
  severity::DOUBLE AS severity,
  round(100 * product(1 - severity) OVER ())::INTEGER AS score
FROM weighed
ORDER BY severity DESC, gap
