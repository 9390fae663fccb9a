-- inner: one row per key under which a customers file knows a person, the latest file first | 客户文件中每个客户标识一行，以最新文件为准
-- customer_id: an e-mail, an id of the platform or a phone number | 邮箱、平台客户号或手机号
-- name: name | 姓名
-- email: e-mail | 邮箱
-- phone: phone | 手机号
-- country: country | 国家或地区
-- region: state, province or region | 省或地区
-- city: city | 城市
-- postcode: postcode | 邮编
-- consent: agreed to marketing | 是否同意营销
-- tags: tags, as written | 标签
-- registered_on: day of registration | 注册日期
WITH known AS (
  SELECT *, source_key * 1e9 + line AS age, unnest(list_distinct([email, platform_customer_id, phone])) AS customer_id
  FROM incoming_customers
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
  arg_max(consent, age) AS consent,
  arg_max(tags, age) AS tags,
  arg_max(registered_at, age)::DATE AS registered_on
FROM known
WHERE customer_id IS NOT NULL
GROUP BY customer_id
