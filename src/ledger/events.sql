-- later: one row per thing that a visitor did | 每个访客行为一行
-- happened_at: when | 时间
-- event: what, as written, in lower case | 行为（小写原文）
-- step: view, search, click, favourite, cart, checkout or purchase, NULL for another word | 归为浏览、搜索、点击、收藏、加购、结算或购买，其他为空
-- customer_key: our number of the customer, NULL for one who never ordered | 客户内部编号，从未下单为空
-- visitor_id: e-mail, else the id of the visitor | 访客标识
-- product_key: our number of the product, NULL for one never sold | 商品内部编号，从未售出为空
-- product_id: the product | 商品编号
-- order_id: the order, where one was placed | 订单号
SELECT
  date AS happened_at,
  lower(event) AS event,
  CASE
    WHEN regexp_matches(event, '(?i)purchase|transaction|^buy$|^bought$|^orders?$|购买|下单|支付|成交') THEN 'purchase'
    WHEN regexp_matches(event, '(?i)checkout|结算') THEN 'checkout'
    WHEN regexp_matches(event, '(?i)cart|basket|加购|购物车') THEN 'cart'
    WHEN regexp_matches(event, '(?i)fav|wish|^like$|收藏') THEN 'favourite'
    WHEN regexp_matches(event, '(?i)search|搜索') THEN 'search'
    WHEN regexp_matches(event, '(?i)view|^pv$|visit|浏览|访问') THEN 'view'
    WHEN regexp_matches(event, '(?i)click|点击') THEN 'click'
  END AS step,
  customer_key,
  coalesce(incoming_events.email, platform_customer_id) AS visitor_id,
  product_key,
  coalesce(incoming_events.product_id, incoming_events.product_name) AS product_id,
  order_id
FROM incoming_events
LEFT JOIN customer_ids ON customer_ids.customer_id = coalesce(incoming_events.email, platform_customer_id)
LEFT JOIN products ON products.product_id = coalesce(incoming_events.product_id, incoming_events.product_name)
