use super::*;
use crate::examples::money;

#[test]
fn a_charge_may_reach_the_limit_and_not_pass_it() {
    let exceeded = |limit, outstanding, requested| {
        let (limit, outstanding, requested) = (money(limit), money(outstanding), money(requested));
        Err(Refusal::CreditLimitExceeded { limit, outstanding, requested })
    };
    let table = [
        (None, 1_000_000, 1_000_000, Ok(())),
        (Some(100), 0, 100, Ok(())),
        (Some(100), 0, 101, exceeded(100, 0, 101)),
        (Some(100), 60, 40, Ok(())),
        (Some(100), 60, 41, exceeded(100, 60, 41)),
        (Some(0), 0, 1, exceeded(0, 0, 1)),
        (Some(0), -50, 50, Ok(())),
        (Some(0), -50, 51, exceeded(0, -50, 51)),
        (Some(100), Money::MAX.minor(), 1, exceeded(100, Money::MAX.minor(), 1)),
    ];
    for (limit, outstanding, requested, answer) in table {
        let got = check_credit(limit.map(money), money(outstanding), money(requested), None);
        assert_eq!(got, answer, "{limit:?} {outstanding} {requested}");
    }
}

#[test]
fn an_override_needs_a_reason() {
    let word = LimitOverride::because(" festival stock ").unwrap();
    assert_eq!(word.reason(), "festival stock");
    assert_eq!(check_credit(Some(money(1)), money(1), money(1), Some(&word)), Ok(()));
    assert_eq!(LimitOverride::because("  "), Err(Refusal::Empty));
}

#[test]
fn available_credit_is_what_the_limit_leaves() {
    let table = [
        (None, 500, None),
        (Some(1_000), 400, Some(600)),
        (Some(1_000), -200, Some(1_200)),
        (Some(1_000), 1_300, Some(-300)),
        (Some(Money::MAX.minor()), -1, Some(Money::MAX.minor())),
    ];
    for (limit, outstanding, left) in table {
        assert_eq!(available(limit.map(money), money(outstanding)), left.map(money), "{limit:?}");
    }
    assert_eq!(limit(0), Ok(Money::ZERO));
    assert_eq!(limit(-1), Err(Refusal::CreditLimitNegative));
    assert_eq!(limit(i64::MAX), Err(Refusal::MoneyOutOfRange));
}
