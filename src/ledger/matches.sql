-- later: one row per file that is no orders export: how much of it meets the orders, and how much of the shop it covers | 每个非订单文件一行：有多少行与订单对得上，覆盖店铺多少
-- source_key: our number of the file | 文件内部编号
-- file: name of the file | 文件名
-- kind: what its rows are | 内容类型
-- joined_by: customer, product or order: what it meets the shop by | 匹配依据：客户、商品或订单
-- rows: rows that name one | 含该依据的行数
-- matched: rows whose one is in the shop | 匹配成功的行数
-- matched_share: of those rows | 匹配率
-- shop: customers, products or orders of the shop | 店铺中的客户、商品或订单数
-- covered: how many of them the file knows | 文件覆盖的数量
-- covered_share: of the shop's | 覆盖率
WITH named AS (
  SELECT source_key, 'customer' AS joined_by, line, unnest(list_distinct([email, platform_customer_id, phone])) AS id FROM incoming_customers
  UNION ALL
  SELECT source_key, 'product', line, unnest(list_distinct([product_id, product_name])) FROM incoming_products
  UNION ALL
  SELECT source_key, 'order', line, order_id FROM incoming_items
  UNION ALL
  SELECT source_key, 'order', line, order_id FROM incoming_refunds
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id) FROM incoming_events
  UNION ALL
  SELECT source_key, 'product', line, coalesce(product_id, product_name) FROM incoming_events
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id) FROM incoming_reviews
  UNION ALL
  SELECT source_key, 'product', line, coalesce(product_id, product_name) FROM incoming_reviews
  UNION ALL
  SELECT source_key, 'order', line, order_id FROM incoming_reviews
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id) FROM incoming_ratings
  UNION ALL
  SELECT source_key, 'product', line, coalesce(product_id, product_name) FROM incoming_ratings
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id, phone) FROM incoming_sends
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id) FROM incoming_codes
  UNION ALL
  SELECT source_key, 'order', line, order_id FROM incoming_codes
  UNION ALL
  SELECT source_key, 'customer', line, coalesce(email, platform_customer_id, phone) FROM incoming_surveys
  UNION ALL
  SELECT source_key, 'order', line, order_id FROM incoming_surveys
),

known AS (
  SELECT 'customer' AS joined_by, customer_id AS id, customer_key AS key FROM customer_ids
  UNION ALL
  SELECT 'product', unnest(list_distinct([product_id, name])), product_key FROM products
  UNION ALL
  SELECT 'order', order_id, order_key FROM orders
),

counted AS (
  SELECT
    named.source_key,
    named.joined_by,
    count(DISTINCT named.line)::INTEGER AS rows,
    count(DISTINCT named.line) FILTER (known.id IS NOT NULL)::INTEGER AS matched,
    count(DISTINCT known.key)::INTEGER AS covered
  FROM named
  LEFT JOIN known USING (joined_by, id)
  WHERE named.id IS NOT NULL
  GROUP BY ALL
)

SELECT
  source_key,
  file,
  kind,
  joined_by,
  counted.rows,
  matched,
  matched / counted.rows AS matched_share,
  coalesce(shop, 0) AS shop,
  covered,
  coalesce(covered / shop, 0) AS covered_share
FROM counted
LEFT JOIN (SELECT joined_by, count(DISTINCT key)::INTEGER AS shop FROM known GROUP BY joined_by) AS sizes USING (joined_by)
JOIN sources USING (source_key)
ORDER BY source_key, joined_by
