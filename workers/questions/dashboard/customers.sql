-- Customers of each period, counted by all that the dashboard tells of them; guests have no key.
SELECT period::INTEGER AS period, segment, is_new::INTEGER AS is_new,
  frequency::INTEGER AS frequency, first_two[1]::INTEGER AS first, first_two[2]::INTEGER AS second,
  count(customer_key)::DOUBLE AS customers, sum(orders)::DOUBLE AS orders,
  coalesce(sum(net), 0)::DOUBLE AS net
FROM (
  SELECT period, customer_key, any_value(segment) AS segment, any_value(is_new) AS is_new,
    count(*) FILTER (is_kept) AS orders, least(count(*) FILTER (is_kept), $most_orders) AS frequency,
    sum(net) AS net, min(stretch, 2) FILTER (is_kept) AS first_two
  FROM scoped_order
  GROUP BY period, customer_key
)
GROUP BY ALL
