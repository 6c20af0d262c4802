-- The orders in the scope, each with what its lines in the scope come to. Period 0 is the current
-- one, 1 the one before it; `day` counts from the period's first day.
CREATE OR REPLACE TEMP TABLE scoped_order AS
WITH chosen AS (
  SELECT order_key, is_return, customer_key, segment, weekday, hour, day AS date,
    CASE WHEN $from::DATE IS NULL OR day >= $from::DATE THEN 0 ELSE 1 END AS period,
    (day - CASE WHEN day >= $from::DATE THEN $from::DATE ELSE $previous_from::DATE END)::INTEGER AS day,
    CASE
      WHEN customer_key IS NULL THEN NULL
      WHEN day >= $from::DATE THEN coalesce(first_day >= $from::DATE, false)
      ELSE coalesce(first_day >= $previous_from::DATE, false)
    END AS is_new
  FROM dashboard_order
  WHERE ($from::DATE IS NULL
      OR day BETWEEN $from::DATE AND $to::DATE
      OR day BETWEEN $previous_from::DATE AND $previous_to::DATE)
    AND ($segment IS NULL OR segment = $segment)
),
scoped_line AS (
  SELECT l.order_key, i.item, net_amount(o, l) AS net, l.quantity,
    NOT o.is_return AND NOT l.is_return AS is_kept
  FROM line l
  JOIN chosen o USING (order_key)
  JOIN dashboard_item i USING (product_key)
  WHERE $category IS NULL OR i.category = $category
),
total AS (
  SELECT order_key, sum(net) AS net, coalesce(sum(quantity) FILTER (is_kept), 0) AS units,
    count(DISTINCT item) FILTER (is_kept) AS items
  FROM scoped_line
  GROUP BY order_key
)
SELECT o.order_key, o.is_return, period, o.date, o.day, weekday, hour, customer_key, segment, is_new,
  -- Stretches end with the period; what is left over at its start is stretch -1.
  CASE WHEN o.day < $days % $stretch THEN -1 ELSE (o.day - $days % $stretch) // $stretch END AS stretch,
  t.items > 0 AS is_kept, t.items, t.units, t.net
FROM total t
JOIN chosen o USING (order_key)
