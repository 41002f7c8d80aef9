-- First the names that begin with the term.
SELECT id FROM (
  SELECT id FROM customer INDEXED BY customer_by_name
  WHERE name_key >= $5 AND name_key < $6 AND archived_at IS NULL ORDER BY name_key, id LIMIT $7)
UNION ALL
