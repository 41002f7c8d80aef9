//! Voiding: a document is undone by a linked reversal, never changed or deleted.

use alloc::vec::Vec;

use crate::advance;
use crate::charge::Period;
use crate::entry::Entry;
use crate::{Date, Money, Refusal};

/// The day a reversal bears: the original's while that day is open, else today.
pub fn reversal_date(original: Date, period: Period) -> Date {
    if period.check(original).is_ok() { original } else { period.today }
}

/// A document that someone wants to undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Whether the person who wants to undo it recorded it.
    pub by_self: bool,
    /// The day it was recorded, which need not be the day it bears.
    pub recorded_on: Date,
}

/// Refuses staff anything but their own entry of the same day. An owner is not asked.
pub fn check_staff(document: Recorded, today: Date) -> Result<(), Refusal> {
    if document.by_self && document.recorded_on == today {
        return Ok(());
    }
    Err(Refusal::OwnerOnly)
}

/// Voids an invoice, a loan, a fee or an opening balance: the reversal of its entry, and, where
/// money had settled a loan given in cash, the entry that makes an advance of it. `settled_on_loans`
/// is what receipts and advances had settled of it on loans receivable, in minor units.
pub fn charge(
    void: bool,
    original: &Entry,
    settled_on_loans: Money,
    period: Period,
) -> Result<Vec<Entry>, Refusal> {
    if void {
        return Err(Refusal::AlreadyVoid);
    }
    let on = reversal_date(original.date(), period);
    let freed = advance::freed_from_loans(period.today, settled_on_loans)?;
    Ok(core::iter::once(original.reversal(on)).chain(freed).collect())
}

#[cfg(test)]
mod tests;
