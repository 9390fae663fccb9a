-- later: one row per question and answer: the customers who gave it, and what they buy | 每个问题每项回答一行：给出该回答的客户及其购买情况
-- question: what was asked | 问题
-- place: place of the question among all | 问题次序
-- choice: the answer, or the range of numbers it lies in | 回答，或所在数值区间
-- position: its place among those of the question | 在本题中的次序
-- customers: customers with a counted purchase who gave it | 给出该回答且有有效购买的客户数
-- share: of all customers who answered the question | 占回答此题客户的比例
-- repeat_customers: those who bought more than once | 其中复购客户数
-- repeat_share: share of them | 复购率
-- repeat_share_others: share of those who answered otherwise, NULL where there are none | 其他回答者的复购率，没有则为空
-- low: lower end of its 95 % interval (Wilson) | 95% 区间下界（Wilson）
-- high: upper end | 区间上界
-- differs: whether that share is beyond chance another one than that of those who answered otherwise: likelihood ratio, chi-square's tail bounded by exp(-x / 2), Bonferroni over all rows | 该复购率与其他回答者的差异是否超出偶然（似然比检验，尾概率上界 exp(-x/2)，对全部行作 Bonferroni 校正）
-- median_monetary: median of what they have spent, net | 净消费额中位数
-- revenue: their net money | 净消费额合计
-- silent_share: share of them silent for longer than the silence limit | 超过沉默期限的占比
WITH told AS (
  SELECT
    question,
    choice,
    choices.position,
    count(*) AS n,
    count(*) FILTER (frequency > 1) AS k,
    median(monetary) AS median_monetary,
    sum(monetary) AS revenue,
    count(*) FILTER (recency_days > horizon) AS silent
  FROM choices
  JOIN rfm USING (customer_key)
  CROSS JOIN clock
  GROUP BY ALL
),

asked AS (
  SELECT question, count(*) AS all_n, count(*) FILTER (frequency > 1) AS all_k
  FROM (SELECT DISTINCT question, customer_key FROM choices)
  JOIN rfm USING (customer_key)
  GROUP BY question
),

beside AS (
  SELECT
    *,
    k / n AS p,
    all_k / all_n AS p0,
    1.96 * sqrt((p * (1 - p) + 0.9604 / n) / n) AS spread,
    [[k, n], [n - k, n], [all_k - k, all_n - n], [all_n - n - all_k + k, all_n - n]] AS cells
  FROM told
  JOIN asked USING (question)
),

-- 2 Σ observed × ln(observed / expected) over bought again or not, gave the answer or not.
compared AS (
  SELECT
    *,
    2 * list_sum([
      CASE
        WHEN cells[i][1] > 0 AND cells[i][2] > 0
          THEN cells[i][1] * ln(cells[i][1] / (cells[i][2] * CASE WHEN i % 2 = 1 THEN p0 ELSE 1 - p0 END))
        ELSE 0
      END
      FOR i IN [1, 2, 3, 4]
    ]) AS ratio
  FROM beside
)

SELECT
  question,
  questions.place,
  choice,
  position,
  n::INTEGER AS customers,
  n / all_n AS share,
  k::INTEGER AS repeat_customers,
  p AS repeat_share,
  (all_k - k) / nullif(all_n - n, 0) AS repeat_share_others,
  (p + 1.9208 / n - spread) / (1 + 3.8416 / n) AS low,
  (p + 1.9208 / n + spread) / (1 + 3.8416 / n) AS high,
  exp(-ratio / 2) * count(*) OVER () < 0.05 AS differs,
  median_monetary,
  revenue,
  silent / n AS silent_share
FROM compared
JOIN questions USING (question)
ORDER BY place, position
