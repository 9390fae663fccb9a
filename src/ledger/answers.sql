-- later: one row per person and question of a survey, as answered last | 每位受访者每个问题一行，以最近一次回答为准
-- question: what was asked | 问题
-- place: place of the question among all | 问题次序
-- person_id: who answered: e-mail, else customer number, phone or order | 受访者标识（邮箱、客户号、手机号或订单号）
-- customer_key: our number of the customer, NULL for one who never ordered | 客户内部编号，从未下单为空
-- answered_on: day, NULL where none is written | 回答日期，未写明为空
-- answer: the answer as written, several joined by a semicolon | 回答原文，多项以分号相连
WITH told AS (
  SELECT
    source_key,
    line,
    order_id,
    date::DATE AS answered_on,
    coalesce(email, platform_customer_id, phone) AS named,
    unnest(answers).question AS question,
    unnest(answers).answer AS answer,
    generate_subscripts(answers, 1) AS part
  FROM incoming_surveys
),

asked AS (
  SELECT question, row_number() OVER (ORDER BY min(source_key), min(part), min(line), question)::INTEGER AS place
  FROM told
  WHERE question IS NOT NULL
  GROUP BY question
),

filled AS (
  SELECT
    question,
    coalesce(named, order_id) AS person_id,
    named,
    order_id,
    answered_on,
    source_key,
    line,
    string_agg(answer, '; ' ORDER BY part) AS answer
  FROM told
  GROUP BY ALL
)

SELECT
  question,
  place,
  person_id,
  coalesce(customer_ids.customer_key, bought.customer_key) AS customer_key,
  answered_on,
  answer
FROM filled
JOIN asked USING (question)
LEFT JOIN customer_ids ON customer_ids.customer_id = named
LEFT JOIN (SELECT order_id, min(customer_key) AS customer_key FROM orders GROUP BY order_id) AS bought USING (order_id)
QUALIFY row_number() OVER (PARTITION BY question, coalesce(coalesce(customer_ids.customer_key, bought.customer_key)::VARCHAR, person_id) ORDER BY answered_on DESC NULLS LAST, source_key DESC, line DESC) = 1
ORDER BY place, source_key, line
