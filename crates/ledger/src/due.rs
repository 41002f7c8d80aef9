//! Instalments: when a charge must be paid, and that it is paid in full by them.

use alloc::vec::Vec;

use crate::{Date, Money, Refusal};

/// The most instalments a charge may have: ten years of months.
pub const INSTALMENTS_MAX: usize = 120;

/// One part of a charge and the day it must be paid by. Each becomes a due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// The last day on which paying is not late.
    pub due_on: Date,
    /// How much, in minor units.
    pub amount: Money,
}

/// How far apart instalments are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Seven days.
    Weekly,
    /// Fourteen days.
    Fortnightly,
    /// The same day of each month, or its last day where there is no such day.
    Monthly,
}

impl Every {
    /// The day of the instalment that follows `first` after so many steps.
    fn after(self, first: Date, steps: i32) -> Result<Date, Refusal> {
        match self {
            Self::Weekly => first.plus_days(steps.saturating_mul(7)),
            Self::Fortnightly => first.plus_days(steps.saturating_mul(14)),
            Self::Monthly => first.plus_months(steps),
        }
    }
}

/// A total in one instalment.
pub fn single(total: Money, due_on: Date) -> Vec<Instalment> {
    alloc::vec![Instalment { due_on, amount: total }]
}

/// A total in equal instalments; what does not divide goes to the last one, so they always add up.
pub fn spread(
    total: Money,
    first_due: Date,
    count: usize,
    every: Every,
) -> Result<Vec<Instalment>, Refusal> {
    total.check_entry_amount()?;
    check_count(count)?;
    let parts = i64::try_from(count).map_err(|_| Refusal::MoneyOutOfRange)?;
    let share = Money::new(total.minor() / parts)?;
    if !share.is_positive() {
        return Err(Refusal::InstalmentNotPositive);
    }
    let last = Money::new(share.minor() + total.minor() % parts)?;
    (0..count)
        .map(|position| {
            let steps = i32::try_from(position).map_err(|_| Refusal::DateOutOfRange)?;
            let amount = if position + 1 == count { last } else { share };
            Ok(Instalment { due_on: every.after(first_due, steps)?, amount })
        })
        .collect()
}

/// The dates of instalments: none before the issue, each after the one before it.
pub(crate) fn check_dates(issued_on: Date, instalments: &[Instalment]) -> Result<(), Refusal> {
    check_count(instalments.len())?;
    if instalments.iter().any(|instalment| instalment.due_on < issued_on) {
        return Err(Refusal::DueBeforeIssue { issued_on });
    }
    if !instalments.is_sorted_by(|one, next| one.due_on < next.due_on) {
        return Err(Refusal::InstalmentsOutOfOrder);
    }
    Ok(())
}

/// The amounts of instalments: each positive, and together the total.
pub(crate) fn check_amounts(total: Money, instalments: &[Instalment]) -> Result<(), Refusal> {
    if instalments.iter().any(|instalment| !instalment.amount.is_positive()) {
        return Err(Refusal::InstalmentNotPositive);
    }
    let sum = Money::sum(instalments.iter().map(|instalment| instalment.amount))?;
    if sum != total {
        return Err(Refusal::InstalmentsDoNotSum { total, sum });
    }
    Ok(())
}

fn check_count(count: usize) -> Result<(), Refusal> {
    match count {
        0 => Err(Refusal::InstalmentsMissing),
        1..=INSTALMENTS_MAX => Ok(()),
        _ => Err(Refusal::TooManyInstalments { limit: INSTALMENTS_MAX }),
    }
}

#[cfg(test)]
mod tests;
