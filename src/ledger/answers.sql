-- later: one row per person and question of a survey, as answered last | 每位受访者每个问题一行，以最近一次回答为准
-- question: what was asked | 问题
-- place: place of the question among all | 问题次序
-- person_id: who answered: e-mail, else customer number, phone or order | 受访者标识（邮箱、客户号、手机号或订单号）
-- customer_key: our number of the customer, NULL for one who never ordered | 客户内部编号，从未下单为空
-- answered_on: day, NULL where none is written | 回答日期，未写明为空
-- answer: the answer as written, several joined by a semicolon | 回答原文，多项以分号相连
WITH filled AS (
  SELECT
    coalesce(email, platform_customer_id, phone, incoming_surveys.order_id) AS person_id,
    coalesce(customer_ids.customer_key, bought.customer_key) AS customer_key,
    date::DATE AS answered_on,
    source_key,
    answers,
    row_number() OVER (ORDER BY date NULLS FIRST, source_key, line) AS age
  FROM incoming_surveys
  LEFT JOIN customer_ids ON customer_ids.customer_id = coalesce(email, platform_customer_id, phone)
  LEFT JOIN (SELECT order_id, min(customer_key) AS customer_key FROM orders GROUP BY order_id) AS bought
    ON bought.order_id = incoming_surveys.order_id
),

asked AS (
  SELECT question, row_number() OVER (ORDER BY min(source_key), min(part), min(age), question)::INTEGER AS place
  FROM (SELECT source_key, age, unnest(answers).question AS question, generate_subscripts(answers, 1) AS part FROM filled)
  WHERE question IS NOT NULL
  GROUP BY question
),

-- A question that a row answers in several columns becomes one.
folded AS (
  SELECT
    * REPLACE (
      CASE
        WHEN len(list_distinct(list_transform(answers, part -> part.question))) = len(answers) THEN answers
        ELSE list_transform(
          list_distinct(list_transform(answers, part -> part.question)),
          asked -> {
            question: asked,
            answer: array_to_string(list_transform(list_filter(answers, part -> part.question = asked), part -> part.answer), '; ')
          }
        )
      END AS answers
    )
  FROM filled
),

told AS (
  SELECT
    CASE WHEN customer_key IS NULL THEN person_id END AS stranger,
    person_id,
    customer_key,
    answered_on,
    age,
    unnest(answers).question AS question,
    unnest(answers).answer AS answer
  FROM folded
)

SELECT
  question,
  place,
  arg_max(person_id, age) AS person_id,
  customer_key,
  arg_max_null(answered_on, age) AS answered_on,
  arg_max(answer, age) AS answer
FROM told
JOIN asked USING (question)
GROUP BY question, place, customer_key, stranger
ORDER BY place, max(age)
