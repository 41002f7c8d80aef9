  AND (c.archived_at IS NOT NULL) BETWEEN $3 AND $4 AND ifnull(c.next_due, 99999) BETWEEN $5 AND $6
)
SELECT (SELECT count(*) FROM hit), (SELECT ifnull(sum(outstanding), 0) FROM hit), (SELECT ifnull(sum(advance), 0) FROM hit),
  (SELECT json_group_array(id) FROM (
     SELECT id FROM hit
     ORDER BY sort_key IS NULL, CASE WHEN $8 THEN NULL ELSE sort_key END, CASE WHEN $8 THEN sort_key END DESC,
       CASE WHEN $8 THEN -id ELSE id END
     LIMIT $9 OFFSET $10))
