-- later: one row per rule and step: what the figures are now and what they would be | 每条规则每个操作一行：当前数字与操作后的数字
-- rule: the rule by which customers are flagged | 标记规则
-- step: aside: those it suggests are set aside; back: all of it are taken back | 操作：aside 搁置建议者，back 全部恢复
-- moved: customers whom the step moves | 该操作涉及的客户数
-- moved_orders: their orders that count, or would | 涉及的订单数
-- moved_amount: the goods of those | 涉及的商品金额
-- customers: customers now | 当前客户数
-- customers_then: customers afterwards | 操作后客户数
-- repeat_share: share of them with more than one purchase, now | 当前复购率
-- repeat_share_then: afterwards | 操作后复购率
-- revenue: goods less refunds and returns, now | 当前净销售额
-- revenue_then: afterwards | 操作后净销售额
-- horizon: silence limit in days, now | 当前沉默期限（天）
-- horizon_then: afterwards | 操作后沉默期限（天）
-- as_of_then: the day the figures would be about | 操作后的截止日
WITH people AS (
  SELECT customer_key, bool_or(is_set_aside) AS is_out FROM flagged_customers GROUP BY customer_key
),

steps AS (
  SELECT DISTINCT rule, step FROM flagged_customers CROSS JOIN (VALUES ('now'), ('aside'), ('back')) AS three (step)
),

-- Who would count after each step, of those whom any rule flags; `who` NULL stands for everybody else.
placed AS (
  SELECT
    steps.rule,
    step,
    customer_key AS who,
    CASE step
      WHEN 'aside' THEN is_out OR coalesce(suggested, false)
      WHEN 'back' THEN is_out AND mine.customer_key IS NULL
      ELSE is_out
    END AS out,
    is_out,
    orders,
    amount
  FROM steps
  CROSS JOIN people
  LEFT JOIN flagged_customers AS mine USING (rule, customer_key)
),

counting AS (
  SELECT rule, step, who FROM placed WHERE NOT out
  UNION ALL
  SELECT rule, step, NULL FROM steps
),

bought AS (
  SELECT people.customer_key AS who, orders.customer_key, ordered_on
  FROM orders
  JOIN settings ON ordered_on <= coalesce(settings.as_of, settings.today)
  LEFT JOIN people ON people.customer_key = orders.customer_key
  WHERE status IN ('paid', 'part_refunded', 'refunded')
),

buyers AS (
  SELECT
    who,
    count(customer_key) AS customers,
    count(customer_key) FILTER (orders > 1) AS again,
    max(last_on) AS last_on
  FROM (SELECT who, customer_key, count(*) AS orders, max(ordered_on) AS last_on FROM bought GROUP BY who, customer_key)
  GROUP BY who
),

gaps AS (
  SELECT who, gap, count(*) AS n
  FROM (
    SELECT who, ordered_on - lag(ordered_on) OVER (PARTITION BY customer_key ORDER BY ordered_on) AS gap
    FROM (SELECT DISTINCT who, customer_key, ordered_on FROM bought WHERE customer_key IS NOT NULL)
  )
  WHERE gap IS NOT NULL
  GROUP BY who, gap
),

-- Orders of those who are set aside are not cut by a cap; where they came back, they would be.
counted AS (
  SELECT
    order_key,
    CASE WHEN set_aside AND abs(goods) > settings.order_cap THEN settings.order_cap / abs(goods) ELSE 1 END AS share_then
  FROM orders
  CROSS JOIN settings
  WHERE status IN ('paid', 'part_refunded', 'refunded', 'return')
),

moved_money AS (
  SELECT people.customer_key AS who, happened_on, sum(amount) AS amount
  FROM (
    SELECT sold_lines.customer_key, sold_lines.ordered_on AS happened_on, (sold_lines.amount * share_then)::DECIMAL(18, 4) AS amount
    FROM sold_lines
    JOIN counted USING (order_key)
    UNION ALL
    SELECT given_back.customer_key, refunded_on, (-given_back.amount * share_then)::DECIMAL(18, 4)
    FROM given_back
    JOIN counted USING (order_key)
  ) AS moves
  LEFT JOIN people USING (customer_key)
  GROUP BY ALL
),

heads AS (
  SELECT rule, step, sum(customers) AS customers, sum(again) AS again, max(last_on) AS last_on
  FROM counting
  LEFT JOIN buyers ON buyers.who IS NOT DISTINCT FROM counting.who
  GROUP BY rule, step
),

dated AS (
  SELECT heads.*, coalesce(settings.as_of, last_on, settings.today) AS as_of FROM heads CROSS JOIN settings
),

usual AS (
  SELECT rule, step, min(gap) AS days
  FROM (
    SELECT rule, step, gap, sum(n) OVER (PARTITION BY rule, step ORDER BY gap) AS upto, sum(n) OVER (PARTITION BY rule, step) AS total
    FROM (
      SELECT rule, step, gap, sum(n) AS n
      FROM counting
      JOIN gaps ON gaps.who IS NOT DISTINCT FROM counting.who
      GROUP BY rule, step, gap
    )
  )
  WHERE upto * 5 >= total * 4
  GROUP BY rule, step
),

earned AS (
  SELECT rule, step, sum(moved_money.amount) AS revenue
  FROM counting
  JOIN moved_money ON moved_money.who IS NOT DISTINCT FROM counting.who
  JOIN dated USING (rule, step)
  WHERE happened_on <= as_of
  GROUP BY rule, step
),

figures AS (
  SELECT
    rule,
    step,
    coalesce(customers, 0)::INTEGER AS customers,
    coalesce(again / nullif(customers, 0), 0)::DOUBLE AS repeat_share,
    coalesce(revenue, 0)::DOUBLE AS revenue,
    coalesce(settings.horizon, CASE WHEN days IS NULL THEN 90 ELSE least(365, greatest(14, days)) END)::INTEGER AS horizon,
    dated.as_of
  FROM dated
  CROSS JOIN settings
  LEFT JOIN usual USING (rule, step)
  LEFT JOIN earned USING (rule, step)
),

moved AS (
  SELECT rule, step, count(*)::INTEGER AS customers, sum(orders)::INTEGER AS orders, sum(amount)::DOUBLE AS amount
  FROM placed
  WHERE out <> is_out
  GROUP BY rule, step
)

SELECT
  after.rule,
  after.step,
  coalesce(moved.customers, 0) AS moved,
  coalesce(moved.orders, 0) AS moved_orders,
  coalesce(moved.amount, 0) AS moved_amount,
  before.customers,
  after.customers AS customers_then,
  before.repeat_share,
  after.repeat_share AS repeat_share_then,
  before.revenue,
  after.revenue AS revenue_then,
  before.horizon,
  after.horizon AS horizon_then,
  after.as_of AS as_of_then
FROM figures AS after
JOIN figures AS before ON before.rule = after.rule AND before.step = 'now'
LEFT JOIN moved ON moved.rule = after.rule AND moved.step = after.step
WHERE after.step <> 'now'
ORDER BY list_position(['test', 'staff', 'bot', 'wholesale', 'by_hand'], after.rule), after.step
