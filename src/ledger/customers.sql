-- one row per customer who ever ordered | 每个下过单的客户一行
-- customer_key: our dense number, by first order | 内部编号，按首单时间
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- name: name of the latest order that has one | 最近订单上的姓名
-- email: e-mail | 邮箱
-- phone: phone | 手机号
-- country: country of the latest order that has one | 国家或地区
-- consent: agreed to marketing, as last written; NULL where no column says | 是否同意营销，未提供为空
-- first_on: day of the first order | 首单日期
-- last_on: day of the latest order | 末单日期
-- orders: orders of any status | 订单数（任何状态）
SELECT
  orders.customer_key,
  orders.customer_id,
  arg_max(written_orders.customer_name, orders.ordered_at) AS name,
  arg_max(written_orders.email, orders.ordered_at) AS email,
  arg_max(written_orders.phone, orders.ordered_at) AS phone,
  arg_max(written_orders.country, orders.ordered_at) AS country,
  arg_max(written_orders.consent, orders.ordered_at) AS consent,
  min(orders.ordered_on) AS first_on,
  max(orders.ordered_on) AS last_on,
  count(*)::INTEGER AS orders
FROM orders
JOIN written_orders ON written_orders.document = orders.order_id
WHERE orders.customer_key IS NOT NULL
GROUP BY orders.customer_key, orders.customer_id
ORDER BY orders.customer_key
