use super::*;
use crate::examples::{day, lines, money, period};

#[test]
fn money_moves_in_out_and_between() {
    let on = day("2026-08-23");
    let (cash, bank) = (Place::Cash, Place::Bank);
    let table = [
        (Movement::In { to: bank }, [(Account::Bank, 70), (Account::Owner, -70)]),
        (Movement::Out { from: cash }, [(Account::Owner, 70), (Account::Cash, -70)]),
        (Movement::Between { from: cash, to: bank }, [(Account::Bank, 70), (Account::Cash, -70)]),
        (
            Movement::Between { from: Place::MobileMoney, to: bank },
            [(Account::Bank, 70), (Account::MobileMoney, -70)],
        ),
    ];
    for (movement, expected) in table {
        let entry = record(movement, money(70), on, period()).unwrap();
        assert_eq!(lines(&entry), expected, "{movement:?}");
    }
}

#[test]
fn a_movement_is_refused_in_a_fixed_order() {
    let (today, locked_through) = (day("2026-08-23"), day("2026-07-31"));
    let nowhere = Movement::Between { from: Place::Bank, to: Place::Bank };
    let out = Movement::Out { from: Place::Cash };
    let table = [
        (nowhere, 0, "2026-08-24", Refusal::SameAccount),
        (out, 0, "2026-08-24", Refusal::AmountNotPositive),
        (out, 1, "2026-08-24", Refusal::DateInFuture { today }),
        (out, 1, "2026-07-31", Refusal::PeriodLocked { locked_through }),
    ];
    for (movement, amount, on, refusal) in table {
        assert_eq!(record(movement, money(amount), day(on), period()), Err(refusal), "{on}");
    }
}
