-- Every day of the shop's data, in the category and segment.
SELECT (day - $from::DATE)::INTEGER AS day, coalesce(sum(net), 0)::DOUBLE AS net,
  (count(*) FILTER (is_kept))::DOUBLE AS orders
FROM order_rows
WHERE day IS NOT NULL AND ($segment IS NULL OR segment = $segment)
GROUP BY 1
ORDER BY 1
