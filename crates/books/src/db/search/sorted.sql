)
SELECT (SELECT count(*) FROM hit), (SELECT ifnull(sum(outstanding), 0) FROM hit), (SELECT ifnull(sum(advance), 0) FROM hit),
  (SELECT json_group_array(id) FROM (
     SELECT id FROM hit
     ORDER BY sort_key IS NULL, CASE WHEN $11 THEN NULL ELSE sort_key END, CASE WHEN $11 THEN sort_key END DESC,
       CASE WHEN $11 THEN -id ELSE id END
     LIMIT $12 OFFSET $13))
