, hit AS MATERIALIZED (
  SELECT c.id, c.outstanding, c.advance,
    CASE $10 WHEN 0 THEN c.name_key WHEN 1 THEN c.outstanding WHEN 2 THEN c.next_due WHEN 3 THEN c.created_at
             WHEN 4 THEN c.changed_at ELSE c.last_activity END AS sort_key
  FROM customer c
  WHERE c.id IN (
      SELECT rowid FROM customer_text WHERE $1 IS NOT NULL AND customer_text MATCH $1
      UNION ALL SELECT customer_id FROM customer_word WHERE word >= $2 AND word < $3
      UNION ALL SELECT id FROM customer WHERE $5 = 1 AND archived_at IS NOT NULL
      UNION ALL SELECT id FROM customer WHERE $5 = 2 AND next_due BETWEEN $8 AND $9
      UNION ALL SELECT id FROM customer WHERE $5 = 2 AND $9 = 99999 AND next_due IS NULL)
    AND (c.archived_at IS NOT NULL) BETWEEN $6 AND $7
    AND ifnull(c.next_due, 99999) BETWEEN $8 AND $9
    AND
