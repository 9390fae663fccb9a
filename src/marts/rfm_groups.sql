-- inner view: one row per customer and snapshot, with her segment | 每个客户每份快照一行，含分群
-- snapshot: now or before | 现在或三十天前
-- customer_key: our number of the customer | 客户内部编号
-- segment: segment of r × f; all where there are under 100 customers | 分群；不足 100 位客户时为 all
-- position: place of the segment from best to lost, 0 for all | 分群次序
SELECT rfm_snapshots.*, coalesce(segment_grid.segment, 'all') AS segment, coalesce(segment_grid.position, 0) AS position
FROM rfm_snapshots
LEFT JOIN segment_grid
  ON segment_grid.r = 1 + round((rfm_snapshots.r - 1) * 4.0 / greatest(bins - 1, 1))
  AND segment_grid.f = 1 + round((rfm_snapshots.f - 1) * 4.0 / greatest(bins - 1, 1))
