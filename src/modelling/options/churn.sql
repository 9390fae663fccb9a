-- one row: what a run is told and rests on; another answer makes it stale
SELECT
  clock.as_of::VARCHAR AS as_of,
  clock.horizon,
  (SELECT string_agg(hash, ' ' ORDER BY source_key) FROM sources) AS sources,
  (SELECT coalesce(bit_xor(hash(customer_id)), 0)::VARCHAR FROM set_aside) AS set_aside,
  (SELECT coalesce(bit_xor(hash(customer_id, person_id)), 0)::VARCHAR FROM person_links) AS merged,
  settings.order_cap::VARCHAR AS order_cap,
  settings.rates AS rates,
  settings.zone AS zone
FROM clock
CROSS JOIN settings
