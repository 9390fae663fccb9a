-- later: one row per customer, question and answer that can be told apart: what segments are made of | 每位客户每个问题每项可归类的回答一行，供分群使用
-- customer_key: our number of the customer | 客户内部编号
-- question: what was asked | 问题
-- choice: the answer, or the range of numbers it lies in | 回答，或所在数值区间
-- position: place of the choice among those of its question: numbers by size, others by how many gave it | 该回答在本题中的次序：数值按大小，其余按人数
WITH given AS (
  SELECT customer_key, question, form, answer
  FROM answers
  JOIN questions USING (question)
  WHERE customer_key IS NOT NULL AND form <> 'text'
),

quarters AS (
  SELECT question, quantile_disc(answer::DOUBLE, [0.25, 0.5, 0.75]) AS ends FROM given WHERE form = 'number' GROUP BY question
),

banded AS (
  SELECT customer_key, question, answer::DOUBLE AS value, len(list_filter(ends, edge -> answer::DOUBLE > edge)) AS band
  FROM given
  JOIN quarters USING (question)
  WHERE form = 'number'
),

bands AS (
  SELECT
    question,
    band,
    CASE WHEN min(value) = max(value) THEN printf('%g', min(value)) ELSE printf('%g–%g', min(value), max(value)) END AS choice,
    min(value) AS size
  FROM banded
  GROUP BY question, band
),

told AS (
  SELECT customer_key, question, answer AS choice, try_cast(answer AS DOUBLE) AS size FROM given WHERE form = 'choice'
  UNION ALL
  SELECT customer_key, question, unnest(list_distinct(regexp_split_to_array(answer, '\s*[;；|┋]\s*|,\s+|、'))), NULL
  FROM given
  WHERE form = 'several'
  UNION ALL
  SELECT customer_key, question, choice, size FROM banded JOIN bands USING (question, band)
),

ranked AS (
  SELECT question, choice, row_number() OVER (PARTITION BY question ORDER BY min(size), count(*) DESC, choice)::INTEGER AS position
  FROM told
  WHERE choice <> ''
  GROUP BY question, choice
)

SELECT customer_key, question, choice, position
FROM told
JOIN ranked USING (question, choice)
ORDER BY question, position, customer_key
