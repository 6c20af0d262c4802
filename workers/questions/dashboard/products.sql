-- Products and categories of the scope, both periods side by side; of the products only the largest
-- by any measure.
WITH item AS (
  SELECT i.item, any_value(i.label) AS label, min(i.category) AS category, o.period,
    sum(net_amount(o, l)) AS net,
    coalesce(sum(l.quantity) FILTER (NOT o.is_return AND NOT l.is_return), 0) AS units,
    count(DISTINCT l.order_key) FILTER (NOT o.is_return AND NOT l.is_return) AS orders
  FROM line l
  JOIN scoped_order o USING (order_key)
  JOIN dashboard_item i USING (product_key)
  WHERE $category IS NULL OR i.category = $category
  GROUP BY i.item, o.period
),
total AS (
  SELECT grouping(item) = 0 AS is_product, any_value(label) AS name, category,
    count(*) FILTER (period = 0 AND orders > 0) AS products,
    coalesce(sum(net) FILTER (period = 0), 0) AS net,
    coalesce(sum(units) FILTER (period = 0), 0) AS units,
    coalesce(sum(orders) FILTER (period = 0), 0) AS orders,
    coalesce(sum(net) FILTER (period = 1), 0) AS previous_net,
    coalesce(sum(units) FILTER (period = 1), 0) AS previous_units,
    coalesce(sum(orders) FILTER (period = 1), 0) AS previous_orders
  FROM item
  GROUP BY GROUPING SETS ((item, category), (category))
)
SELECT is_product, name, category, products::DOUBLE AS products,
  net::DOUBLE AS net, units::DOUBLE AS units, orders::DOUBLE AS orders,
  previous_net::DOUBLE AS previous_net, previous_units::DOUBLE AS previous_units,
  previous_orders::DOUBLE AS previous_orders
FROM total
QUALIFY NOT is_product
  OR row_number() OVER (PARTITION BY is_product ORDER BY total.net DESC) <= $most
  OR row_number() OVER (PARTITION BY is_product ORDER BY total.units DESC) <= $most
  OR row_number() OVER (PARTITION BY is_product ORDER BY total.orders DESC) <= $most
ORDER BY total.net DESC, total.units DESC, name
