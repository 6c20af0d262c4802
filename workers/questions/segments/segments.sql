-- Returns a row for each customer with a kept order. As of a day, the orders up to then count; without
-- one it is the shop's last day, and all orders count, undated ones too.
WITH shop AS (
  SELECT coalesce($as_of::DATE, max(ordered_at)::DATE) AS last_day FROM orders
),
kept_order AS (
  SELECT o.order_key, o.customer_key, o.ordered_at::DATE AS day
  FROM orders o
  JOIN order_total t USING (order_key)
  WHERE o.customer_key IS NOT NULL
    AND t.items > 0
    AND ($as_of::DATE IS NULL OR o.ordered_at::DATE <= $as_of::DATE)
),
gap AS (
  -- Several orders of one day count as gaps of 0 days.
  SELECT customer_key, day,
    day - lag(day) OVER (PARTITION BY customer_key ORDER BY day) AS days
  FROM kept_order
),
history AS (
  SELECT customer_key, count(*)::INTEGER AS orders, min(day) AS first_day, max(day) AS last_day,
    median(days) AS median_gap
  FROM gap
  GROUP BY customer_key
),
spending AS (
  SELECT o.customer_key, sum(t.net)::DECIMAL(18, 4) AS spend
  FROM orders o
  JOIN order_total t USING (order_key), shop
  WHERE o.customer_key IS NOT NULL
    AND ($as_of::DATE IS NULL OR o.ordered_at::DATE <= $as_of::DATE)
    -- A shop without dates has no last year, so all of it counts.
    AND (shop.last_day IS NULL OR shop.last_day - o.ordered_at::DATE < $spend_days)
  GROUP BY o.customer_key
),
fate AS (
  SELECT h.*, coalesce(s.spend, 0)::DECIMAL(18, 4) AS spend, c.customer_id,
    CASE
      WHEN shop.last_day - h.first_day < $new_days THEN 'new'
      WHEN h.orders >= $at_risk_orders
        AND shop.last_day - h.last_day >= $at_risk_days
        AND shop.last_day - h.last_day > $at_risk_gaps * h.median_gap THEN 'at-risk'
    END AS by_time
  FROM history h
  JOIN customer c USING (customer_key)
  LEFT JOIN spending s USING (customer_key), shop
),
place AS (
  SELECT *,
    row_number() OVER (PARTITION BY by_time ORDER BY spend DESC, customer_id, customer_key) AS place,
    count(*) OVER (PARTITION BY by_time) AS among
  FROM fate
)
SELECT customer_key,
  CASE
    WHEN by_time IS NOT NULL THEN by_time
    -- Shares are DECIMAL, so that a fifth of 15 is 3 and not a little more.
    WHEN place <= ceil(among * $high_share::DECIMAL(4, 3)) THEN 'high'
    WHEN place <= ceil(among * ($high_share::DECIMAL(4, 3) + $medium_share::DECIMAL(4, 3))) THEN 'medium'
    ELSE 'low'
  END AS segment,
  orders, spend, first_day, last_day, median_gap
FROM place
ORDER BY customer_key
