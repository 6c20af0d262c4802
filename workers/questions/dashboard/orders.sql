-- Every figure that adds up over orders, in one pass: days, hours and basket sizes.
SELECT
  CASE grouping(day, hour) WHEN 1 THEN 'day' WHEN 2 THEN 'hour' ELSE 'size' END AS figure,
  period::INTEGER AS period, day::INTEGER AS day, is_new::INTEGER AS is_new,
  (weekday * 24 + hour)::INTEGER AS hour,
  items::INTEGER AS items,
  (count(*) FILTER (is_kept))::DOUBLE AS orders,
  coalesce(sum(net), 0)::DOUBLE AS net,
  coalesce(sum(units), 0)::DOUBLE AS units
FROM scoped_order
GROUP BY GROUPING SETS ((period, day, is_new), (period, weekday, hour), (period, items))
