use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;
use crate::examples::{any_date, any_entry_amount, day, instalment, money};

/// Both checks in the order a charge makes them.
fn check(total: Money, issued_on: Date, instalments: &[Instalment]) -> Result<(), Refusal> {
    check_dates(issued_on, instalments)?;
    check_amounts(total, instalments)
}

#[test]
fn what_does_not_divide_goes_to_the_last_instalment() {
    let spread = spread(money(1_000), day("2026-01-31"), 3, Every::Monthly).unwrap();
    let expected = [
        instalment("2026-01-31", 333),
        instalment("2026-02-28", 333),
        instalment("2026-03-31", 334),
    ];
    assert_eq!(spread, expected, "each month keeps the day it was agreed for");
}

#[test]
fn instalments_are_a_week_or_two_or_a_month_apart() {
    let second = |every| spread(money(2), day("2026-12-25"), 2, every).unwrap()[1].due_on;
    assert_eq!(second(Every::Weekly), day("2027-01-01"));
    assert_eq!(second(Every::Fortnightly), day("2027-01-08"));
    assert_eq!(second(Every::Monthly), day("2027-01-25"));
}

#[test]
fn a_total_that_cannot_be_spread_is_refused() {
    let first = day("2026-08-23");
    let table = [
        (0, 1, Refusal::AmountNotPositive),
        (100, 0, Refusal::InstalmentsMissing),
        (1_000, 121, Refusal::TooManyInstalments { limit: 120 }),
        (2, 3, Refusal::InstalmentNotPositive),
    ];
    for (total, count, refusal) in table {
        assert_eq!(
            spread(money(total), first, count, Every::Weekly),
            Err(refusal),
            "{total} / {count}"
        );
    }
    let beyond = spread(money(9), day("2199-12-31"), 2, Every::Weekly);
    assert_eq!(beyond, Err(Refusal::DateOutOfRange));
}

#[test]
fn instalments_are_refused_dates_first_then_amounts() {
    let total = money(100);
    let issued_on = day("2026-08-20");
    let many = vec![instalment("2026-08-20", 1); 121];
    let table = [
        (vec![], Err(Refusal::InstalmentsMissing)),
        (many, Err(Refusal::TooManyInstalments { limit: 120 })),
        (vec![instalment("2026-08-19", 7)], Err(Refusal::DueBeforeIssue { issued_on })),
        (
            vec![instalment("2026-09-02", 0), instalment("2026-09-01", 7)],
            Err(Refusal::InstalmentsOutOfOrder),
        ),
        (
            vec![instalment("2026-09-01", 50), instalment("2026-09-01", 50)],
            Err(Refusal::InstalmentsOutOfOrder),
        ),
        (
            vec![instalment("2026-09-01", 110), instalment("2026-09-02", -10)],
            Err(Refusal::InstalmentNotPositive),
        ),
        (
            vec![instalment("2026-09-01", 50), instalment("2026-09-02", 49)],
            Err(Refusal::InstalmentsDoNotSum { total, sum: money(99) }),
        ),
        (vec![instalment("2026-08-20", 100)], Ok(())),
        (vec![instalment("2026-09-01", 50), instalment("2026-09-02", 50)], Ok(())),
    ];
    for (instalments, answer) in table {
        assert_eq!(check(total, issued_on, &instalments), answer, "{instalments:?}");
    }
    assert_eq!(check(total, issued_on, &single(total, issued_on)), Ok(()));
}

proptest! {
    #[test]
    fn spread_instalments_always_pass_their_own_check(
        total in any_entry_amount(),
        first in any_date(),
        count in 1..=INSTALMENTS_MAX,
        every in prop_oneof![Just(Every::Weekly), Just(Every::Fortnightly), Just(Every::Monthly)],
    ) {
        match spread(total, first, count, every) {
            Ok(instalments) => {
                prop_assert_eq!(instalments.len(), count);
                prop_assert_eq!(check(total, first, &instalments), Ok(()));
            }
            Err(Refusal::InstalmentNotPositive) => {
                prop_assert!(usize::try_from(total.minor()).unwrap() < count);
            }
            Err(refusal) => prop_assert_eq!(refusal, Refusal::DateOutOfRange),
        }
    }
}
