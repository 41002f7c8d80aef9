//! Opening balances: what was owed, or paid ahead, before this book began.

use crate::account::Account;
use crate::charge::{self, Customer, Period, Terms};
use crate::entry::{Entry, Posting};
use crate::{Date, Money, Refusal};

/// A customer owed this much when the book began. It is a charge with dues; it needs no credit.
pub fn owed(customer: &Customer, terms: &Terms<'_>, period: Period) -> Result<Entry, Refusal> {
    charge::check(customer, terms, period)?;
    Entry::balanced(
        terms.issued_on,
        alloc::vec![
            Posting::debit(Account::TradeReceivable, terms.amount),
            Posting::credit(Account::OpeningBalances, terms.amount),
        ],
    )
}

/// A customer had paid this much ahead when the book began. It is an advance.
pub fn advance(
    customer: &Customer,
    amount: Money,
    on: Date,
    period: Period,
) -> Result<Entry, Refusal> {
    if customer.archived {
        return Err(Refusal::CustomerArchived);
    }
    let amount = amount.check_entry_amount()?;
    period.check(on)?;
    Entry::balanced(
        on,
        alloc::vec![
            Posting::debit(Account::OpeningBalances, amount),
            Posting::credit(Account::TradeReceivable, amount),
        ],
    )
}

#[cfg(test)]
mod tests;
