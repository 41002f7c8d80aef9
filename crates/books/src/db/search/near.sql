-- Who holds the term comes first, then whose name sounds like it, then whose name begins to. No list of namesakes is
-- longer than a thousand.
near AS MATERIALIZED (
  SELECT id, min(rank) AS rank FROM (
    SELECT id, 0 AS rank FROM held
    UNION ALL
    SELECT id, 1 FROM (SELECT rowid AS id FROM customer_sound WHERE customer_sound MATCH $12 LIMIT 1000)
    UNION ALL
    SELECT id, 2 FROM (SELECT rowid AS id FROM customer_sound WHERE customer_sound MATCH $13 LIMIT 1000))
  GROUP BY id
)
