SELECT period::INTEGER AS period, stretch AS stretch,
  count(DISTINCT customer_key)::DOUBLE AS customers
FROM scoped_order
WHERE is_kept AND stretch >= 0
GROUP BY period, stretch
