-- Tells what each product counts as: products of one id are one item, under its most frequent name.
CREATE OR REPLACE TABLE dashboard_item AS
WITH sold AS (
  SELECT product_key, count(*) AS lines FROM line GROUP BY product_key
),
named AS (
  SELECT p.product_key, p.category, coalesce(p.name, p.product_id, '') AS label,
    coalesce('i' || p.product_id, 'n' || p.name) AS identity, coalesce(s.lines, 0) AS lines
  FROM product p
  LEFT JOIN sold s USING (product_key)
)
SELECT product_key,
  -- An item has the key of its first product.
  min(product_key) OVER same AS item,
  first_value(label) OVER (same ORDER BY lines DESC, product_key) AS label,
  category
FROM named
WINDOW same AS (PARTITION BY identity)
