SELECT id FROM (
  SELECT c.id FROM customer_sound s CROSS JOIN customer c ON c.id = s.rowid
  WHERE customer_sound MATCH $1 AND c.archived_at IS NULL LIMIT $3)
UNION ALL
-- Then whose name begins so.
SELECT id FROM (
  SELECT c.id FROM customer_sound s CROSS JOIN customer c ON c.id = s.rowid
  WHERE customer_sound MATCH $2 AND c.archived_at IS NULL LIMIT $3)
