use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

#[test]
fn how_a_promise_stands() {
    use PromiseStatus::{Broken, Kept, Live, Replaced, Withdrawn};
    let table = [
        // paid of 500 by the 10th, replaced, withdrawn, today
        (0, false, false, "2026-11-09", Live),
        (499, false, false, "2026-11-10", Live),
        (500, false, false, "2026-11-10", Kept),
        (501, false, false, "2026-11-20", Kept),
        (499, false, false, "2026-11-11", Broken),
        (0, true, false, "2026-11-09", Replaced),
        (0, true, false, "2026-12-09", Replaced),
        (500, true, false, "2026-12-09", Kept),
        (500, true, true, "2026-11-09", Withdrawn),
        (0, false, true, "2026-12-09", Withdrawn),
    ];
    for (paid, replaced, withdrawn, today, expected) in table {
        let since = Since { paid: money(paid), replaced, withdrawn };
        let found = PromiseStatus::of(money(500), day("2026-11-10"), since, day(today));
        assert_eq!(found, expected, "{since:?} on {today}");
    }
}

#[test]
fn a_promise_is_refused_in_this_order() {
    let table = [
        (0, 0, Err(Refusal::AlreadyPaid)),
        (0, 500, Err(Refusal::AmountNotPositive)),
        (501, 500, Err(Refusal::ExceedsOutstanding { outstanding: money(500) })),
        (500, 500, Ok(())),
    ];
    for (amount, open, expected) in table {
        assert_eq!(check(money(amount), money(open)), expected);
    }
}
