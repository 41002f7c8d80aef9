//! Loans: goods given on credit without a bill, cash lent, and what comes back.

use crate::account::{Account, Receivable};
use crate::allocation::{self, Allocation, OpenDue, Plan, Settled};
use crate::charge::{self, Customer, Period, Terms};
use crate::credit::LimitOverride;
use crate::entry::{Entry, Posting};
use crate::receipt::{self, Method};
use crate::{Date, Money, Refusal};

/// What was lent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoanKind {
    /// Goods, at their price, without a bill.
    Goods,
    /// Cash from the till.
    Cash,
}

impl LoanKind {
    /// The receivable such a loan stands on.
    pub const fn receivable(self) -> Receivable {
        match self {
            Self::Goods => Receivable::Trade,
            Self::Cash => Receivable::Loans,
        }
    }

    /// The account that the lent thing leaves.
    const fn given_from(self) -> Account {
        match self {
            Self::Goods => Account::Sales,
            Self::Cash => Account::Cash,
        }
    }
}

/// Gives a loan. The order of refusals is archived, amount, dates, instalments, credit limit.
pub fn issue(
    customer: &Customer,
    kind: LoanKind,
    terms: &Terms<'_>,
    period: Period,
    overridden: Option<&LimitOverride>,
) -> Result<Entry, Refusal> {
    charge::check_on_credit(customer, terms, period, overridden)?;
    Entry::balanced(
        terms.issued_on,
        alloc::vec![
            Posting::debit(kind.receivable().account(), terms.amount),
            Posting::credit(kind.given_from(), terms.amount),
        ],
    )
}

/// A loan as it stands before a repayment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanState<'a> {
    /// Whether it was voided.
    pub void: bool,
    /// The day it was given.
    pub issued_on: Date,
    /// Its open dues, in any order.
    pub dues: &'a [OpenDue],
}

/// Money received against one loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repayment {
    /// How much, in minor units.
    pub amount: Money,
    /// The day it was received.
    pub received_on: Date,
    /// How it was paid.
    pub method: Method,
}

/// Records a repayment. The order of refusals is void, already paid, amount not positive (or too
/// large), date before the loan, date in the future, period locked, exceeds what is outstanding.
pub fn repay(
    loan: &LoanState<'_>,
    repayment: &Repayment,
    period: Period,
) -> Result<Settled, Refusal> {
    let allocation = check_repayment(loan, repayment, period)?;
    let entry = receipt::entry(repayment.received_on, repayment.method, &allocation.split)?;
    Ok(Settled { entry, allocation })
}

fn check_repayment(
    loan: &LoanState<'_>,
    repayment: &Repayment,
    period: Period,
) -> Result<Allocation, Refusal> {
    if loan.void {
        return Err(Refusal::ChargeVoid);
    }
    let outstanding = allocation::outstanding(loan.dues)?;
    if !outstanding.is_positive() {
        return Err(Refusal::AlreadyPaid);
    }
    let amount = repayment.amount.check_entry_amount()?;
    if repayment.received_on < loan.issued_on {
        return Err(Refusal::DateBeforeCharge { issued_on: loan.issued_on });
    }
    period.check(repayment.received_on)?;
    if amount > outstanding {
        return Err(Refusal::ExceedsOutstanding { outstanding });
    }
    allocation::allocate(amount, loan.dues, Plan::OldestFirst)
}

#[cfg(test)]
mod tests;
