//! Voiding: a document is undone by a linked reversal, never changed or deleted.

use alloc::vec::Vec;

use crate::advance;
use crate::charge::Period;
use crate::entry::Entry;
use crate::{Date, Money, Refusal};

/// The day a reversal bears: the original's while that day is open, else today. A clock that was set back makes no
/// reversal earlier than what it reverses.
pub fn reversal_date(original: Date, period: Period) -> Date {
    match period.locked_through {
        Some(locked_through) if original <= locked_through => period.today,
        Some(_) | None => original,
    }
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

/// Voids a document whose entry was `original`; a receipt has its own [`crate::receipt::void`].
///
/// What had moved between the receivables moves back, today: `on_loans`, in minor units, is what is
/// settled now of a loan given in cash, which becomes an advance, or what of a credit note was
/// applied to such a loan, whose dues open again. It is zero for everything else.
pub fn document(
    void: bool,
    original: &Entry,
    on_loans: Money,
    period: Period,
) -> Result<Vec<Entry>, Refusal> {
    if void {
        return Err(Refusal::AlreadyVoid);
    }
    let on = reversal_date(original.date(), period);
    let freed = advance::freed_from_loans(period.today, on_loans)?;
    Ok(core::iter::once(original.reversal(on)).chain(freed).collect())
}

#[cfg(test)]
mod tests;
