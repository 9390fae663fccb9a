-- inner: one row per key under which a customers file knows a person, merged ones together, the latest file first | 客户文件中每个客户标识一行，已合并者归为一人，以最新文件为准
-- customer_id: an e-mail, an id of the platform or a phone number; of the person where you merged several | 邮箱、平台客户号或手机号；合并后为该人的标识
-- name: name | 姓名
-- email: e-mail | 邮箱
-- phone: phone | 手机号
-- country: country | 国家或地区
-- region: state, province or region | 省或地区
-- city: city | 城市
-- postcode: postcode | 邮编
-- consent: agreed to marketing; in one file a no wins | 是否同意营销；同一文件中以不同意为准
-- tags: tags, as written | 标签
-- registered_on: day of registration | 注册日期
WITH said AS (
  SELECT *, source_key * 1e9 + line AS age, unnest(list_distinct([email, platform_customer_id, phone])) AS id
  FROM incoming_customers
),

weak AS (
  SELECT DISTINCT id FROM said WHERE id IS NOT NULL AND email IS NULL
),

-- A row without an e-mail tells also of her whose orders alone carry its number or phone.
carried AS (
  SELECT platform_customer_id AS id, email AS buyer
  FROM incoming_lines
  SEMI JOIN weak ON weak.id = platform_customer_id
  WHERE email IS NOT NULL
  UNION ALL
  SELECT phone, coalesce(email, platform_customer_id)
  FROM incoming_lines
  SEMI JOIN weak ON weak.id = phone
  WHERE coalesce(email, platform_customer_id) IS NOT NULL
),

owned AS (
  SELECT id, any_value(coalesce(person_id, buyer)) AS owner
  FROM carried
  LEFT JOIN person_links ON person_links.customer_id = buyer
  GROUP BY id
  HAVING count(DISTINCT coalesce(person_id, buyer)) = 1
),

known AS (
  SELECT said.*, coalesce(person_id, id) AS customer_id
  FROM said
  LEFT JOIN person_links ON person_links.customer_id = id
  UNION ALL BY NAME
  SELECT said.*, owner AS customer_id
  FROM said
  JOIN owned USING (id)
  WHERE email IS NULL
)

SELECT
  customer_id,
  arg_max(customer_name, age) AS name,
  arg_max(email, age) AS email,
  arg_max(phone, age) AS phone,
  arg_max(country, age) AS country,
  arg_max(region, age) AS region,
  arg_max(city, age) AS city,
  arg_max(postcode, age) AS postcode,
  arg_max(consent, source_key * 2 + (NOT consent)::INTEGER) AS consent,
  arg_max(tags, age) AS tags,
  arg_max(registered_at, age)::DATE AS registered_on
FROM known
WHERE customer_id IS NOT NULL
GROUP BY customer_id
