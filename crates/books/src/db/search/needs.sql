-- What must be found in a customer, as patterns: a word, or the whole term instead.
need AS MATERIALIZED (
  SELECT value ->> 'fields' AS fields, value ->> 'word' AS word, value ->> 'whole' AS whole FROM json_each($2)
)
