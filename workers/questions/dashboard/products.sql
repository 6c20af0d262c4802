-- Returns what each item brought in the two periods, of which the previous one (1) ends where the
-- current one (0) begins.
SELECT i.item,
  CASE WHEN $from::DATE IS NULL OR o.ordered_at >= $from::DATE THEN 0 ELSE 1 END::INTEGER AS period,
  coalesce(sum($net_amount), 0)::DOUBLE AS net,
  coalesce(sum(coalesce(l.quantity, 1)) FILTER (NOT o.is_return AND NOT l.is_return), 0)::DOUBLE AS units,
  ($orders FILTER (NOT o.is_return AND NOT l.is_return))::DOUBLE AS orders
FROM line l
JOIN orders o USING (order_key)
JOIN shop_item i USING (product_key)
WHERE ($from::DATE IS NULL
    OR o.ordered_at >= $first::DATE AND o.ordered_at < $to::DATE + 1)
  AND ($category IS NULL OR i.category = $category)
  AND ($segment IS NULL
    OR o.customer_key IN (SELECT customer_key FROM customer_segment WHERE segment = $segment))
GROUP BY 1, 2
