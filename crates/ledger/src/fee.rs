//! Fees: interest and late fees, charged to a customer.

use crate::Refusal;
use crate::account::Account;
use crate::charge::{self, Customer, Period, Terms};
use crate::entry::{Entry, Posting};

/// Charges interest or a late fee, on trade receivable whatever it is for. It needs no credit: it
/// is owed because of what was already given.
pub fn issue(customer: &Customer, terms: &Terms<'_>, period: Period) -> Result<Entry, Refusal> {
    charge::check(customer, terms, period)?;
    Entry::balanced(
        terms.issued_on,
        alloc::vec![
            Posting::debit(Account::TradeReceivable, terms.amount),
            Posting::credit(Account::InterestAndFees, terms.amount),
        ],
    )
}

#[cfg(test)]
mod tests;
