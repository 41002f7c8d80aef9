//! Each row as the list of its fields, in the order in which `write.sql` takes them: a list is read in half the time of
//! an object.

use serde::Serialize;

use super::{AllocationRow, DocumentRow, DueRow, EntryRow, LineRow};

pub(super) fn document(row: &DocumentRow) -> impl Serialize + '_ {
    let DocumentRow { id, kind, customer, number, day, amount, .. } = row;
    let DocumentRow { method, about, detail, note, open, next_due, .. } = row;
    (id, kind, customer, number, day, amount, method, about, detail, note, open, next_due)
}

pub(super) fn entry(row: &EntryRow) -> impl Serialize + '_ {
    let EntryRow { id, document, customer, day, reverses, effect, reason, postings } = row;
    (id, document, customer, day, reverses, effect, reason, postings)
}

pub(super) fn due(row: &DueRow) -> impl Serialize + '_ {
    let DueRow { id, document, customer, day, amount, on_loans } = row;
    (id, document, customer, day, amount, on_loans)
}

pub(super) fn allocation(row: &AllocationRow) -> impl Serialize + '_ {
    let AllocationRow { id, document, due, day, amount } = row;
    (id, document, due, day, amount)
}

pub(super) fn line(row: &LineRow) -> impl Serialize + '_ {
    let LineRow { document, position, description, quantity, unit, unit_price, .. } = row;
    let LineRow { discount, discount_rate, tax_name, tax_rate, with_tax, taxable, tax, .. } = row;
    (
        document,
        position,
        description,
        quantity,
        unit,
        unit_price,
        discount,
        discount_rate,
        tax_name,
        tax_rate,
        with_tax,
        taxable,
        tax,
    )
}
