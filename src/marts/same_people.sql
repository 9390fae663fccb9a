-- later: one row per pair of customers who may be one person; nothing is merged until you say so | 可能为同一人的客户，每对一行；须经您确认才合并
-- customer_key: our number of the one who came first | 较早客户的内部编号
-- customer_id: e-mail, platform id or phone of the first | 较早客户的标识
-- name: name of the first | 较早客户的姓名
-- orders: orders of the first | 较早客户的订单数
-- other_key: our number of the other | 另一客户的内部编号
-- other_id: e-mail, platform id or phone of the other | 另一客户的标识
-- other_name: name of the other | 另一客户的姓名
-- other_orders: orders of the other | 另一客户的订单数
-- evidence: what they share: email, phone, name_postcode, or order: exports of two formats call the buyer of one order so | 相同之处：邮箱、手机号、姓名加邮编，或同一订单在不同格式导出中的买家
WITH parts AS (
  SELECT *, split_part(split_part(email, '@', 1), '+', 1) AS local, split_part(email, '@', 2) AS domain, regexp_replace(phone, '\D', '', 'g') AS digits
  FROM customers
),

contacts AS (
  SELECT
    customer_key,
    'email' AS evidence,
    CASE WHEN domain IN ('gmail.com', 'googlemail.com') THEN replace(local, '.', '') || '@gmail' ELSE local || '@' || domain END AS value
  FROM parts
  WHERE email IS NOT NULL
  UNION ALL
  SELECT customer_key, 'phone', right(digits, 9)
  FROM parts
  WHERE length(digits) >= 8 AND NOT contains(phone, '*')
  UNION ALL
  SELECT customer_key, 'name_postcode', lower(strip_accents(trim(name))) || ' ' || lower(replace(postcode, ' ', ''))
  FROM parts
  WHERE name IS NOT NULL AND postcode IS NOT NULL
  UNION ALL
  SELECT DISTINCT customer_ids.customer_key, 'order', document
  FROM incoming_lines
  SEMI JOIN (FROM told_orders WHERE is_merged) AS merged USING (order_id, source_key)
  LEFT JOIN told_orders USING (order_id, source_key)
  JOIN customer_ids ON customer_ids.customer_id = coalesce(email, platform_customer_id, incoming_lines.phone)
),

-- What many share is a shop's own phone or a family name in a small town, not a person.
shared AS (
  SELECT * FROM contacts QUALIFY count(*) OVER (PARTITION BY evidence, value) BETWEEN 2 AND 4
),

pairs AS (
  SELECT one.customer_key, other.customer_key AS other_key, string_agg(DISTINCT evidence, ', ' ORDER BY evidence) AS evidence
  FROM shared AS one
  JOIN shared AS other USING (evidence, value)
  WHERE one.customer_key < other.customer_key
  GROUP BY ALL
)

SELECT
  pairs.customer_key,
  one.customer_id,
  one.name,
  one.orders,
  pairs.other_key,
  other.customer_id AS other_id,
  other.name AS other_name,
  other.orders AS other_orders,
  pairs.evidence
FROM pairs
JOIN customers AS one ON one.customer_key = pairs.customer_key
JOIN customers AS other ON other.customer_key = pairs.other_key
ANTI JOIN person_refusals AS refused
  ON refused.customer_id = least(one.customer_id, other.customer_id)
  AND refused.other_id = greatest(one.customer_id, other.customer_id)
ORDER BY length(evidence) DESC, one.orders + other.orders DESC, pairs.customer_key, pairs.other_key
