//! The canonical bytes of each immutable row, for the chain.

use super::{AllocationRow, DocumentRow, DueRow, EntryRow, LineRow};
use crate::db::trail::Canon;

/// Canonical bytes of a document.
pub(crate) fn canon_document(canon: &mut Canon, row: &DocumentRow, user: i64, at: i64) {
    canon.int(row.id).int(row.kind).maybe(row.customer).text(row.number.as_deref()).int(row.day);
    canon.int(row.amount).maybe(row.method).maybe(row.about).text(row.detail.as_deref());
    canon.text(row.note.as_deref()).int(user).int(at);
}

/// Canonical bytes of an entry and its postings.
pub(crate) fn canon_entry(canon: &mut Canon, row: &EntryRow, user: i64, at: i64) {
    canon.int(row.id).int(row.document).maybe(row.customer).int(row.day).maybe(row.reverses);
    canon.int(row.effect).text(row.reason.as_deref()).int(user).int(at);
    for (account, amount) in &row.postings {
        canon.int(*account).int(*amount);
    }
}

/// Canonical bytes of a due.
pub(crate) fn canon_due(canon: &mut Canon, row: &DueRow) {
    canon
        .int(row.id)
        .int(row.document)
        .int(row.customer)
        .int(row.day)
        .int(row.amount)
        .int(row.on_loans);
}

/// Canonical bytes of an allocation.
pub(crate) fn canon_allocation(canon: &mut Canon, row: &AllocationRow) {
    canon.int(row.id).int(row.document).int(row.due).int(row.day).int(row.amount);
}

/// Canonical bytes of a line.
pub(crate) fn canon_line(canon: &mut Canon, row: &LineRow) {
    canon.int(row.document).int(row.position).text(Some(&row.description)).int(row.quantity);
    canon.text(row.unit.as_deref()).int(row.unit_price).int(row.discount);
    canon.maybe(row.discount_rate);
    canon
        .text(row.tax_name.as_deref())
        .int(row.tax_rate)
        .int(row.with_tax)
        .int(row.taxable)
        .int(row.tax);
}
