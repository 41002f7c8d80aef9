//! What the trail is told of a case.

use crate::db::cases::Row;
use crate::told::Field;

/// Each field by its column; before it was begun there is nothing in any of them. What people wrote is personal.
pub(super) fn fields(row: Option<&Row>) -> [Field; 9] {
    let documents = row.filter(|row| !row.documents.is_empty()).map(|row| &row.documents);
    [
        Field::personal("subject", row.map(|row| row.subject.as_str())),
        Field::personal("description", row.and_then(|row| row.description.as_deref())),
        Field::plain("assigned_to", row.and_then(|row| row.assigned_to).map(|user| user.0)),
        Field::plain("priority", row.map(|row| row.priority.word())),
        Field::plain("status", row.map(|row| row.status.word())),
        Field::plain("documents", documents.map(|ids| ids.iter().copied().collect::<Vec<_>>())),
        Field::plain("disputed", row.and_then(|row| row.disputed).map(ledger::Money::minor)),
        Field::personal("next_step", row.and_then(|row| row.next_step.as_deref())),
        Field::plain("next_day", row.and_then(|row| row.next_on).map(ledger::Date::day_number)),
    ]
}
