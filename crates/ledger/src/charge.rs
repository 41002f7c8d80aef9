//! What every charge goes through before it is written, and the days on which writing is allowed.

use crate::credit::{LimitOverride, check_credit};
use crate::due::{self, Instalment};
use crate::{Date, Money, Refusal};

/// The days on which a document may be dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Today in the shop's time zone; nothing is dated after it.
    pub today: Date,
    /// The last day of the closed period, if one was closed; nothing is dated up to it.
    pub locked_through: Option<Date>,
}

impl Period {
    /// A period with nothing closed.
    pub const fn open(today: Date) -> Self {
        Self { today, locked_through: None }
    }

    /// Refuses a day in the future, then a day in the closed period.
    pub fn check(&self, on: Date) -> Result<(), Refusal> {
        if on > self.today {
            return Err(Refusal::DateInFuture { today: self.today });
        }
        match self.locked_through {
            Some(locked_through) if on <= locked_through => {
                Err(Refusal::PeriodLocked { locked_through })
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// The customer of a charge, as far as the rules look at one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Whether the customer is archived.
    pub archived: bool,
    /// How much they may owe; `None` is unlimited, zero is no credit.
    pub credit_limit: Option<Money>,
    /// What they owe now, net of advances.
    pub outstanding: Money,
}

/// What is charged, when, and when it must be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The whole charge, in minor units.
    pub amount: Money,
    /// The day it is issued.
    pub issued_on: Date,
    /// When it must be paid; together they are the amount.
    pub instalments: &'a [Instalment],
}

/// Checks a charge that needs no credit: a fee, an opening balance. The order is archived, amount,
/// dates (due before issue, in the future, in the closed period), instalments.
pub fn check(customer: &Customer, terms: &Terms<'_>, period: Period) -> Result<(), Refusal> {
    if customer.archived {
        return Err(Refusal::CustomerArchived);
    }
    terms.amount.check_entry_amount()?;
    due::check_dates(terms.issued_on, terms.instalments)?;
    period.check(terms.issued_on)?;
    due::check_amounts(terms.amount, terms.instalments)
}

/// Checks a charge given on credit, an invoice or a loan: as [`check`], then the credit limit.
pub fn check_on_credit(
    customer: &Customer,
    terms: &Terms<'_>,
    period: Period,
    overridden: Option<&LimitOverride>,
) -> Result<(), Refusal> {
    check(customer, terms, period)?;
    check_credit(customer.credit_limit, customer.outstanding, terms.amount, overridden)
}

#[cfg(test)]
mod tests;
