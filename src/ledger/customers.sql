-- one row per customer who ever ordered | 每个下过单的客户一行
-- customer_key: our dense number, by first order | 内部编号，按首单时间
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- name: name of the latest order that has one | 最近订单上的姓名
-- email: e-mail | 邮箱
-- phone: phone | 手机号
-- country: country of the latest order that has one | 国家或地区
-- region: state, province or region, where a customers file says | 省或地区，来自客户文件
-- city: city, where a customers file says | 城市，来自客户文件
-- postcode: postcode, where a customers file says | 邮编，来自客户文件
-- tags: tags as written in a customers file | 标签，来自客户文件
-- registered_on: day of registration, where a customers file says | 注册日期，来自客户文件
-- consent: agreed to marketing: as a customers file says, else as last written on an order; NULL where nothing says | 是否同意营销：以客户文件为准，否则取最近订单，未提供为空
-- aliases: other ids of the same person, as you merged them | 您合并的同一人的其他标识
-- first_on: day of the first order | 首单日期
-- last_on: day of the latest order | 末单日期
-- orders: orders of any status | 订单数（任何状态）
WITH known AS (
  SELECT
    coalesce(person_id, buyer) AS buyer,
    arg_max(customer_name, written_at) AS name,
    arg_max(email, written_at) AS email,
    arg_max(phone, written_at) AS phone,
    arg_max(country, written_at) AS country,
    arg_max(consent, written_at) AS consent
  FROM written_lines
  LEFT JOIN person_links ON person_links.customer_id = buyer
  WHERE buyer IS NOT NULL AND (coalesce(customer_name, email, phone, country) IS NOT NULL OR consent IS NOT NULL)
  GROUP BY coalesce(person_id, buyer)
),

ordered AS (
  SELECT
    customer_key,
    any_value(customer_id) AS customer_id,
    min(ordered_on) AS first_on,
    max(ordered_on) AS last_on,
    count(*)::INTEGER AS orders
  FROM orders
  WHERE customer_key IS NOT NULL
  GROUP BY customer_key
)

SELECT
  customer_key,
  customer_id,
  coalesce(known.name, registered.name) AS name,
  coalesce(known.email, registered.email) AS email,
  coalesce(known.phone, registered.phone) AS phone,
  coalesce(known.country, registered.country) AS country,
  region,
  city,
  postcode,
  tags,
  registered_on,
  coalesce(registered.consent, known.consent) AS consent,
  aliases,
  first_on,
  last_on,
  orders
FROM ordered
LEFT JOIN known ON known.buyer = ordered.customer_id
LEFT JOIN registered USING (customer_id)
LEFT JOIN (
  SELECT person_id AS customer_id, string_agg(customer_id, ', ' ORDER BY customer_id) AS aliases FROM person_links GROUP BY person_id
) AS known_as USING (customer_id)
ORDER BY customer_key
