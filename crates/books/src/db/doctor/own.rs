//! People of the shop, the owner's templates, and who is left in peace, beside what the trail was last told of them.

/// Every field of the rows of a table beside what the trail was last told of it. A row of which there is a link is there.
macro_rules! own {
    ($table:literal, $key:literal, $named:literal, $actions:literal, $told:literal, $kept:literal) => {
        concat!(
            "WITH link AS MATERIALIZED (
               SELECT ", $named, " AS id, seq, at, user_id, action, body FROM trail
               WHERE action < 100 AND (", $actions, ")),
             told (id, field, seq, value) AS (
               SELECT l.id, a.key, max(l.seq), ifnull(p.value, a.value) FROM link l, json_each(l.body, '$.after') a
               LEFT JOIN trail_personal p ON p.seq = l.seq AND p.field = a.key AND p.side = 1 GROUP BY l.id, a.key
               UNION ALL ", $told, "),
             kept (id, field, value) AS (", $kept, ")
             SELECT k.id, k.field FROM kept k LEFT JOIN told t ON t.id = k.id AND t.field = k.field
             WHERE k.value IS NOT t.value
             UNION ALL SELECT id, '", $key, "' FROM link WHERE id NOT IN (SELECT ", $key, " FROM ", $table, ")
             LIMIT 1"
        )
    };
}

/// The first owner came with the shop.
pub(super) const PEOPLE: &str = own!(
    "user",
    "id",
    "body ->> 'person'",
    "action = 1 OR action BETWEEN 10 AND 19",
    "SELECT id, 'created_at', seq, at FROM link WHERE action IN (1, 10)
     UNION ALL SELECT id, 'changed_at', max(seq), at FROM link WHERE action IN (1, 10, 11) GROUP BY id",
    "SELECT id, 'role', role FROM user
     UNION ALL SELECT id, 'name', name FROM user
     UNION ALL SELECT id, 'username', username FROM user
     UNION ALL SELECT id, 'email', email FROM user
     UNION ALL SELECT id, 'phone', phone FROM user
     UNION ALL SELECT id, 'disabled_at', disabled_at FROM user
     UNION ALL SELECT id, 'removed_at', removed_at FROM user
     UNION ALL SELECT id, 'once_until', once_until FROM user
     UNION ALL SELECT id, 'once_epoch', once_epoch FROM user
     UNION ALL SELECT id, 'created_at', created_at FROM user
     UNION ALL SELECT id, 'changed_at', changed_at FROM user"
);

pub(super) const TEMPLATES: &str = own!(
    "template",
    "id",
    "body ->> 'template'",
    "action BETWEEN 70 AND 79",
    "SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id",
    "SELECT id, 'template', kind FROM template
     UNION ALL SELECT id, 'language', language FROM template
     UNION ALL SELECT id, 'text', text FROM template
     UNION ALL SELECT id, 'changed_at', changed_at FROM template"
);

pub(super) const SET_ASIDE: &str = own!(
    "set_aside",
    "customer_id",
    "customer_id",
    "action BETWEEN 80 AND 89",
    "SELECT id, 'changed_at', max(seq), at FROM link GROUP BY id
     UNION ALL SELECT id, 'user_id', max(seq), user_id FROM link GROUP BY id",
    "SELECT customer_id, 'until', until FROM set_aside
     UNION ALL SELECT customer_id, 'done', done FROM set_aside
     UNION ALL SELECT customer_id, 'user_id', user_id FROM set_aside
     UNION ALL SELECT customer_id, 'changed_at', changed_at FROM set_aside"
);
