  LIMIT $8)
UNION ALL
-- Then whoever holds it anywhere else.
SELECT id FROM (
  SELECT c.id FROM customer_text t CROSS JOIN customer c ON c.id = t.rowid
  WHERE customer_text MATCH $1 AND c.archived_at IS NULL AND NOT (c.name_key >= $4 AND c.name_key < $5)
    AND NOT (char(10) || concat_ws(char(10), c.name_key, c.phone_key, c.email_key, c.company_key) GLOB $7)
