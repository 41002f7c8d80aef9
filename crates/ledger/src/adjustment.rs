//! Adjustments: dues settled without money, by a discount or by giving them up.

use crate::account::Account;
use crate::allocation::{OpenDue, Plan, Settled, allocate, outstanding};
use crate::charge::Period;
use crate::entry::{Entry, Posting};
use crate::{Date, Money, Refusal};

/// Why dues are settled without money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdjustmentKind {
    /// A discount for settling.
    SettlementDiscount,
    /// The debt is given up.
    WriteOff,
}

impl AdjustmentKind {
    /// The account that bears it.
    pub const fn account(self) -> Account {
        match self {
            Self::SettlementDiscount => Account::DiscountAllowed,
            Self::WriteOff => Account::BadDebts,
        }
    }
}

/// Settles dues without money. Nothing may be left over: there is no advance of a discount. The
/// order of refusals is amount, date in the future, period locked, more than is outstanding, those
/// of the allocation, and an allocation by hand of less than the amount.
pub fn adjust(
    kind: AdjustmentKind,
    amount: Money,
    on: Date,
    dues: &[OpenDue],
    plan: Plan<'_>,
    period: Period,
) -> Result<Settled, Refusal> {
    amount.check_entry_amount()?;
    period.check(on)?;
    let outstanding = outstanding(dues)?;
    if amount > outstanding {
        return Err(Refusal::ExceedsOutstanding { outstanding });
    }
    let allocation = allocate(amount, dues, plan)?;
    let split = allocation.split;
    if split.advance.is_positive() {
        return Err(Refusal::ExceedsOutstanding { outstanding: split.trade.plus(split.loans)? });
    }
    let entry = Entry::of(
        on,
        [
            Posting::debit(kind.account(), amount),
            Posting::credit(Account::TradeReceivable, split.trade),
            Posting::credit(Account::LoansReceivable, split.loans),
        ],
    )?;
    Ok(Settled { entry, allocation })
}

#[cfg(test)]
mod tests;
