-- The orders in the scope. Period 0 is the current one, 1 the one before it; `day` counts from the
-- period's first day.
CREATE OR REPLACE TEMP TABLE scoped_order AS
SELECT order_key, is_return, period, day AS date, (day - first)::INTEGER AS day, weekday, hour,
  customer_key, segment,
  CASE WHEN customer_key IS NOT NULL THEN coalesce(first_day >= first, false) END AS is_new,
  -- Stretches end with the period; what is left over at its start is stretch -1.
  CASE
    WHEN day - first < $days % $stretch THEN -1
    ELSE (day - first - $days % $stretch) // $stretch
  END::INTEGER AS stretch,
  is_kept, items, units, net
FROM (
  SELECT *,
    CASE WHEN $from::DATE IS NULL OR day >= $from::DATE THEN 0 ELSE 1 END AS period,
    CASE WHEN day >= $from::DATE THEN $from::DATE ELSE $previous_from::DATE END AS first
  FROM order_rows
  WHERE ($from::DATE IS NULL
      OR day BETWEEN $from::DATE AND $to::DATE
      OR day BETWEEN $previous_from::DATE AND $previous_to::DATE)
    AND ($segment IS NULL OR segment = $segment)
)
