-- later: one row per kind of personal data that the shop holds, for a record of processing | 店铺中每类个人数据一行，供处理活动记录使用
-- kind: what it is | 数据类别
-- people: people of whom it is known, those too who only stand in a customers file | 涉及人数（含仅见于客户文件者）
-- rows: rows that hold it, where it is something people did | 行为类数据的行数
WITH others AS (
  SELECT
    coalesce(email, platform_customer_id, phone) AS customer_id,
    any_value(customer_name) AS name,
    any_value(email) AS email,
    any_value(phone) AS phone,
    any_value(country) AS country,
    any_value(region) AS region,
    any_value(city) AS city,
    any_value(postcode) AS postcode,
    any_value(tags) AS tags,
    any_value(registered_at) AS registered_on,
    any_value(consent) AS consent
  FROM incoming_customers
  ANTI JOIN customer_ids AS by_email ON by_email.customer_id = email
  ANTI JOIN customer_ids AS by_number ON by_number.customer_id = platform_customer_id
  ANTI JOIN customer_ids AS by_phone ON by_phone.customer_id = phone
  GROUP BY coalesce(email, platform_customer_id, phone)
),

people AS (
  SELECT customer_id, name, email, phone, country, region, city, postcode, tags, registered_on, consent FROM customers
  UNION ALL BY NAME
  FROM others
),

told AS (
  SELECT 1 AS place, 'name' AS kind, count(name) AS people, NULL AS rows FROM people
  UNION ALL
  SELECT 2, 'email', count(email), NULL FROM people
  UNION ALL
  SELECT 3, 'phone', count(phone), NULL FROM people
  UNION ALL
  SELECT 4, 'number', count(*) FILTER (customer_id IS DISTINCT FROM email AND customer_id IS DISTINCT FROM phone), NULL FROM people
  UNION ALL
  SELECT 5, 'country', count(country), NULL FROM people
  UNION ALL
  SELECT 6, 'address', count(*) FILTER (coalesce(region, city, postcode) IS NOT NULL), NULL FROM people
  UNION ALL
  SELECT 7, 'tags', count(tags), NULL FROM people
  UNION ALL
  SELECT 8, 'registered', count(registered_on), NULL FROM people
  UNION ALL
  SELECT 9, 'consent', count(consent), NULL FROM people
  UNION ALL
  SELECT 10, 'purchases', count(*), sum(orders) FROM customers
  UNION ALL
  SELECT 11, 'visits', count(DISTINCT visitor_id), count(visitor_id) FROM events
  UNION ALL
  SELECT 12, 'reviews', count(DISTINCT customer_key), count(*) FROM reviews
  UNION ALL
  SELECT 13, 'ratings', count(DISTINCT user_id), count(*) FROM ratings
  UNION ALL
  SELECT 14, 'campaigns', count(DISTINCT person_id), count(*) FROM exposures
  UNION ALL
  SELECT 15, 'codes', count(DISTINCT customer_key), count(customer_key) FROM codes
  UNION ALL
  SELECT 16, 'surveys', count(DISTINCT person_id), count(*) FROM answers
)

SELECT kind, people::INTEGER AS people, rows::INTEGER AS rows
FROM told
WHERE people > 0 OR rows > 0
ORDER BY place
