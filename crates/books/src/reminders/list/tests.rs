//! Who is called before whom.

use super::*;

/// Days late on day 100, what they owe in minor units, and how often they promised.
type Case = (i64, i64, u32);

fn number((late, owes, promised): Case) -> i64 {
    call_number(100 - late, owes, promised)
}

#[test]
fn who_waited_longer_owes_more_or_promised_oftener_is_called_sooner() {
    let sooner: &[(Case, Case, &str)] = &[
        ((38, 420_000, 0), (37, 420_000, 0), "a day longer"),
        ((38, 500_000, 0), (38, 420_000, 0), "a larger sum"),
        ((38, 420_000, 1), (38, 420_000, 0), "a promise that passed"),
        ((38, 420_000, 2), (60, 420_000, 0), "two promises and three weeks less"),
        ((1, 1_000_000, 0), (20, 100_000, 0), "ten times as much, 19 days less"),
        ((60, 100_000, 0), (30, 1_000_000, 0), "a tenth of it, but a month longer"),
        ((5, 420_000, 0), (5, 42_000, 0), "ten times as much"),
        ((1, 900_719_925_474_099, 0), (1, 1, 0), "all there can be against the least"),
        ((1, 10, 0), (1, 9, 0), "ten against nine"),
    ];
    for (first, second, why) in sooner {
        assert!(number(*first) < number(*second), "{why}: {first:?} before {second:?}");
    }
}

#[test]
fn the_order_is_the_same_on_every_day() {
    let (a, b) = ((80, 420_000, 1), (40, 90_000, 0));
    let on = |day: i64, (since, owes, promised): Case| call_number(since - day, owes, promised);
    let order = |day| on(day, a).cmp(&on(day, b));
    assert!((0..400).all(|day| order(day) == order(0)));
}
