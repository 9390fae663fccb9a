-- inner: one row per counted line of an order that stands in several files; where their formats differ (Etsy's orders and their items, say) the items are of one file, and the order's fields of the newest that states them | 出现在多个文件中的订单，每个计入的明细一行；格式不同时（如 Etsy 的订单与商品）商品取自其中一个文件，订单信息取自写明该项的最新文件
-- source_key: the file of the line | 该行所在文件
-- line: physical line in that file | 文件中的物理行号
-- item: position of an item that stood packed with others on its line, 0 for a line of one item | 同一行打包多件时的序号，单件为 0
-- order_id: the order id, with its day where a newer file gives it to another order | 订单号；若更新的文件中该号属于另一订单，附上日期
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
    document,
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
    arg_max({'word': status_word, 'means': status_means}, source_key) FILTER (coalesce(status_word, status_means) IS NOT NULL) AS state,
    arg_max(cancelled_at, source_key) AS cancelled_at,
    arg_max(is_test, source_key) AS is_test,
    arg_max(currency, source_key) AS currency
  FROM (
    SELECT incoming_lines.*, document
    FROM incoming_lines
    SEMI JOIN (FROM told_orders WHERE is_merged AND is_newest) AS merged USING (order_id, source_key)
    LEFT JOIN told_orders USING (order_id, source_key)
  )
  GROUP BY document
)

SELECT
  unpacked_lines.* REPLACE (
    document AS order_id,
    CASE WHEN is_merged THEN said.email ELSE unpacked_lines.email END AS email,
    CASE WHEN is_merged THEN said.platform_customer_id ELSE unpacked_lines.platform_customer_id END AS platform_customer_id,
    CASE WHEN is_merged THEN said.phone ELSE unpacked_lines.phone END AS phone,
    CASE WHEN is_merged THEN said.customer_name ELSE unpacked_lines.customer_name END AS customer_name,
    CASE WHEN is_merged THEN said.country ELSE unpacked_lines.country END AS country,
    CASE WHEN is_merged THEN said.consent ELSE unpacked_lines.consent END AS consent,
    CASE WHEN is_merged THEN said.order_total ELSE unpacked_lines.order_total END AS order_total,
    CASE WHEN is_merged THEN said.adjusted_total ELSE unpacked_lines.adjusted_total END AS adjusted_total,
    CASE WHEN is_merged THEN said.order_subtotal ELSE unpacked_lines.order_subtotal END AS order_subtotal,
    CASE WHEN is_merged THEN said.order_goods ELSE unpacked_lines.order_goods END AS order_goods,
    CASE WHEN is_merged THEN said.order_discount ELSE unpacked_lines.order_discount END AS order_discount,
    CASE WHEN is_merged THEN said.shipping ELSE unpacked_lines.shipping END AS shipping,
    CASE WHEN is_merged THEN said.tax ELSE unpacked_lines.tax END AS tax,
    CASE WHEN is_merged THEN said.refunded ELSE unpacked_lines.refunded END AS refunded,
    CASE WHEN is_merged THEN said.state.word ELSE unpacked_lines.status_word END AS status_word,
    CASE WHEN is_merged THEN said.state.means ELSE unpacked_lines.status_means END AS status_means,
    CASE WHEN is_merged THEN said.cancelled_at ELSE unpacked_lines.cancelled_at END AS cancelled_at,
    CASE WHEN is_merged THEN said.is_test ELSE unpacked_lines.is_test END AS is_test,
    CASE WHEN is_merged THEN said.currency ELSE unpacked_lines.currency END AS currency
  )
FROM unpacked_lines
SEMI JOIN (FROM told_orders WHERE is_counted) AS counted USING (order_id, source_key)
LEFT JOIN told_orders USING (order_id, source_key)
LEFT JOIN said USING (document)
