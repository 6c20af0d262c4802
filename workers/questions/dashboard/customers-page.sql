-- Customers who ordered in the current period, largest first; with the number of them all.
WITH shopper AS (
  SELECT customer_key, any_value(segment) AS segment, count(*) FILTER (is_kept) AS orders,
    coalesce(sum(net), 0) AS net, max(date) FILTER (is_kept) AS last_day
  FROM scoped_order
  WHERE period = 0 AND customer_key IS NOT NULL AND ($segment IS NULL OR segment = $segment)
  GROUP BY customer_key
  HAVING count(*) FILTER (is_kept) > 0
)
SELECT c.customer_id AS id, c.name, s.segment, s.orders::DOUBLE AS orders, s.net::DOUBLE AS net,
  strftime(s.last_day, '%Y-%m-%d') AS last_day,
  (count(*) OVER ())::DOUBLE AS total
FROM shopper s
JOIN customer c USING (customer_key)
ORDER BY
  CASE $sort WHEN 'spend' THEN s.net WHEN 'orders' THEN s.orders END DESC,
  CASE WHEN $sort = 'recent' THEN s.last_day END DESC,
  s.net DESC, c.customer_id, c.customer_key
LIMIT $limit OFFSET $offset
