//! The owner's templates, and who is left in peace, beside what the trail was last told of them.

/// Every field of the owner's templates. A row of which there is a link is there.
pub(super) const TEMPLATES: &str = "
  WITH link AS MATERIALIZED (
    SELECT body ->> 'template' AS id, seq, at, body FROM trail
    WHERE action < 100 AND action BETWEEN 70 AND 79),
  told (id, field, seq, value) AS (
    SELECT l.id, a.key, max(l.seq), a.value FROM link l, json_each(l.body, '$.after') a GROUP BY l.id, a.key
    UNION ALL SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id),
  kept (id, field, value) AS (
    SELECT id, 'template', kind FROM template
    UNION ALL SELECT id, 'language', language FROM template
    UNION ALL SELECT id, 'text', text FROM template
    UNION ALL SELECT id, 'changed_at', changed_at FROM template)
  SELECT k.id, k.field FROM kept k LEFT JOIN told t ON t.id = k.id AND t.field = k.field WHERE k.value IS NOT t.value
  UNION ALL SELECT id, 'id' FROM link WHERE id NOT IN (SELECT id FROM template)
  LIMIT 1";

/// Every field of who is left in peace. A row of which there is a link is there.
pub(super) const SET_ASIDE: &str = "
  WITH link AS MATERIALIZED (
    SELECT customer_id AS id, seq, at, user_id, body FROM trail
    WHERE action < 100 AND action BETWEEN 80 AND 89),
  told (id, field, seq, value) AS (
    SELECT l.id, a.key, max(l.seq), a.value FROM link l, json_each(l.body, '$.after') a GROUP BY l.id, a.key
    UNION ALL SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id
    UNION ALL SELECT id, 'user_id', max(seq), user_id FROM link GROUP BY id),
  kept (id, field, value) AS (
    SELECT customer_id, 'until', until FROM set_aside
    UNION ALL SELECT customer_id, 'done', done FROM set_aside
    UNION ALL SELECT customer_id, 'user_id', user_id FROM set_aside
    UNION ALL SELECT customer_id, 'changed_at', changed_at FROM set_aside)
  SELECT k.id, k.field FROM kept k LEFT JOIN told t ON t.id = k.id AND t.field = k.field WHERE k.value IS NOT t.value
  UNION ALL SELECT id, 'customer_id' FROM link WHERE id NOT IN (SELECT customer_id FROM set_aside)
  LIMIT 1";
