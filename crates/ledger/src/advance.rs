//! Advances: money received and not yet allocated, applied to dues or given back.
//!
//! An advance stands on trade receivable. A loan given in cash stands on loans receivable, so an
//! advance that settles one is moved by an entry, and moved back when it is freed again.

use crate::account::Account;
use crate::allocation::{Allocation, OpenDue, Plan, allocate};
use crate::charge::Period;
use crate::entry::{Entry, transfer};
use crate::receipt::Method;
use crate::{Date, Money, Refusal};

/// What applying an advance does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The dues to settle; its rest stays an advance.
    pub allocation: Allocation,
    /// The entry to append, when some of it settles a loan given in cash.
    pub entry: Option<Entry>,
}

/// Applies so much of an advance to open dues. The order of refusals is amount, date in the future,
/// period locked, more than the advance, then those of the allocation.
pub fn apply(
    advance: Money,
    amount: Money,
    on: Date,
    dues: &[OpenDue],
    plan: Plan<'_>,
    period: Period,
) -> Result<Applied, Refusal> {
    check(advance, amount, on, period)?;
    let allocation = allocate(amount, dues, plan)?;
    let entry = applied_to_loans(on, allocation.split.loans)?;
    Ok(Applied { allocation, entry })
}

/// Gives an advance back. The order of refusals is amount, date in the future, period locked, more
/// than the advance.
pub fn refund(
    advance: Money,
    amount: Money,
    on: Date,
    method: Method,
    period: Period,
) -> Result<Entry, Refusal> {
    check(advance, amount, on, period)?;
    transfer(on, method.paid_from(), Account::TradeReceivable, amount)
}

/// The entry that moves an advance onto a loan given in cash: trade receivable against loans
/// receivable. `None` for nothing.
pub fn applied_to_loans(on: Date, amount: Money) -> Result<Option<Entry>, Refusal> {
    move_between(on, Account::LoansReceivable, Account::TradeReceivable, amount)
}

/// The entry that frees what had settled a loan given in cash, as an advance again: loans
/// receivable against trade receivable. `None` for nothing.
pub fn freed_from_loans(on: Date, amount: Money) -> Result<Option<Entry>, Refusal> {
    move_between(on, Account::TradeReceivable, Account::LoansReceivable, amount)
}

fn move_between(
    on: Date,
    from: Account,
    to: Account,
    amount: Money,
) -> Result<Option<Entry>, Refusal> {
    if amount.is_zero() { Ok(None) } else { transfer(on, from, to, amount).map(Some) }
}

fn check(advance: Money, amount: Money, on: Date, period: Period) -> Result<(), Refusal> {
    amount.check_entry_amount()?;
    period.check(on)?;
    if amount > advance {
        return Err(Refusal::ExceedsAdvance { advance });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
