-- one row per order, returns included | 每个订单一行（含退货单）
-- order_key: our dense number, by time | 内部编号，按时间
-- order_id: the shop's order id, or buyer and moment where the export has none | 店铺订单号；没有时为买家加时间
-- customer_key: our number of the customer, NULL for an unknown buyer | 客户内部编号，未知买家为空
-- customer_id: e-mail, else platform id, else phone; of the person where you merged several | 客户标识：邮箱、平台客户号或手机号
-- ordered_at: wall-clock time in the shop's zone | 店铺当地时间
-- ordered_on: day of the order | 下单日期
-- status: paid, part_refunded, refunded, unpaid, cancelled, test or return | 状态
-- is_purchase: whether it counts as a purchase: paid, part_refunded or refunded, of a buyer who is not set aside | 是否计为购买（未被搁置的买家）
-- set_aside: whether its buyer is set aside, and it counts nowhere | 买家是否已搁置；搁置后不计入任何数字
-- lines: lines of the order | 明细行数
-- quantity: pieces | 件数
-- cut: what the largest amount that an order may count took off the goods, negative for a return; 0 where nothing | 因单笔计入上限而减去的商品金额，退货为负，没有则为 0
-- goods: worth of the goods, less cut, all discounts taken off, without shipping and tax | 商品金额（已减去 cut），已减优惠，不含运费与税
-- lines_worth: what the lines that are not returns say they sold for, before order-level discounts; NULL where none says | 非退货行标明金额合计（未摊整单优惠），均未标明为空
-- returns_worth: the same of its return lines, negative | 退货行标明金额合计（负）
-- amount: what was paid in all | 实付总额
-- refunded: given back, at most the goods; of goods that were cut, the same share | 已退金额，不超过商品金额
-- shipping: shipping as stated | 运费
-- tax: tax as stated | 税
-- discount: order-level discount as stated | 整单优惠
-- currency: currency as stated; money here is in the shop's own | 原文币种；此处金额均为主币种
-- rate: what one unit of it is worth in the shop's own; NULL: not known, the order counts without money | 折合主币种的汇率；未知为空，不计金额
-- source_key: the file it came from | 来源文件
WITH judged AS (
  SELECT
    source_key,
    first_line,
    document,
    coalesce(person_id, buyer) AS buyer,
    written_at + to_minutes(CASE WHEN sources.all_utc THEN coalesce(zone_offsets.minutes, 0) ELSE 0 END) AS ordered_at,
    CASE
      WHEN is_test THEN 'test'
      WHEN cancelled_at IS NOT NULL OR status_said = 'cancelled' THEN 'cancelled'
      WHEN status_said = 'unpaid' THEN 'unpaid'
      WHEN is_return THEN 'return'
      WHEN status_said = 'refunded' OR (abs(refunded_written) >= goods AND goods > 0) THEN 'refunded'
      WHEN status_said = 'part_refunded' OR abs(refunded_written) > 0 THEN 'part_refunded'
      ELSE 'paid'
    END AS status,
    written_orders.lines,
    quantity,
    goods,
    CASE WHEN amounts > 0 THEN coalesce(positive_lines, 0) END::DECIMAL(18, 4) AS lines_worth,
    coalesce(negative_lines, 0)::DECIMAL(18, 4) AS returns_worth,
    coalesce(order_total, goods + coalesce(shipping, 0) + coalesce(tax, 0), 0)::DECIMAL(18, 4) AS amount,
    nullif(abs(refunded_written), 0) AS refunded_written,
    shipping,
    tax,
    order_discount AS discount,
    written_orders.currency,
    CASE WHEN currencies.currency IS NULL THEN 1 ELSE currencies.rate END AS rate
  FROM written_orders
  JOIN sources USING (source_key)
  LEFT JOIN person_links ON person_links.customer_id = buyer
  LEFT JOIN currencies ON currencies.currency = written_orders.currency
  LEFT JOIN zone_offsets ON sources.all_utc AND written_at >= zone_offsets.from_utc AND written_at < zone_offsets.to_utc
),

converted AS (
  SELECT * FROM judged WHERE rate = 1
  UNION ALL
  SELECT
    * REPLACE (
      TRY_CAST(goods * rate AS DECIMAL(18, 4)) AS goods,
      TRY_CAST(lines_worth * rate AS DECIMAL(18, 4)) AS lines_worth,
      TRY_CAST(returns_worth * coalesce(rate, 0) AS DECIMAL(18, 4)) AS returns_worth,
      TRY_CAST(amount * coalesce(rate, 0) AS DECIMAL(18, 4)) AS amount,
      TRY_CAST(refunded_written * rate AS DECIMAL(18, 4)) AS refunded_written,
      TRY_CAST(shipping * rate AS DECIMAL(18, 4)) AS shipping,
      TRY_CAST(tax * rate AS DECIMAL(18, 4)) AS tax,
      TRY_CAST(discount * rate AS DECIMAL(18, 4)) AS discount
    )
  FROM judged
  WHERE rate IS NULL OR rate <> 1
),

-- Sorting takes narrow rows, no text, and no window: that sorts several times slower. At one moment the file's own
-- order decides.
numbered AS (
  SELECT source_key, first_line, row_number() OVER ()::INTEGER AS order_key
  FROM (SELECT source_key, first_line FROM judged ORDER BY ordered_at, source_key, first_line)
),

buyers AS (
  SELECT buyer, row_number() OVER (ORDER BY min(ordered_at), buyer)::INTEGER AS customer_key
  FROM judged
  WHERE buyer IS NOT NULL
  GROUP BY buyer
)

SELECT
  order_key,
  document AS order_id,
  customer_key,
  buyer AS customer_id,
  ordered_at,
  ordered_at::DATE AS ordered_on,
  status,
  status IN ('paid', 'part_refunded', 'refunded') AND set_aside.customer_id IS NULL AS is_purchase,
  set_aside.customer_id IS NOT NULL AS set_aside,
  lines,
  quantity,
  CASE
    WHEN set_aside.customer_id IS NOT NULL OR status IN ('cancelled', 'unpaid', 'test') THEN 0
    WHEN abs(goods) > settings.order_cap THEN goods - sign(goods) * settings.order_cap
    ELSE 0
  END::DECIMAL(18, 4) AS cut,
  (coalesce(goods, 0) - cut)::DECIMAL(18, 4) AS goods,
  lines_worth,
  CASE WHEN cut < 0 THEN returns_worth * (goods - cut) / goods ELSE returns_worth END::DECIMAL(18, 4) AS returns_worth,
  amount,
  (CASE
    WHEN status IN ('refunded', 'part_refunded')
      THEN greatest(0, least(coalesce(refunded_written, CASE status WHEN 'refunded' THEN goods END, 0), goods))
    ELSE 0
  END * CASE WHEN cut > 0 THEN (goods - cut) / goods ELSE 1 END)::DECIMAL(18, 4) AS refunded,
  shipping,
  tax,
  discount,
  converted.currency,
  rate,
  source_key
FROM converted
JOIN numbered USING (source_key, first_line)
LEFT JOIN buyers USING (buyer)
LEFT JOIN aside_people AS set_aside ON set_aside.customer_id = buyer
CROSS JOIN settings
