  AND (c.archived_at IS NOT NULL) BETWEEN $4 AND $5 AND ifnull(c.next_due, 99999) BETWEEN $6 AND $7
)
SELECT (SELECT count(*) FROM hit), (SELECT ifnull(sum(outstanding), 0) FROM hit), (SELECT ifnull(sum(advance), 0) FROM hit),
  (SELECT json_group_array(id) FROM (
     SELECT id FROM hit
     ORDER BY rank, sort_key IS NULL, CASE WHEN $9 THEN NULL ELSE sort_key END, CASE WHEN $9 THEN sort_key END DESC,
       CASE WHEN $9 THEN -id ELSE id END
     LIMIT $10 OFFSET $11))
