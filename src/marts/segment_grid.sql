-- one row per cell of recency × frequency, each in exactly one segment | 每个 R×F 格一行，恰属一个分群
-- r: recency score, 5 = most recent | 近度分，5 为最近
-- f: frequency score, 5 = most often | 频度分，5 为最频繁
-- segment: the segment of the cell | 分群
-- position: place of the segment from best to lost | 分群次序，从优到流失
SELECT
  cell // 5 + 1 AS r,
  cell % 5 + 1 AS f,
  segment,
  list_position(
    ['Champions', 'Loyal', 'Potential loyal', 'New', 'Promising', 'Need attention', 'About to sleep', 'At risk',
      'Can''t lose', 'Hibernating', 'Lost'],
    segment
  )::INTEGER AS position
FROM (
  SELECT generate_subscripts(cells, 1) - 1 AS cell, unnest(cells) AS segment
  FROM (
    SELECT [
      'Lost', 'Lost', 'At risk', 'At risk', 'Can''t lose',
      'Hibernating', 'Hibernating', 'At risk', 'At risk', 'Can''t lose',
      'About to sleep', 'About to sleep', 'Need attention', 'Loyal', 'Loyal',
      'Promising', 'Potential loyal', 'Potential loyal', 'Loyal', 'Loyal',
      'New', 'Potential loyal', 'Potential loyal', 'Champions', 'Champions'
    ] AS cells
  )
)
