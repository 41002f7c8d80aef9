use super::*;
use crate::examples::day;

#[test]
fn a_charge_stands_as_its_earliest_open_due_does() {
    let table = [
        (true, Some("2026-08-01"), ChargeStatus::Void),
        (true, None, ChargeStatus::Void),
        (false, None, ChargeStatus::Paid),
        (false, Some("2026-08-22"), ChargeStatus::Overdue),
        (false, Some("2026-08-23"), ChargeStatus::Pending),
        (false, Some("2026-08-24"), ChargeStatus::Pending),
    ];
    for (void, next_due, status) in table {
        let answer = ChargeStatus::of(void, next_due.map(day), day("2026-08-23"));
        assert_eq!(answer, status, "{void} {next_due:?}");
    }
}

#[test]
fn a_customer_stands_as_their_earliest_due_does() {
    let table = [
        (None, PaymentStatus::Clear, 0),
        (Some("2026-08-22"), PaymentStatus::Overdue, 1),
        (Some("2026-07-23"), PaymentStatus::Overdue, 31),
        (Some("2026-08-23"), PaymentStatus::Pending, 0),
        (Some("2026-09-23"), PaymentStatus::Pending, 0),
    ];
    for (next_due, status, late) in table {
        let (next_due, today) = (next_due.map(day), day("2026-08-23"));
        assert_eq!(PaymentStatus::of(next_due, today), status, "{next_due:?}");
        assert_eq!(days_overdue(next_due, today), late, "{next_due:?}");
    }
}
