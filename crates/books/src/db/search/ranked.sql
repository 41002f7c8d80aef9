-- $4 to $5 are the names that begin with the term, $6 and $7 find the customers a word of whom begins as it does.
-- Names that begin with the term come first.
SELECT id FROM (
  SELECT id FROM customer INDEXED BY customer_by_name
  WHERE name_key >= $4 AND name_key < $5 AND archived_at IS NULL ORDER BY name_key, id LIMIT $8)
UNION ALL
-- Then customers with a word that begins so.
SELECT id FROM (
  SELECT c.id FROM customer_text t CROSS JOIN customer c ON c.id = t.rowid
  WHERE customer_text MATCH $6 AND c.archived_at IS NULL AND NOT (c.name_key >= $4 AND c.name_key < $5)
    AND char(10) || concat_ws(char(10), c.name_key, c.phone_key, c.email_key, c.company_key) GLOB $7
