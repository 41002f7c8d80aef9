//! The statements that walk the index of each order, from either end.

use crate::customers::CustomerSort;

/// The statement that walks a list's index, forwards or backwards.
pub(super) fn walk(sort: CustomerSort, descending: bool, backwards: bool) -> &'static str {
    let up = descending == backwards;
    match sort {
        CustomerSort::Name if up => NAME_UP,
        CustomerSort::Name => NAME_DOWN,
        CustomerSort::Outstanding if up => OUTSTANDING_UP,
        CustomerSort::Outstanding => OUTSTANDING_DOWN,
        CustomerSort::Created if up => CREATED_UP,
        CustomerSort::Created => CREATED_DOWN,
        CustomerSort::Changed if up => CHANGED_UP,
        CustomerSort::Changed => CHANGED_DOWN,
        CustomerSort::LastActivity if up => ACTIVITY_UP,
        CustomerSort::LastActivity => ACTIVITY_DOWN,
        CustomerSort::NextDue => match (descending, backwards) {
            (false, false) => NEXT_DUE_UP,
            (false, true) => NEXT_DUE_UP_BACKWARDS,
            (true, false) => NEXT_DUE_DOWN,
            (true, true) => NEXT_DUE_DOWN_BACKWARDS,
        },
    }
}

const NAME_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_name ",
    include_str!("filter.sql"),
    "ORDER BY name_key, id LIMIT ?6 OFFSET ?7"
);
const NAME_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_name ",
    include_str!("filter.sql"),
    "ORDER BY name_key DESC, id DESC LIMIT ?6 OFFSET ?7"
);
const OUTSTANDING_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_outstanding ",
    include_str!("filter.sql"),
    "ORDER BY outstanding, id LIMIT ?6 OFFSET ?7"
);
const OUTSTANDING_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_outstanding ",
    include_str!("filter.sql"),
    "ORDER BY outstanding DESC, id DESC LIMIT ?6 OFFSET ?7"
);
const CREATED_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_created ",
    include_str!("filter.sql"),
    "ORDER BY created_at, id LIMIT ?6 OFFSET ?7"
);
const CREATED_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_created ",
    include_str!("filter.sql"),
    "ORDER BY created_at DESC, id DESC LIMIT ?6 OFFSET ?7"
);
const CHANGED_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_changed ",
    include_str!("filter.sql"),
    "ORDER BY changed_at, id LIMIT ?6 OFFSET ?7"
);
const CHANGED_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_changed ",
    include_str!("filter.sql"),
    "ORDER BY changed_at DESC, id DESC LIMIT ?6 OFFSET ?7"
);
const ACTIVITY_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_activity ",
    include_str!("filter.sql"),
    "ORDER BY last_activity, id LIMIT ?6 OFFSET ?7"
);
const ACTIVITY_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_activity ",
    include_str!("filter.sql"),
    "ORDER BY last_activity DESC, id DESC LIMIT ?6 OFFSET ?7"
);
// Those with nothing due come last in both directions.
const NEXT_DUE_UP: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_next_due ",
    include_str!("filter.sql"),
    "ORDER BY next_due NULLS LAST, id LIMIT ?6 OFFSET ?7"
);
const NEXT_DUE_UP_BACKWARDS: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_next_due ",
    include_str!("filter.sql"),
    "ORDER BY next_due DESC NULLS FIRST, id DESC LIMIT ?6 OFFSET ?7"
);
const NEXT_DUE_DOWN: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_next_due ",
    include_str!("filter.sql"),
    "ORDER BY next_due DESC, id DESC LIMIT ?6 OFFSET ?7"
);
const NEXT_DUE_DOWN_BACKWARDS: &str = concat!(
    "SELECT id FROM customer INDEXED BY customer_by_next_due ",
    include_str!("filter.sql"),
    "ORDER BY next_due, id LIMIT ?6 OFFSET ?7"
);
