-- inner: one row per line of an order that exports of several formats tell of (Etsy's orders and their items, say): the items of one file, and of the order what the newest file that says it says | 由多种格式的导出文件共同描述的订单，每个明细一行：商品取自其中一个文件，订单信息取自写明该项的最新文件
-- source_key: the file of the line | 该行所在文件
-- line: physical line in that file | 文件中的物理行号
-- item: position of an item that stood packed with others on its line, 0 for a line of one item | 同一行打包多件时的序号，单件为 0
-- order_id: the order id | 订单号
-- written_at: date and time as written | 原文时间
-- offset_minutes: minutes that it is ahead of UTC, where the cell says so | 与 UTC 的分钟差，写明时才有
-- has_time: whether it has a time of day | 是否含具体时刻
-- email: e-mail | 邮箱
-- platform_customer_id: customer number of the platform | 平台客户号
-- phone: phone | 手机号
-- customer_name: name | 姓名
-- country: country | 国家或地区
-- consent: agreed to marketing | 是否同意营销
-- product_id: product id | 商品编号
-- product_name: name of the product | 商品名称
-- category: category of the product | 商品类别
-- quantity: pieces | 件数
-- unit_price: price of a piece | 单价
-- line_total: what the line sold for | 该行金额
-- line_subtotal: the same before its own discount | 该行优惠前金额
-- line_discount: discount of the line | 该行优惠
-- line_shipping: shipping of the line | 该行运费
-- line_tax: tax of the line | 该行税
-- order_total: total of the order | 订单总额
-- adjusted_total: the same less refunds | 退款后总额
-- order_subtotal: goods before order-level discounts | 整单优惠前商品金额
-- order_goods: goods after them | 整单优惠后商品金额
-- order_discount: order-level discount | 整单优惠
-- shipping: shipping of the order | 运费
-- tax: tax of the order | 税
-- refunded: money given back | 已退金额
-- status_word: state as written | 状态原文
-- status_means: state by the rules of an export | 按导出格式规则判断的状态
-- cancelled_at: when it was cancelled | 取消时间
-- is_test: a test order | 是否测试单
-- currency: currency | 币种
WITH said AS (
  SELECT
    order_id,
    arg_max(email, source_key) AS email,
    arg_max(platform_customer_id, source_key) AS platform_customer_id,
    arg_max(phone, source_key) AS phone,
    arg_max(customer_name, source_key) AS customer_name,
    arg_max(country, source_key) AS country,
    arg_max(consent, source_key) AS consent,
    arg_max(order_total, source_key) AS order_total,
    arg_max(adjusted_total, source_key) AS adjusted_total,
    arg_max(order_subtotal, source_key) AS order_subtotal,
    arg_max(order_goods, source_key) AS order_goods,
    arg_max(order_discount, source_key) AS order_discount,
    arg_max(shipping, source_key) AS shipping,
    arg_max(tax, source_key) AS tax,
    arg_max(refunded, source_key) AS refunded,
    arg_max(status_word, source_key) AS status_word,
    arg_max(status_means, source_key) AS status_means,
    arg_max(cancelled_at, source_key) AS cancelled_at,
    arg_max(is_test, source_key) AS is_test,
    arg_max(currency, source_key) AS currency
  FROM (
    SELECT incoming_lines.*
    FROM incoming_lines
    JOIN told_orders USING (order_id, source_key)
    JOIN counted_files ON document = order_id
    WHERE is_newest AND is_merged
  )
  GROUP BY order_id
)

SELECT
  unpacked_lines.* REPLACE (
    said.email AS email,
    said.platform_customer_id AS platform_customer_id,
    said.phone AS phone,
    said.customer_name AS customer_name,
    said.country AS country,
    said.consent AS consent,
    said.order_total AS order_total,
    said.adjusted_total AS adjusted_total,
    said.order_subtotal AS order_subtotal,
    said.order_goods AS order_goods,
    said.order_discount AS order_discount,
    said.shipping AS shipping,
    said.tax AS tax,
    said.refunded AS refunded,
    said.status_word AS status_word,
    said.status_means AS status_means,
    said.cancelled_at AS cancelled_at,
    said.is_test AS is_test,
    said.currency AS currency
  )
FROM unpacked_lines
JOIN counted_files ON document = unpacked_lines.order_id AND counted_files.source_key = unpacked_lines.source_key AND is_merged
JOIN said USING (order_id)
