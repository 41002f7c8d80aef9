hit AS MATERIALIZED (
  SELECT c.id, c.outstanding, c.advance,
    CASE $8 WHEN 0 THEN c.name_key WHEN 1 THEN c.outstanding WHEN 2 THEN c.next_due WHEN 3 THEN c.created_at
            WHEN 4 THEN c.changed_at ELSE c.last_activity END AS sort_key
