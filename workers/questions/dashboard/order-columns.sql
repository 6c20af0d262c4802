-- Returns a row for each order, with all that the dashboard asks of it and what its lines come to, in
-- all categories or in one. Rows are in the order of time, so that a period is a stretch of them.
SELECT coalesce(o.ordered_at::DATE - DATE '1970-01-01', $no_day)::INTEGER AS day,
  coalesce((isodow(o.ordered_at) - 1) * 24 + hour(o.ordered_at), -1)::INTEGER AS hour,
  coalesce(o.customer_key, -1)::INTEGER AS customer,
  coalesce(s.position, -1)::INTEGER AS segment,
  coalesce(s.first_day, $no_day)::INTEGER AS first_day,
  t.items::INTEGER AS items,
  coalesce(t.units, 0)::DOUBLE AS units,
  coalesce(t.net, 0)::DOUBLE AS net
FROM $total t
JOIN orders o USING (order_key)
LEFT JOIN (
  SELECT customer_key, list_position(string_split($segments, ' '), segment) - 1 AS position,
    first_day - DATE '1970-01-01' AS first_day
  FROM customer_segment
) s USING (customer_key)
ORDER BY 1, o.order_key
