//! What the trail is told of an interaction.

use crate::db::interactions::Row;
use crate::told::Field;
use crate::trail::TrailField as F;

/// Each field by its column; before it is written down there is nothing in any of them. What was said is personal.
pub(super) fn fields(row: Option<&Row>) -> [Field; 7] {
    let follow_up = row.and_then(|row| row.follow_up.as_ref());
    [
        Field::plain(F::Kind, row.map(|row| row.kind.word())),
        Field::personal(F::Text, row.map(|row| row.text.as_str())),
        Field::plain(F::Pinned, row.map(|row| i64::from(row.pinned))),
        Field::plain(F::FollowUpDay, follow_up.map(|follow_up| follow_up.on.day_number())),
        Field::plain(F::FollowUpMinute, follow_up.and_then(|follow_up| follow_up.minute)),
        Field::plain(
            F::AssignedTo,
            follow_up.and_then(|follow_up| follow_up.assigned_to).map(|user| user.0),
        ),
        Field::plain(F::DoneAt, row.and_then(|row| row.done_at).map(|at| at.0)),
    ]
}
