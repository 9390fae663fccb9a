-- later: one row per customer and rule that she meets; nobody is set aside until you say so | 每个客户与其符合的每条规则一行；须经您确认才搁置
-- customer_key: our number of the customer | 客户内部编号
-- customer_id: e-mail, else platform id, else phone | 客户标识
-- name: name where the export has one | 姓名
-- rule: wholesale, staff, test, bot, or by_hand where only you set her aside | 规则：批发、员工、测试、机器人，或手动
-- measure: what speaks for it | 依据
-- word: the word found in her name, e-mail or tags, or the e-mail domain | 在姓名、邮箱或标签中找到的词，或邮箱域名
-- value: her figure | 该客户的数值
-- usual: the shop's median, where sizes are compared | 店铺中位数
-- threshold: the figure from which the rule speaks | 规则的界限值
-- orders: her orders that count, or would | 计入（或本应计入）的订单数
-- amount: the goods of those | 这些订单的商品金额
-- suggested: whether the button of the rule sets her aside; one large order alone is only shown | 是否建议搁置；仅一笔大单只作提示
-- is_set_aside: whether she is set aside | 是否已搁置
WITH bought AS (
  SELECT
    customer_key,
    count(*)::INTEGER AS orders,
    sum(goods + cut)::DOUBLE AS amount,
    median((goods + cut)::DOUBLE) FILTER (goods > 0) AS worth,
    median(quantity) FILTER (quantity > 0) AS pieces,
    count(*) FILTER (goods <= 0 AND returns_worth = 0 AND rate IS NOT NULL) AS free
  FROM orders
  WHERE status IN ('paid', 'part_refunded', 'refunded') AND customer_key IS NOT NULL
  GROUP BY customer_key
),

sizes AS (
  SELECT customer_key, orders, 'order_worth' AS measure, worth AS value FROM bought WHERE worth > 0
  UNION ALL
  SELECT customer_key, orders, 'order_pieces', pieces FROM bought WHERE pieces > 0
),

usual AS (
  SELECT
    measure,
    median(value) AS usual,
    greatest(
      exp(quantile_cont(ln(value), 0.75) + any_value(spread) * (quantile_cont(ln(value), 0.75) - quantile_cont(ln(value), 0.25))),
      any_value(times) * median(value)
    ) AS threshold
  FROM sizes
  CROSS JOIN flag_limits
  GROUP BY measure
  HAVING count(*) >= any_value(people_least)
),

tested AS (
  SELECT customer_key, count(*) AS orders FROM orders WHERE status = 'test' AND customer_key IS NOT NULL GROUP BY customer_key
),

known AS (
  SELECT
    customer_key,
    coalesce(email, '') AS email,
    split_part(coalesce(email, ''), '@', 2) AS domain,
    lower(coalesce(name, '')) AS name,
    lower(coalesce(tags, '')) AS tags,
    coalesce(bought.orders, 0) AS orders,
    coalesce(tested.orders, 0) AS tests,
    CASE WHEN sum(free) OVER () <= free_most_share * sum(bought.orders) OVER () THEN coalesce(free, 0) ELSE 0 END AS free
  FROM customers
  CROSS JOIN flag_limits
  LEFT JOIN bought USING (customer_key)
  LEFT JOIN tested USING (customer_key)
),

domains AS (
  SELECT domain, sum(tests + free) AS odd
  FROM known
  WHERE
    domain <> ''
    AND NOT regexp_matches(domain, '^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|t-online|orange|wanadoo|free|laposte|libero|proton|protonmail|qq|163|126|sina|sohu|foxmail|naver|yandex)\.')
  GROUP BY domain
  HAVING odd >= (SELECT domain_least FROM flag_limits)
    AND odd >= (SELECT domain_share FROM flag_limits) * (SELECT sum(tests + free) FROM known)
  ORDER BY odd DESC, domain
  LIMIT 1
),

clocked AS (
  SELECT customer_key, ordered_at, status, amount, burst_orders, burst_minutes
  FROM orders
  CROSS JOIN flag_limits
  WHERE status <> 'test' AND ordered_at <> ordered_on AND customer_key IN (SELECT customer_key FROM customers WHERE orders >= burst_orders)
),

-- A window over minutes is dear: only for those who could have so many orders in them.
hurried AS (
  SELECT DISTINCT customer_key
  FROM (
    SELECT *, lag(ordered_at, burst_orders - 1) OVER (PARTITION BY customer_key ORDER BY ordered_at) AS began FROM clocked
  )
  WHERE ordered_at <= began + to_minutes(burst_minutes)
),

moments AS (
  SELECT
    customer_key,
    burst_orders,
    count(*) OVER minutes AS orders,
    count(*) FILTER (status IN ('unpaid', 'cancelled')) OVER minutes AS lost,
    min(amount) OVER minutes = max(amount) OVER minutes AS same
  FROM clocked
  SEMI JOIN hurried USING (customer_key)
  WINDOW minutes AS (PARTITION BY customer_key ORDER BY ordered_at RANGE BETWEEN to_minutes(burst_minutes) PRECEDING AND CURRENT ROW)
),

words AS (
  SELECT
    customer_key,
    regexp_extract(email, '(?:^|[._+-])(test(?:er|ing)?|dummy|qa)\d*(?:[._+-]|@)', 1) AS test_email,
    regexp_extract(domain, '^(?:example\.(?:com|org|net)|test\.\w+|mailinator\.com|yopmail\.com)$|\.(?:test|example|invalid|local)$') AS test_domain,
    regexp_extract(name, '测试|^(?:test|tester|testing)$|^test[ _-]?(?:test|order|user|customer|account|name)\b') AS test_name,
    regexp_extract(email, '(?:^|[._+-])(staff|employees?)\d*(?:[._+-]|@)', 1) AS staff_email,
    regexp_extract(name, '员工|\b(?:staff|employee)\b') AS staff_name,
    regexp_extract(tags, '员工|\b(?:staff|employee)\b') AS staff_tags
  FROM known
),

-- Where many customers have a test domain, it is the shop's own way to write that there is no address.
test_domains AS (
  SELECT count(*) < any_value(people_least) OR count(*) FILTER (test_domain <> '') <= any_value(domain_most_share) * count(*) AS speaks
  FROM words
  CROSS JOIN flag_limits
),

found AS (
  SELECT customer_key, 'wholesale' AS rule, measure, NULL AS word, value, usual, threshold, orders > 1 AS suggested
  FROM sizes
  JOIN usual USING (measure)
  WHERE value > threshold
  UNION ALL
  SELECT customer_key, 'test', 'test_word', coalesce(nullif(test_email, ''), nullif(test_domain, ''), test_name), NULL, NULL, NULL, true
  FROM words
  WHERE test_email <> '' OR test_name <> '' OR test_domain <> '' AND (SELECT speaks FROM test_domains)
  UNION ALL
  SELECT customer_key, 'test', 'test_orders', NULL, tests, NULL, 1, true FROM known WHERE tests > 0 AND orders > 0
  UNION ALL
  SELECT customer_key, 'staff', 'staff_word', coalesce(nullif(staff_email, ''), nullif(staff_name, ''), staff_tags), NULL, NULL, NULL, true
  FROM words
  WHERE staff_email <> '' OR staff_name <> '' OR staff_tags <> ''
  UNION ALL
  SELECT customer_key, 'staff', 'free_orders', NULL, free, NULL, free_least, true
  FROM known
  CROSS JOIN flag_limits
  WHERE free >= free_least AND free * 2 >= orders
  UNION ALL
  SELECT customer_key, 'staff', 'odd_domain', domain, odd, NULL, domain_least, true
  FROM known
  JOIN domains USING (domain)
  CROSS JOIN flag_limits
  UNION ALL
  SELECT customer_key, 'bot', 'burst', NULL, max(orders), NULL, any_value(burst_orders), true
  FROM moments
  WHERE orders >= burst_orders AND (lost * 2 >= orders OR same)
  GROUP BY customer_key
),

flagged AS (
  SELECT *
  FROM found
  QUALIFY row_number() OVER (PARTITION BY customer_key, rule ORDER BY value / threshold DESC NULLS LAST, measure) = 1
  UNION ALL
  SELECT customer_key, 'by_hand', 'by_hand', NULL, NULL, NULL, NULL, false
  FROM customers
  JOIN aside_people USING (customer_id)
  ANTI JOIN found USING (customer_key)
)

SELECT
  customer_key,
  customers.customer_id,
  customers.name,
  flagged.rule,
  measure,
  word,
  value::DOUBLE AS value,
  usual::DOUBLE AS usual,
  threshold::DOUBLE AS threshold,
  coalesce(bought.orders, 0) AS orders,
  coalesce(bought.amount, 0) AS amount,
  suggested,
  aside_people.customer_id IS NOT NULL AS is_set_aside
FROM flagged
JOIN customers USING (customer_key)
LEFT JOIN bought USING (customer_key)
LEFT JOIN aside_people ON aside_people.customer_id = customers.customer_id
ORDER BY list_position(['test', 'staff', 'bot', 'wholesale', 'by_hand'], flagged.rule), amount DESC, customer_key
