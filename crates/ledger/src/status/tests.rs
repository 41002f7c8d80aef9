use std::vec;

use super::*;
use crate::examples::{day, due};

#[test]
fn a_charge_stands_as_its_dues_do() {
    let table = [
        (true, vec![due(1, "2026-08-01", 5)], ChargeStatus::Void),
        (false, vec![], ChargeStatus::Paid),
        (false, vec![due(1, "2026-08-01", 0)], ChargeStatus::Paid),
        (false, vec![due(1, "2026-08-22", 5)], ChargeStatus::Overdue),
        (false, vec![due(1, "2026-08-23", 5)], ChargeStatus::Pending),
        (false, vec![due(1, "2026-08-24", 5)], ChargeStatus::Pending),
        (false, vec![due(1, "2026-08-01", 0), due(2, "2026-08-24", 5)], ChargeStatus::Pending),
        (false, vec![due(2, "2026-08-24", 5), due(1, "2026-08-01", 1)], ChargeStatus::Overdue),
    ];
    for (void, dues, status) in table {
        assert_eq!(ChargeStatus::of(void, &dues, day("2026-08-23")), status, "{void} {dues:?}");
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
