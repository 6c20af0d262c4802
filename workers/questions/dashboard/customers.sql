-- Every figure that counts customers: each is summed up once a period, then counted in several ways.
WITH shopper AS (
  SELECT period, customer_key, any_value(segment) AS segment, any_value(is_new) AS is_new,
    count(*) FILTER (is_kept) AS orders, sum(net) AS net,
    (min(stretch, 2) FILTER (is_kept)) AS first_two
  FROM scoped_order
  GROUP BY period, customer_key
),
stretch AS (
  SELECT period, stretch, count(DISTINCT customer_key) FILTER (is_kept) AS customers
  FROM scoped_order
  GROUP BY period, stretch
),
counted AS (
  SELECT
    CASE grouping(segment, is_new, frequency, first_stretch, second_stretch)
      WHEN 15 THEN 'segment' WHEN 23 THEN 'new' WHEN 27 THEN 'frequency'
      WHEN 29 THEN 'first' ELSE 'second'
    END AS figure,
    period, segment, is_new,
    coalesce(frequency, first_stretch, second_stretch) AS bin,
    -- Guests have no key: they count as orders, not as customers.
    count(customer_key) FILTER (orders > 0) AS customers,
    sum(net) AS net, sum(orders) AS orders
  FROM (
    SELECT *, CASE WHEN customer_key IS NOT NULL THEN least(orders, $most_orders) END AS frequency,
      CASE WHEN customer_key IS NOT NULL THEN first_two[1] END AS first_stretch,
      CASE WHEN customer_key IS NOT NULL THEN first_two[2] END AS second_stretch
    FROM shopper
  )
  GROUP BY GROUPING SETS (
    (period, segment), (period, is_new), (period, frequency), (period, first_stretch),
    (period, second_stretch)
  )
)
SELECT figure, period::INTEGER AS period, segment, is_new::INTEGER AS is_new, bin::INTEGER AS bin,
  customers::DOUBLE AS customers, coalesce(net, 0)::DOUBLE AS net, orders::DOUBLE AS orders
FROM counted
UNION ALL
SELECT 'stretch', period::INTEGER, NULL, NULL, stretch::INTEGER, customers::DOUBLE, 0, 0 FROM stretch
