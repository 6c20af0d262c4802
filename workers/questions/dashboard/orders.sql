-- Every figure that adds up over orders, in one pass: whole periods, days, hours and basket sizes.
SELECT
  CASE grouping(day, hour, items)
    WHEN 7 THEN 'period' WHEN 3 THEN 'day' WHEN 5 THEN 'hour' ELSE 'size'
  END AS figure,
  period::INTEGER AS period, day::INTEGER AS day, is_new::INTEGER AS is_new,
  (weekday * 24 + hour)::INTEGER AS hour,
  items::INTEGER AS items,
  (count(*) FILTER (is_kept))::DOUBLE AS orders,
  coalesce(sum(net), 0)::DOUBLE AS net,
  coalesce(sum(units), 0)::DOUBLE AS units
FROM (SELECT * REPLACE (least(items, $largest_basket) AS items) FROM scoped_order)
GROUP BY GROUPING SETS (
  (period),
  (period, day, is_new),
  (period, weekday, hour),
  (period, items)
)
