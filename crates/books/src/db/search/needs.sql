-- What must be found in a customer: a word anywhere, or (with an end) a word that begins in this range, or the whole.
need AS MATERIALIZED (
  SELECT value ->> 'fields' AS fields, value ->> 'word' AS word, value ->> 'end' AS word_end, value ->> 'whole' AS whole
  FROM json_each($4)
)
