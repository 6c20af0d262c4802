-- Tells what each product counts as: products of one id are one item, under its most frequent name.
CREATE OR REPLACE TABLE shop_item AS
WITH named AS (
  SELECT product_key, category, coalesce(name, product_id, '') AS label,
    coalesce('i' || product_id, 'n' || name) AS identity
  FROM product
),
-- Only where several products are one item does it matter which of them is sold the most.
shared AS (
  SELECT product_key FROM named QUALIFY count(*) OVER (PARTITION BY identity) > 1
),
sold AS (
  SELECT product_key, count(*) AS lines FROM line SEMI JOIN shared USING (product_key) GROUP BY product_key
)
SELECT product_key,
  -- An item has the key of its first product.
  min(product_key) OVER same AS item,
  first_value(label) OVER (same ORDER BY coalesce(lines, 0) DESC, product_key) AS label,
  category
FROM named
LEFT JOIN sold USING (product_key)
WINDOW same AS (PARTITION BY identity)
