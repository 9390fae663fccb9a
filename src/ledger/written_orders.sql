-- inner view: one row per order as written: fields that stand on one line or on every line of it are taken once, what differs from line to line is added up | 每个原始订单一行：整单字段只取一次，各行不同的则相加
-- document: the order id, or buyer and moment | 订单标识
-- buyer: e-mail, else the platform's customer id, else phone | 买家标识
-- written_at: date and time as written | 原文时间
-- source_key: the file it came from | 来源文件
-- first_line: physical line on which it begins there | 在该文件中的起始行号
-- email: e-mail | 邮箱
-- phone: phone | 手机号
-- currency: currency | 币种
-- status_word: state of the order as written, in lower case | 状态原文（小写）
-- status_said: what that word means, or what the export's own rules say; NULL for an unknown word | 该词的含义，或导出格式自身规则的判断；未知为空
-- cancelled_at: when it was cancelled | 取消时间
-- is_test: a test order | 是否测试单
-- is_return: whether every line is a return | 是否全为退货行
-- order_total: total as stated | 标明的总额
-- order_goods: goods as stated | 标明的商品金额
-- order_discount: order-level discount as stated | 标明的整单优惠
-- shipping: shipping as stated | 运费
-- tax: tax as stated; that of a sale is never below zero | 税（销售单的税不为负）
-- refunded_written: refund as stated, with either sign | 标明的退款（正负皆可）
-- positive_lines: sum of the lines that are not returns, before order-level discounts | 非退货行合计
-- negative_lines: sum of the return lines | 退货行合计
-- amounts: lines that state an amount | 标明金额的行数
-- quantity: pieces | 件数
-- lines: lines | 行数
-- goods: stated or summed worth of the goods, all discounts taken off | 商品金额（已减优惠）
WITH summed AS (
  SELECT
    document,
    any_value(buyer) AS buyer,
    min(written_at) AS written_at,
    min((source_key::BIGINT << 32) + line) AS first,
    bool_and(is_return) AS is_return,
    TRY_CAST(sum(line_amount) FILTER (NOT is_return) AS DECIMAL(18, 4)) AS positive_lines,
    TRY_CAST(sum(-abs(line_amount)) FILTER (is_return) AS DECIMAL(18, 4)) AS negative_lines,
    count(line_amount) AS amounts,
    sum(coalesce(quantity, 1)) AS quantity,
    count(*)::INTEGER AS lines
  FROM written_lines
  GROUP BY document
),

-- Few exports say these, and then mostly on one line of an order.
stated AS (
  SELECT
    document,
    any_value(email) AS email,
    any_value(phone) AS phone,
    any_value(currency) AS currency,
    any_value(lower(trim(status_word))) AS status_word,
    any_value(status_means) AS status_means,
    any_value(cancelled_at) AS cancelled_at,
    bool_or(is_test) AS is_test,
    any_value(order_total) AS order_total,
    any_value(order_goods) AS order_goods,
    CASE WHEN min(order_discount) < max(order_discount) THEN sum(order_discount) ELSE any_value(order_discount) END::DECIMAL(18, 4) AS order_discount,
    coalesce(CASE WHEN min(shipping) < max(shipping) THEN sum(shipping) ELSE any_value(shipping) END, sum(line_shipping))::DECIMAL(18, 4) AS shipping,
    coalesce(CASE WHEN any_value(order_total) > 0 THEN abs(any_value(tax)) ELSE any_value(tax) END, sum(line_tax))::DECIMAL(18, 4) AS tax,
    any_value(order_subtotal) AS order_subtotal,
    coalesce(
      CASE WHEN min(refunded) < max(refunded) THEN sum(refunded) ELSE any_value(refunded) END,
      any_value(greatest(0, order_total - adjusted_total))
    )::DECIMAL(18, 4) AS refunded_written,
    sum(line_amount) FILTER (state = 'refunded')::DECIMAL(18, 4) AS refunded_lines,
    CASE
      WHEN bool_and(state = 'refunded') THEN 'refunded'
      WHEN bool_or(state IN ('refunded', 'part_refunded')) THEN 'part_refunded'
      WHEN bool_or(state = 'paid') THEN 'paid'
    END AS state
  FROM written_lines
  WHERE
    coalesce(email, phone, currency, status_word, status_means) IS NOT NULL
    OR coalesce(order_total, order_goods, order_subtotal, order_discount, refunded) IS NOT NULL
    OR coalesce(shipping, tax, line_shipping, line_tax) IS NOT NULL
    OR cancelled_at IS NOT NULL
    OR is_test
  GROUP BY document
)

SELECT
  summed.* EXCLUDE (first),
  (first >> 32)::INTEGER AS source_key,
  (first & 4294967295)::INTEGER AS first_line,
  stated.* EXCLUDE (document, is_test, status_means, order_subtotal, refunded_written, refunded_lines, state),
  greatest(abs(stated.refunded_written), given_back.amount, refunded_lines) AS refunded_written,
  coalesce(state, status_means, status_words.status) AS status_said,
  coalesce(is_test, false) OR coalesce(status_means = 'test', false) AS is_test,
  coalesce(
    order_goods,
    order_subtotal - abs(coalesce(order_discount, 0)),
    CASE
      WHEN amounts > 0
        THEN coalesce(positive_lines, 0) + coalesce(negative_lines, 0) - abs(coalesce(order_discount, 0))
      ELSE order_total - coalesce(shipping, 0) - coalesce(tax, 0)
    END
  )::DECIMAL(18, 4) AS goods
FROM summed
LEFT JOIN (SELECT order_id AS document, sum(amount) AS amount FROM written_refunds GROUP BY order_id) AS given_back USING (document)
LEFT JOIN (stated LEFT JOIN status_words ON status_words.word = stated.status_word) USING (document)
