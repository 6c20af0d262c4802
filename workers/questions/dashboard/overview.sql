-- Every day of the shop's data, in the category and segment.
SELECT (o.day - $from::DATE)::INTEGER AS day,
  coalesce(sum(net_amount(o, l)), 0)::DOUBLE AS net,
  (count(DISTINCT o.order_key) FILTER (NOT o.is_return AND NOT l.is_return))::DOUBLE AS orders
FROM line l
JOIN dashboard_order o USING (order_key)
JOIN dashboard_item i USING (product_key)
WHERE o.day IS NOT NULL
  AND ($segment IS NULL OR o.segment = $segment)
  AND ($category IS NULL OR i.category = $category)
GROUP BY 1
ORDER BY 1
