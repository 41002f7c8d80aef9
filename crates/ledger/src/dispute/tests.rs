use super::*;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

#[test]
fn a_disputed_amount_is_refused_in_this_order() {
    let limit = Money::MAX_ENTRY;
    let table = [
        (0, Some(0), Err(Refusal::AmountNotPositive)),
        (-5, None, Err(Refusal::AmountNotPositive)),
        (limit.minor() + 1, Some(500), Err(Refusal::AmountTooLarge { limit })),
        (1, Some(0), Err(Refusal::ExceedsOutstanding { outstanding: Money::ZERO })),
        (501, Some(500), Err(Refusal::ExceedsOutstanding { outstanding: money(500) })),
        (500, Some(500), Ok(money(500))),
        (limit.minor(), None, Ok(limit)),
    ];
    for (amount, open, expected) in table {
        let open = open.map(money);
        assert_eq!(check(money(amount), open), expected, "{amount} of {open:?}");
    }
}
