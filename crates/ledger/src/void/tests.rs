use std::prelude::v1::*;
use std::vec;

use super::*;
use crate::account::Account;
use crate::entry::transfer;
use crate::examples::{day, lines, money, period};

#[test]
fn a_reversal_bears_the_original_day_while_it_is_open() {
    let table = [
        ("2026-08-23", "2026-08-23"),
        ("2026-08-01", "2026-08-01"),
        ("2026-07-31", "2026-08-23"),
        ("2026-09-01", "2026-09-01"),
    ];
    for (original, expected) in table {
        assert_eq!(reversal_date(day(original), period()), day(expected), "{original}");
    }
}

#[test]
fn staff_undo_only_their_own_entry_of_the_same_day() {
    let table = [
        (true, "2026-08-23", Ok(())),
        (true, "2026-08-22", Err(Refusal::OwnerOnly)),
        (false, "2026-08-23", Err(Refusal::OwnerOnly)),
    ];
    for (by_self, recorded_on, answer) in table {
        let document = Recorded { by_self, recorded_on: day(recorded_on) };
        assert_eq!(check_staff(document, day("2026-08-23")), answer, "{document:?}");
    }
}

#[test]
fn voiding_a_cash_loan_makes_an_advance_of_what_was_repaid() {
    let loan =
        transfer(day("2026-08-01"), Account::Cash, Account::LoansReceivable, money(500)).unwrap();
    let entries = document(false, &loan, money(200), period()).unwrap();
    let expected = vec![
        vec![(Account::LoansReceivable, -500), (Account::Cash, 500)],
        vec![(Account::LoansReceivable, 200), (Account::TradeReceivable, -200)],
    ];
    assert_eq!(entries.iter().map(lines).collect::<Vec<_>>(), expected);
    let days: Vec<Date> = entries.iter().map(Entry::date).collect();
    assert_eq!(days, [day("2026-08-01"), day("2026-08-23")]);
}

#[test]
fn other_documents_are_only_reversed() {
    let sale =
        transfer(day("2026-07-01"), Account::Sales, Account::TradeReceivable, money(9)).unwrap();
    let entries = document(false, &sale, Money::ZERO, period()).unwrap();
    assert_eq!(entries, [sale.reversal(day("2026-08-23"))], "July is closed");
    assert_eq!(document(true, &sale, Money::ZERO, period()), Err(Refusal::AlreadyVoid));
}
