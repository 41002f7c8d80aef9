//! What the tests of several modules write down again and again.

use std::prelude::v1::*;

use proptest::prelude::*;

use crate::account::{Account, Receivable};
use crate::allocation::OpenDue;
use crate::charge::{Customer, Period};
use crate::due::Instalment;
use crate::entry::{Entry, Posting};
use crate::{Date, Money, Refusal};

/// The day written `YYYY-MM-DD`.
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// So many minor units.
pub(crate) fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

/// What an entry adds to what the customer owes, trade and loans together.
pub(crate) fn on_customer(entry: &Entry) -> Result<Money, Refusal> {
    entry.effect_on(Account::TradeReceivable).plus(entry.effect_on(Account::LoansReceivable))
}

/// A due on trade receivable.
pub(crate) fn due(id: i64, due_on: &str, open: i64) -> OpenDue {
    OpenDue { id, due_on: day(due_on), open: money(open), receivable: Receivable::Trade }
}

/// A due of a loan given in cash.
pub(crate) fn cash_due(id: i64, due_on: &str, open: i64) -> OpenDue {
    OpenDue { receivable: Receivable::Loans, ..due(id, due_on, open) }
}

/// An instalment.
pub(crate) fn instalment(due_on: &str, amount: i64) -> Instalment {
    Instalment { due_on: day(due_on), amount: money(amount) }
}

/// A customer who owes nothing and may owe anything.
pub(crate) fn customer() -> Customer {
    Customer { archived: false, credit_limit: None, outstanding: Money::ZERO }
}

/// Books closed to the end of July 2026, looked at on 23 August.
pub(crate) fn period() -> Period {
    Period { today: day("2026-08-23"), locked_through: Some(day("2026-07-31")) }
}

/// An entry as a list of accounts and minor units.
pub(crate) fn lines(entry: &Entry) -> Vec<(Account, i64)> {
    entry.postings().iter().map(|posting| (posting.account, posting.amount.minor())).collect()
}

/// Any date there is.
pub(crate) fn any_date() -> impl Strategy<Value = Date> {
    (Date::FIRST.day_number()..=Date::LAST.day_number())
        .prop_map(|number| Date::from_day_number(number).unwrap())
}

/// Any amount a document may have.
pub(crate) fn any_entry_amount() -> impl Strategy<Value = Money> {
    prop_oneof![1..=1_000_i64, 1..=Money::MAX_ENTRY.minor()].prop_map(money)
}

/// Open dues with ids from 1, some of them of loans given in cash.
pub(crate) fn any_dues() -> impl Strategy<Value = Vec<OpenDue>> {
    let one = (any_date(), any_entry_amount(), any::<bool>());
    prop::collection::vec(one, 0..8).prop_map(|dues| {
        let number = |(position, (due_on, open, cash)): (usize, _)| OpenDue {
            id: i64::try_from(position).unwrap() + 1,
            due_on,
            open,
            receivable: if cash { Receivable::Loans } else { Receivable::Trade },
        };
        dues.into_iter().enumerate().map(number).collect()
    })
}

/// Any balanced entry.
pub(crate) fn any_entry() -> impl Strategy<Value = Entry> {
    (any_date(), any_entry_amount(), 0..17_usize, 1..17_usize).prop_map(
        |(date, amount, at, step)| {
            let account = |position: usize| Account::ALL[position % 17];
            let postings =
                [Posting::debit(account(at), amount), Posting::credit(account(at + step), amount)];
            Entry::balanced(date, postings.to_vec()).unwrap()
        },
    )
}
