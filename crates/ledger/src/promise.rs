//! A promise to pay: so much money by a day. Whether it was kept follows from what was received, and is never stored.

use crate::money::Money;
use crate::{Date, Refusal};

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseStatus {
    /// Its day has not passed, and not all of it has come.
    Live,
    /// All of it came, by its day.
    Kept,
    /// Its day has passed, and not all of it had come.
    Broken,
    /// Another promise was made in its place while it was live.
    Replaced,
    /// What it was about needs no paying any more: void, returned, let off, or settled by what was there before.
    Settled,
    /// It was written down by mistake.
    Withdrawn,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// Money received after it was made, by its day, and before another took its place.
    pub paid: Money,
    /// Settled of it without that money: by returns, discounts, write-offs and older advances, by its day.
    pub otherwise: Money,
    /// Its charge is void.
    pub over: bool,
    /// Another one took its place.
    pub replaced: bool,
    /// It was taken back.
    pub withdrawn: bool,
}

impl Since {
    /// All that was settled of it, minor units.
    const fn settled(self) -> i64 {
        self.paid.minor().saturating_add(self.otherwise.minor())
    }
}

impl PromiseStatus {
    /// How a promise of `amount` by a day stands. What was kept stays kept, whatever was promised after it.
    pub fn of(amount: Money, by: Date, since: Since, today: Date) -> Self {
        if since.withdrawn {
            Self::Withdrawn
        } else if since.paid >= amount {
            Self::Kept
        } else if since.replaced {
            Self::Replaced
        } else if since.over || since.settled() >= amount.minor() {
            Self::Settled
        } else if by < today {
            Self::Broken
        } else {
            Self::Live
        }
    }
}

/// Checks what is promised, in this order: something is open, the amount, no more than is open.
pub fn check(amount: Money, open: Money) -> Result<(), Refusal> {
    if !open.is_positive() {
        return Err(Refusal::AlreadyPaid);
    }
    if !amount.is_positive() {
        return Err(Refusal::AmountNotPositive);
    }
    if amount > open {
        return Err(Refusal::ExceedsOutstanding { outstanding: open });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
