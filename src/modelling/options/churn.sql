-- one row: what a run is told and rests on; another answer makes it stale
SELECT
  clock.as_of::VARCHAR AS as_of,
  clock.horizon,
  (SELECT string_agg(hash, ' ' ORDER BY source_key) FROM sources) AS sources,
  settings.zone AS zone
FROM clock
CROSS JOIN settings
