use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;
use crate::examples::{any_dues, any_entry_amount, cash_due, due, money};

fn parts(allocation: &Allocation) -> Vec<(i64, i64)> {
    allocation.parts.iter().map(|(due, part)| (*due, part.minor())).collect()
}

#[test]
fn the_oldest_due_is_settled_first_then_the_lowest_id() {
    let dues = [
        due(4, "2026-09-01", 100),
        due(3, "2026-08-01", 50),
        cash_due(2, "2026-08-01", 30),
        due(1, "2026-10-01", 10),
    ];
    let table = [
        (20, vec![(2, 20)], 0),
        (30, vec![(2, 30)], 0),
        (60, vec![(2, 30), (3, 30)], 0),
        (190, vec![(2, 30), (3, 50), (4, 100), (1, 10)], 0),
        (200, vec![(2, 30), (3, 50), (4, 100), (1, 10)], 10),
    ];
    for (amount, expected, rest) in table {
        let allocation = allocate(money(amount), &dues, Plan::OldestFirst).unwrap();
        assert_eq!(parts(&allocation), expected, "{amount}");
        assert_eq!(allocation.rest(), money(rest), "{amount}");
    }
}

#[test]
fn the_split_says_where_the_parts_stand() {
    let dues = [due(1, "2026-08-01", 50), cash_due(2, "2026-08-02", 30)];
    let split = allocate(money(100), &dues, Plan::OldestFirst).unwrap().split;
    assert_eq!(split, Split { trade: money(50), loans: money(30), advance: money(20) });
    assert_eq!((split.on_trade(), split.total()), (Ok(money(70)), Ok(money(100))));
}

#[test]
fn allocating_by_hand_follows_the_hand_or_refuses() {
    let dues = [due(1, "2026-08-01", 50), due(2, "2026-08-02", 30)];
    let amount = money(60);
    let table = [
        (vec![], Ok((vec![], 60))),
        (vec![(2, 30)], Ok((vec![(2, 30)], 30))),
        (vec![(2, 30), (1, 30)], Ok((vec![(2, 30), (1, 30)], 0))),
        (vec![(3, 1)], Err(Refusal::UnknownDue { due: 3 })),
        (vec![(1, 1), (1, 1)], Err(Refusal::DueTwice { due: 1 })),
        (vec![(1, 0)], Err(Refusal::AmountNotPositive)),
        (vec![(1, -5), (2, 30)], Err(Refusal::AmountNotPositive)),
        (vec![(2, 31)], Err(Refusal::ExceedsDue { due: 2, open: money(30) })),
        (vec![(1, 50), (2, 11)], Err(Refusal::AllocationExceedsAmount { amount, sum: money(61) })),
    ];
    for (wishes, answer) in table {
        let wishes: Vec<(i64, Money)> =
            wishes.into_iter().map(|(due, part)| (due, money(part))).collect();
        let got = allocate(amount, &dues, Plan::ByHand(&wishes));
        let got = got.map(|allocation| (parts(&allocation), allocation.rest().minor()));
        assert_eq!(got, answer, "{wishes:?}");
    }
}

#[test]
fn only_an_entry_amount_is_allocated() {
    let none = allocate(Money::ZERO, &[], Plan::OldestFirst);
    assert_eq!(none, Err(Refusal::AmountNotPositive));
    let all = allocate(money(5), &[], Plan::OldestFirst).unwrap();
    assert_eq!((all.parts.len(), all.rest()), (0, money(5)));
}

proptest! {
    #[test]
    fn allocation_conserves_the_amount(amount in any_entry_amount(), dues in any_dues()) {
        let allocation = allocate(amount, &dues, Plan::OldestFirst).unwrap();
        let taken = Money::sum(allocation.parts.iter().map(|(_, part)| *part)).unwrap();
        prop_assert_eq!(taken.plus(allocation.rest()), Ok(amount));
        prop_assert_eq!(allocation.split.total(), Ok(amount));
        for (id, part) in &allocation.parts {
            let due = dues.iter().find(|due| due.id == *id).unwrap();
            prop_assert!(part.is_positive() && *part <= due.open);
        }
        let open = outstanding(&dues).unwrap();
        prop_assert_eq!(taken, amount.min(open), "as much as possible is settled");
    }

    #[test]
    fn no_due_is_touched_before_an_older_one_is_settled(amount in any_entry_amount(), dues in any_dues()) {
        let allocation = allocate(amount, &dues, Plan::OldestFirst).unwrap();
        let part = |id: i64| allocation.parts.iter().find(|(due, _)| *due == id).map(|(_, part)| *part);
        for due in dues.iter().filter(|due| part(due.id).is_some()) {
            let older = dues.iter().filter(|other| (other.due_on, other.id) < (due.due_on, due.id));
            for other in older {
                prop_assert_eq!(part(other.id), Some(other.open));
            }
        }
    }

    #[test]
    fn by_hand_the_same_parts_give_the_same_allocation(amount in any_entry_amount(), dues in any_dues()) {
        let oldest = allocate(amount, &dues, Plan::OldestFirst).unwrap();
        prop_assert_eq!(allocate(amount, &dues, Plan::ByHand(&oldest.parts)), Ok(oldest.clone()));
    }
}
