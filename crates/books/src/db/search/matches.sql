-- What the index of trigrams cannot tell: that letters follow one another, and in which field. One word has it easy.
AND ($3 IS NULL OR c.name_key GLOB $3 OR c.phone_key GLOB $3 OR c.email_key GLOB $3 OR c.company_key GLOB $3)
AND ($2 IS NULL OR NOT EXISTS (
  SELECT 1 FROM need n WHERE NOT (
    SELECT ifnull(h.hay GLOB n.word, 0) OR ifnull(h.hay GLOB n.whole, 0) FROM (
      SELECT char(10) || CASE n.fields
        WHEN 1 THEN c.name_key WHEN 2 THEN c.phone_key WHEN 4 THEN c.email_key WHEN 8 THEN c.company_key
        ELSE concat_ws(char(10), c.name_key, c.phone_key, c.email_key, c.company_key) END AS hay) h)))
