-- Then the customers one of whose words begins with its first word, each at the first such word.
SELECT id FROM (
  SELECT c.id FROM customer_word b CROSS JOIN customer c ON c.id = b.customer_id
  WHERE b.word >= $2 AND b.word < $3 AND c.archived_at IS NULL AND NOT (c.name_key >= $5 AND c.name_key < $6)
    AND b.word = (SELECT min(o.word) FROM customer_word o WHERE o.customer_id = c.id AND o.word >= $2 AND o.word < $3)
    AND
