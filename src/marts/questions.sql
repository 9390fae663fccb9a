-- later: one row per question of the surveys: how its answers can be told apart | 问卷每个问题一行：回答如何归类
-- question: what was asked | 问题
-- place: place of the question among all | 问题次序
-- form: choice: one of a few answers; several: any of a few; number: cut at its quartiles; text: too many to tell apart | 单选、多选、数值（按四分位分组）或文本（过于分散）
-- people: people who answered | 回答人数
-- customers: those of them who are customers with a counted purchase | 其中有有效购买的客户数
-- answers: different answers, counted by their parts where several may be given | 不同回答数，多选按选项计
WITH parts AS (
  SELECT question, unnest(regexp_split_to_array(answer, '\s*[;；|┋]\s*|,\s+|、')) AS part
  FROM answers
),

part_counts AS (
  SELECT question, count(DISTINCT part) AS parts FROM parts WHERE part <> '' GROUP BY question
),

counted AS (
  SELECT
    question,
    place,
    count(*) AS people,
    count(rfm.customer_key) AS customers,
    count(DISTINCT answer) AS wholes,
    bool_and(isfinite(try_cast(answer AS DOUBLE)) IS NOT DISTINCT FROM true) AS is_number,
    least(20, greatest(5, count(*) // 2)) AS most
  FROM answers
  LEFT JOIN rfm USING (customer_key)
  GROUP BY question, place
),

formed AS (
  SELECT
    *,
    CASE
      WHEN parts < wholes AND parts <= most THEN 'several'
      WHEN is_number AND wholes > 11 THEN 'number'
      WHEN is_number OR wholes <= most THEN 'choice'
      ELSE 'text'
    END AS form
  FROM counted
  JOIN part_counts USING (question)
)

SELECT
  question,
  place,
  form,
  people::INTEGER AS people,
  customers::INTEGER AS customers,
  CASE form WHEN 'several' THEN parts ELSE wholes END::INTEGER AS answers
FROM formed
ORDER BY place
