-- One narrow row an order, with all that the dashboard asks of it and what its lines come to, in all
-- categories or in one. Sorted by day: a period is then a part of the table.
CREATE OR REPLACE TABLE order_rows AS
WITH total AS (
  SELECT l.order_key, sum(net_amount(o, l)) AS net,
    coalesce(sum(l.quantity) FILTER (NOT o.is_return AND NOT l.is_return), 0) AS units,
    count(DISTINCT i.item) FILTER (NOT o.is_return AND NOT l.is_return) AS items
  FROM line l
  JOIN orders o USING (order_key)
  JOIN dashboard_item i USING (product_key)
  WHERE $category IS NULL OR i.category = $category
  GROUP BY l.order_key
)
SELECT o.order_key, o.is_return, o.customer_key, s.segment, s.first_day,
  o.ordered_at::DATE AS day,
  (isodow(o.ordered_at) - 1)::INTEGER AS weekday,
  hour(o.ordered_at)::INTEGER AS hour,
  t.items > 0 AS is_kept, t.items::INTEGER AS items, t.units, t.net
FROM total t
JOIN orders o USING (order_key)
LEFT JOIN customer_segment s USING (customer_key)
ORDER BY day, o.order_key
