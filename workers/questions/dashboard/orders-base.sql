-- One narrow row an order, with all that the dashboard asks of it but its lines.
CREATE OR REPLACE TABLE dashboard_order AS
SELECT o.order_key, o.is_return, o.customer_key, s.segment, s.first_day,
  o.ordered_at::DATE AS day,
  (isodow(o.ordered_at) - 1)::INTEGER AS weekday,
  hour(o.ordered_at)::INTEGER AS hour
FROM orders o
LEFT JOIN customer_segment s USING (customer_key)
ORDER BY o.order_key
