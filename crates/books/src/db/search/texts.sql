  LIMIT $7)
UNION ALL
-- Then whoever holds it anywhere else.
SELECT id FROM (
  SELECT c.id FROM customer_text t CROSS JOIN customer c ON c.id = t.rowid
  WHERE $1 IS NOT NULL AND customer_text MATCH $1 AND c.archived_at IS NULL AND NOT (c.name_key >= $5 AND c.name_key < $6)
    AND NOT EXISTS (SELECT 1 FROM customer_word o WHERE o.customer_id = c.id AND o.word >= $2 AND o.word < $3)
    AND
