NOT EXISTS (
  SELECT 1 FROM need n WHERE NOT (
    CASE WHEN n.word_end IS NULL THEN ifnull(instr(
      CASE n.fields WHEN 1 THEN c.name_key WHEN 2 THEN c.phone_key WHEN 4 THEN c.email_key WHEN 8 THEN c.company_key
      ELSE concat_ws(char(10), c.name_key, c.phone_key, c.email_key, c.company_key) END, n.word), 0)
    ELSE EXISTS (
      SELECT 1 FROM customer_word w
      WHERE w.customer_id = c.id AND w.word >= n.word AND w.word < n.word_end AND w.fields & n.fields) END
    OR ifnull(instr(
      CASE n.fields WHEN 1 THEN c.name_key WHEN 2 THEN c.phone_key WHEN 4 THEN c.email_key WHEN 8 THEN c.company_key
      ELSE concat_ws(char(10), c.name_key, c.phone_key, c.email_key, c.company_key) END, n.whole), 0)))
