use std::vec;

use super::*;
use crate::examples::{customer, day, instalment, money, period};

/// Everything is wrong at first, and each row puts right what the row before was refused for.
#[test]
fn a_charge_on_credit_is_refused_in_a_fixed_order() {
    let archived = Customer { archived: true, ..customer() };
    let bound = Customer { credit_limit: Some(money(150)), outstanding: money(100), ..customer() };
    let (late, early) = ("2026-08-24", "2026-07-31");
    let nothing = vec![];
    let before = vec![instalment("2026-07-30", 7)];
    let short = vec![instalment("2026-09-01", 60)];
    let backward = vec![instalment("2026-09-01", 60), instalment("2026-08-30", 40)];
    let whole = vec![instalment("2026-09-01", 60), instalment("2026-10-01", 40)];
    let (limit, outstanding) = (money(150), money(100));
    let table = [
        (&archived, 0, late, &nothing, Err(Refusal::CustomerArchived)),
        (&bound, 0, late, &nothing, Err(Refusal::AmountNotPositive)),
        (&bound, -5, late, &nothing, Err(Refusal::AmountNotPositive)),
        (&bound, 1 << 50, late, &nothing, Err(Refusal::AmountTooLarge { limit: Money::MAX_ENTRY })),
        (&bound, 100, late, &nothing, Err(Refusal::InstalmentsMissing)),
        (&bound, 100, late, &before, Err(Refusal::DueBeforeIssue { issued_on: day(late) })),
        (&bound, 100, late, &backward, Err(Refusal::InstalmentsOutOfOrder)),
        (&bound, 100, late, &short, Err(Refusal::DateInFuture { today: day("2026-08-23") })),
        (&bound, 100, early, &short, Err(Refusal::PeriodLocked { locked_through: day(early) })),
        (
            &bound,
            100,
            "2026-08-01",
            &short,
            Err(Refusal::InstalmentsDoNotSum { total: money(100), sum: money(60) }),
        ),
        (
            &bound,
            100,
            "2026-08-01",
            &whole,
            Err(Refusal::CreditLimitExceeded { limit, outstanding, requested: money(100) }),
        ),
        (&customer(), 100, "2026-08-01", &whole, Ok(())),
        (&customer(), 100, "2026-08-23", &whole, Ok(())),
    ];
    for (customer, amount, issued_on, instalments, answer) in table {
        let terms = Terms { amount: money(amount), issued_on: day(issued_on), instalments };
        let got = check_on_credit(customer, &terms, period(), None);
        assert_eq!(got, answer, "{customer:?} {terms:?}");
    }
}

#[test]
fn a_charge_that_needs_no_credit_ignores_the_limit() {
    let bound = Customer { credit_limit: Some(Money::ZERO), ..customer() };
    let instalments = [instalment("2026-09-01", 100)];
    let terms =
        Terms { amount: money(100), issued_on: day("2026-08-23"), instalments: &instalments };
    assert_eq!(check(&bound, &terms, period()), Ok(()));
    assert!(check_on_credit(&bound, &terms, period(), None).is_err());
    let word = LimitOverride::because("owner agreed").unwrap();
    assert_eq!(check_on_credit(&bound, &terms, period(), Some(&word)), Ok(()));
}

#[test]
fn an_open_period_locks_nothing() {
    let period = Period::open(day("2026-08-23"));
    assert_eq!(period.check(Date::FIRST), Ok(()));
    assert_eq!(period.check(day("2026-08-23")), Ok(()));
    let future = Err(Refusal::DateInFuture { today: day("2026-08-23") });
    assert_eq!(period.check(day("2026-08-24")), future);
}
