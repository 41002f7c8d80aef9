//! The journal: postings, and entries that cannot be built unbalanced.

use alloc::vec::Vec;

use crate::account::Account;
use crate::{Date, Money, Refusal};

/// One line of an entry. A posting to a receivable belongs to the customer of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub account: Account,
    /// How much, in minor units: a debit is positive, a credit negative.
    pub amount: Money,
}

impl Posting {
    /// A debit of that much.
    pub const fn debit(account: Account, amount: Money) -> Self {
        Self { account, amount }
    }

    /// A credit of that much.
    pub const fn credit(account: Account, amount: Money) -> Self {
        Self { account, amount: amount.negated() }
    }
}

/// A balanced entry of the journal: at least two postings, each to another account, none of them
/// zero, summing to zero.
///
/// There is no other way to make one than [`Entry::balanced`]:
///
/// ```compile_fail,E0451
/// use ledger::{Date, Entry};
/// let date = Date::from_ymd(2026, 8, 23).unwrap();
/// let entry = Entry { date, postings: vec![] };
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    date: Date,
    postings: Vec<Posting>,
}

impl Entry {
    /// An entry of that day, if its postings balance.
    pub fn balanced(date: Date, postings: Vec<Posting>) -> Result<Self, Refusal> {
        if postings.len() < 2 {
            return Err(Refusal::EntryTooShort);
        }
        if postings.iter().any(|posting| posting.amount.is_zero()) {
            return Err(Refusal::PostingZero);
        }
        if has_account_twice(&postings) {
            return Err(Refusal::AccountTwice);
        }
        if postings.iter().any(|posting| posting.amount.magnitude() > Money::MAX_ENTRY) {
            return Err(Refusal::AmountTooLarge { limit: Money::MAX_ENTRY });
        }
        let difference = Money::wide_sum(postings.iter().map(|posting| posting.amount));
        if difference != 0 {
            return Err(Refusal::EntryUnbalanced { difference });
        }
        Ok(Self { date, postings })
    }

    /// The day it counts for.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Its lines.
    pub fn postings(&self) -> &[Posting] {
        &self.postings
    }

    /// What it adds to that account: a debit is positive, a credit negative, nothing is zero.
    pub fn effect_on(&self, account: Account) -> Money {
        let posting = self.postings.iter().find(|posting| posting.account == account);
        posting.map_or(Money::ZERO, |posting| posting.amount)
    }

    /// The entry that undoes this one on that day. It balances because this one does.
    #[must_use]
    pub fn reversal(&self, date: Date) -> Self {
        let undo = |posting: &Posting| Posting::credit(posting.account, posting.amount);
        Self { date, postings: self.postings.iter().map(undo).collect() }
    }

    /// An entry of the postings that are not zero: most documents have parts that may be nothing.
    pub(crate) fn of(
        date: Date,
        postings: impl IntoIterator<Item = Posting>,
    ) -> Result<Self, Refusal> {
        Self::balanced(date, postings.into_iter().filter(|p| !p.amount.is_zero()).collect())
    }
}

/// The entry that moves an amount from one account to another.
pub fn transfer(date: Date, from: Account, to: Account, amount: Money) -> Result<Entry, Refusal> {
    if from == to {
        return Err(Refusal::SameAccount);
    }
    let amount = amount.check_entry_amount()?;
    Entry::of(date, [Posting::debit(to, amount), Posting::credit(from, amount)])
}

fn has_account_twice(postings: &[Posting]) -> bool {
    let mut rest = postings;
    while let Some((posting, later)) = rest.split_first() {
        if later.iter().any(|other| other.account == posting.account) {
            return true;
        }
        rest = later;
    }
    false
}

#[cfg(test)]
mod tests;
