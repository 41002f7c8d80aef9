//! The shop and its tax rates, its people, the owner's templates, and who is left in peace, beside what the trail was last
//! told of them.

/// Every field of the rows of a table beside what the trail was last told of it. A row of which there is a link is there.
macro_rules! own {
    ($table:literal, $key:literal, $named:expr, $actions:expr, $told:expr, $kept:expr) => {
        concat!(
            "WITH link AS MATERIALIZED (
               SELECT ", $named, " AS id, seq, at, user_id, customer_id, action, body FROM trail
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
pub(super) use own;

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

/// A list that a column keeps as JSON, as the trail has it: a word for each value, with commas between. One that is not
/// written as the program writes it is no such list.
macro_rules! listed {
    ($column:literal, $word:literal) => {
        concat!(
            "iif(",
            $column,
            " = json(",
            $column,
            "),
                 (SELECT group_concat(",
            $word,
            ", ', ') FROM json_each(",
            $column,
            ")), ",
            $column,
            ")"
        )
    };
}

/// What there is of the shop, `field` and `value`, as the trail is told of it. What opens the book is not in it: without
/// that nothing is read.
macro_rules! shop_kept {
    () => {
        concat!(
            "SELECT 'id' AS field, id AS value FROM shop
             UNION ALL SELECT 'uid', lower(hex(uid)) FROM shop
             UNION ALL SELECT 'name', name FROM shop
             UNION ALL SELECT 'phone', phone FROM shop
             UNION ALL SELECT 'address', address FROM shop
             UNION ALL SELECT 'tax_id', tax_id FROM shop
             UNION ALL SELECT 'tax_registered', tax_registered FROM shop
             UNION ALL SELECT 'upi_id', upi_id FROM shop
             UNION ALL SELECT 'country', country FROM shop
             UNION ALL SELECT 'language', language FROM shop
             UNION ALL SELECT 'currency', currency FROM shop
             UNION ALL SELECT 'exponent', exponent FROM shop
             UNION ALL SELECT 'grouping', grouping FROM shop
             UNION ALL SELECT 'zone', zone FROM shop
             UNION ALL SELECT 'year_month', year_month FROM shop
             UNION ALL SELECT 'year_day', year_day FROM shop
             UNION ALL SELECT 'reminder_minute', reminder_minute FROM shop
             UNION ALL SELECT 'reminder_names', reminder_names FROM shop
             UNION ALL SELECT 'reminder_days_off', ",
            listed!(
                "reminder_days_off",
                "'[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]' ->> (value - 1)"
            ),
            " FROM shop
             UNION ALL SELECT 'reminder_off', ",
            listed!(
                "reminder_off",
                "replace(replace(value, 'dueToday', 'due today'), 'followUps', 'follow-ups')"
            ),
            " FROM shop
             UNION ALL SELECT 'reminder_locked', reminder_locked FROM shop
             UNION ALL SELECT 'holidays', ",
            listed!("holidays", "date(value * 86400, 'unixepoch')"),
            " FROM shop
             UNION ALL SELECT 'quiet_from', quiet_from FROM shop
             UNION ALL SELECT 'quiet_until', quiet_until FROM shop
             UNION ALL SELECT 'stay_allowed', stay_allowed FROM shop
             UNION ALL SELECT 'idle_minutes', idle_minutes FROM shop
             UNION ALL SELECT 'credit_days', credit_days FROM shop
             UNION ALL SELECT 'ageing_edges', ",
            listed!("ageing_edges", "value"),
            " FROM shop
             UNION ALL SELECT 'cheque_frees', cheque_frees FROM shop
             UNION ALL SELECT 'closed_through', closed_through FROM shop
             UNION ALL SELECT 'sample', sample FROM shop"
        )
    };
}

/// The shop and the tax rates as they begin, for the first link.
pub(crate) const BEGINNING: &str = concat!(
    "SELECT json_object(
       'shop', (SELECT json_group_object(field, value) FROM (",
    shop_kept!(),
    ") WHERE value IS NOT NULL),
       'tax_rates', (SELECT json_group_array(json_object('id', id, 'name', name, 'basis_points', basis_points)) FROM tax_rate))"
);

/// Every setting beside what the trail was last told of it: by the first link, by a change, or when books were closed.
pub(super) const SHOP: &str = concat!(
    "WITH link AS MATERIALIZED (
       SELECT seq, at, action, body FROM trail WHERE action < 100 AND action BETWEEN 1 AND 3),
     told (field, seq, value) AS (
       SELECT s.key, l.seq, s.value FROM link l, json_each(l.body, '$.shop') s WHERE l.action = 1
       UNION ALL SELECT a.key, l.seq, a.value FROM link l, json_each(l.body, '$.after') a WHERE l.action > 1
       UNION ALL SELECT 'created_at', seq, at FROM link WHERE action = 1
       UNION ALL SELECT 'changed_at', seq, at FROM link),
     last AS (SELECT field, max(seq), value FROM told GROUP BY field),
     kept AS (",
    shop_kept!(),
    " UNION ALL SELECT 'created_at', created_at FROM shop
       UNION ALL SELECT 'changed_at', changed_at FROM shop)
     SELECT 1, k.field FROM kept k LEFT JOIN last t ON t.field = k.field WHERE k.value IS NOT t.value
     UNION ALL SELECT 1, 'id' WHERE NOT EXISTS (SELECT 1 FROM shop)
     LIMIT 1"
);

/// Every tax rate beside the link that made it, the first one or its own.
pub(super) const TAX_RATES: &str = "
  WITH told (id, field, seq, value) AS (
    SELECT r.value ->> 'id', f.key, t.seq, f.value FROM trail t, json_each(t.body, '$.tax_rates') r, json_each(r.value) f
    WHERE t.action < 100 AND t.action = 1
    UNION ALL SELECT t.body ->> 'tax_rate', a.key, t.seq, a.value FROM trail t, json_each(t.body, '$.after') a
              WHERE t.action < 100 AND t.action BETWEEN 20 AND 29),
  last AS (SELECT id, field, max(seq), value FROM told GROUP BY id, field),
  kept (id, field, value) AS (
    SELECT id, 'name', name FROM tax_rate
    UNION ALL SELECT id, 'basis_points', basis_points FROM tax_rate
    UNION ALL SELECT id, 'archived', nullif(archived, 0) FROM tax_rate)
  SELECT k.id, k.field FROM kept k LEFT JOIN last t ON t.id = k.id AND t.field = k.field WHERE k.value IS NOT t.value
  UNION ALL SELECT id, 'id' FROM last WHERE id NOT IN (SELECT id FROM tax_rate)
  LIMIT 1";
