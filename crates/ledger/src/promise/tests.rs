use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

#[test]
fn how_a_promise_stands() {
    use PromiseStatus::{Broken, Kept, Live, Replaced, Settled, Withdrawn};
    let table = [
        // paid and settled otherwise of 500 by the 10th, its charge void, replaced, withdrawn, today
        (0, 0, false, false, false, "2026-11-09", Live),
        (499, 0, false, false, false, "2026-11-10", Live),
        (500, 0, false, false, false, "2026-11-10", Kept),
        (501, 0, false, false, false, "2026-11-20", Kept),
        (499, 0, false, false, false, "2026-11-11", Broken),
        (0, 0, false, true, false, "2026-11-09", Replaced),
        (0, 0, false, true, false, "2026-12-09", Replaced),
        (500, 0, false, true, false, "2026-12-09", Kept),
        (500, 0, false, true, true, "2026-11-09", Withdrawn),
        (0, 0, false, false, true, "2026-12-09", Withdrawn),
        (499, 1, false, false, false, "2026-11-09", Settled),
        (300, 199, false, false, false, "2026-11-11", Broken),
        (300, 200, false, false, false, "2026-11-11", Settled),
        (500, 200, true, false, false, "2026-11-11", Kept),
        (0, 0, true, false, false, "2026-11-11", Settled),
        (0, 500, true, true, false, "2026-11-11", Replaced),
    ];
    for (paid, otherwise, over, replaced, withdrawn, today, expected) in table {
        let (paid, otherwise) = (money(paid), money(otherwise));
        let since = Since { paid, otherwise, over, replaced, withdrawn };
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
