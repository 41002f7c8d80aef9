use std::prelude::v1::*;
use std::{format, vec};

use proptest::prelude::*;

use super::*;
use crate::examples::{any_date, any_entry, day, lines, money, on_customer};

fn posting(account: Account, minor: i64) -> Posting {
    Posting { account, amount: money(minor) }
}

#[test]
fn an_entry_that_does_not_balance_cannot_be_made() {
    let cash = |minor| posting(Account::Cash, minor);
    let sales = |minor| posting(Account::Sales, minor);
    let limit = Money::MAX_ENTRY;
    let table = [
        (vec![], Refusal::EntryTooShort),
        (vec![cash(0)], Refusal::EntryTooShort),
        (vec![cash(5), sales(-5), posting(Account::Cgst, 0)], Refusal::PostingZero),
        (vec![cash(5), cash(-5)], Refusal::AccountTwice),
        (vec![cash(5), sales(-4)], Refusal::EntryUnbalanced { difference: 1 }),
        (vec![cash(5), sales(5)], Refusal::EntryUnbalanced { difference: 10 }),
        (vec![cash(limit.minor() + 1), sales(-5)], Refusal::AmountTooLarge { limit }),
    ];
    for (postings, refusal) in table {
        let label = format!("{postings:?}");
        assert_eq!(Entry::balanced(day("2026-08-23"), postings), Err(refusal), "{label}");
    }
}

#[test]
fn a_reversal_is_the_mirror_on_another_day() {
    let postings = vec![
        posting(Account::TradeReceivable, 118),
        posting(Account::Sales, -100),
        posting(Account::Igst, -18),
    ];
    let entry = Entry::balanced(day("2026-08-22"), postings).unwrap();
    let reversal = entry.reversal(day("2026-08-23"));
    assert_eq!(reversal.date(), day("2026-08-23"));
    let mirror = [(Account::TradeReceivable, -118), (Account::Sales, 100), (Account::Igst, 18)];
    assert_eq!(lines(&reversal), mirror);
}

#[test]
fn an_effect_is_what_an_account_gains() {
    let loan =
        transfer(day("2026-08-23"), Account::Cash, Account::LoansReceivable, money(70)).unwrap();
    assert_eq!(loan.effect_on(Account::LoansReceivable), money(70));
    assert_eq!(loan.effect_on(Account::Cash), money(-70));
    assert_eq!(loan.effect_on(Account::Sales), Money::ZERO);
    assert_eq!(on_customer(&loan), Ok(money(70)));
}

#[test]
fn money_moves_between_two_accounts() {
    let on = day("2026-08-23");
    let same = transfer(on, Account::Cash, Account::Cash, money(1));
    assert_eq!(same, Err(Refusal::SameAccount));
    let nothing = transfer(on, Account::Cash, Account::Bank, Money::ZERO);
    assert_eq!(nothing, Err(Refusal::AmountNotPositive));
}

proptest! {
    #[test]
    fn an_entry_and_its_reversal_sum_to_zero(entry in any_entry(), on in any_date()) {
        let reversal = entry.reversal(on);
        for account in Account::ALL {
            let left = entry.effect_on(account).plus(reversal.effect_on(account));
            prop_assert_eq!(left, Ok(Money::ZERO), "{:?}", account);
        }
        prop_assert_eq!(Entry::balanced(on, reversal.postings().to_vec()), Ok(reversal.clone()));
        prop_assert_eq!(reversal.reversal(entry.date()), entry);
    }
}
