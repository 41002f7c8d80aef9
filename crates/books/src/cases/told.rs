//! What the trail is told of a case.

use crate::db::cases::Row;
use crate::told::Field;
use crate::trail::TrailField as F;

/// Each field by its column; before it was begun there is nothing in any of them. What people wrote is personal.
pub(super) fn fields(row: Option<&Row>) -> [Field; 9] {
    let documents = row.filter(|row| !row.documents.is_empty()).map(|row| &row.documents);
    [
        Field::personal(F::Subject, row.map(|row| row.subject.as_str())),
        Field::personal(F::Description, row.and_then(|row| row.description.as_deref())),
        Field::plain(F::AssignedTo, row.and_then(|row| row.assigned_to).map(|user| user.0)),
        Field::plain(F::Priority, row.map(|row| row.priority.word())),
        Field::plain(F::Status, row.map(|row| row.status.word())),
        Field::plain(F::Documents, documents.map(|ids| ids.iter().copied().collect::<Vec<_>>())),
        Field::plain(F::Disputed, row.and_then(|row| row.disputed).map(ledger::Money::minor)),
        Field::personal(F::NextStep, row.and_then(|row| row.next_step.as_deref())),
        Field::plain(F::NextDay, row.and_then(|row| row.next_on).map(ledger::Date::day_number)),
    ]
}
