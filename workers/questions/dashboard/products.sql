-- What each product brought, both periods side by side.
SELECT any_value(i.label) AS name, min(i.category) AS category,
  coalesce(sum(net_amount(o, l)) FILTER (period = 0), 0)::DOUBLE AS net,
  coalesce(sum(l.quantity) FILTER (period = 0 AND is_kept_line AND NOT o.is_return), 0)::DOUBLE AS units,
  (count(DISTINCT l.order_key) FILTER (period = 0 AND is_kept_line AND NOT o.is_return))::DOUBLE AS orders,
  coalesce(sum(net_amount(o, l)) FILTER (period = 1), 0)::DOUBLE AS previous_net,
  coalesce(sum(l.quantity) FILTER (period = 1 AND is_kept_line AND NOT o.is_return), 0)::DOUBLE AS previous_units,
  (count(DISTINCT l.order_key) FILTER (period = 1 AND is_kept_line AND NOT o.is_return))::DOUBLE AS previous_orders
FROM (SELECT order_key, product_key, quantity, amount, NOT is_return AS is_kept_line FROM line) l
JOIN scoped_order o USING (order_key)
JOIN dashboard_item i USING (product_key)
WHERE $category IS NULL OR i.category = $category
GROUP BY i.item
