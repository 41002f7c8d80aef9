use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;
use crate::examples::money;

const TOP: i64 = (1 << 53) - 1;

#[test]
fn money_is_bounded_to_what_a_window_can_show() {
    for minor in [0, 1, -1, TOP, -TOP] {
        assert_eq!(Money::new(minor).map(Money::minor), Ok(minor));
    }
    for minor in [TOP + 1, -TOP - 1, i64::MAX, i64::MIN] {
        assert_eq!(Money::new(minor), Err(Refusal::MoneyOutOfRange), "{minor}");
    }
}

#[test]
fn an_entry_amount_is_positive_and_limited() {
    let limit = Money::MAX_ENTRY;
    let table = [
        (0, Err(Refusal::AmountNotPositive)),
        (-1, Err(Refusal::AmountNotPositive)),
        (i64::MIN, Err(Refusal::AmountNotPositive)),
        (1, Ok(1)),
        (1_000_000_000_000, Ok(1_000_000_000_000)),
        (1_000_000_000_001, Err(Refusal::AmountTooLarge { limit })),
        (i64::MAX, Err(Refusal::AmountTooLarge { limit })),
    ];
    for (minor, answer) in table {
        assert_eq!(Money::entry_amount(minor).map(Money::minor), answer, "{minor}");
    }
}

#[test]
fn sums_refuse_to_leave_the_range() {
    assert_eq!(Money::MAX.plus(money(1)), Err(Refusal::MoneyOutOfRange));
    assert_eq!(Money::MAX.negated().minus(money(1)), Err(Refusal::MoneyOutOfRange));
    assert_eq!(Money::MAX.plus(money(-1)).map(Money::minor), Ok(TOP - 1));
    let steps_too_high = [Money::MAX, Money::MAX, Money::MAX.negated(), Money::MAX.negated()];
    assert_eq!(Money::sum(steps_too_high), Ok(Money::ZERO), "only the result must be in range");
    assert_eq!(Money::sum([Money::MAX, money(1)]), Err(Refusal::MoneyOutOfRange));
    assert_eq!(Money::sum([]), Ok(Money::ZERO));
}

#[test]
fn ratios_round_half_away_from_zero() {
    let table = [
        (5, 1, 2, Ok(3)),
        (-5, 1, 2, Ok(-3)),
        (5, -1, 2, Ok(-3)),
        (5, 1, -2, Ok(-3)),
        (-5, 1, -2, Ok(3)),
        (4, 1, 3, Ok(1)),
        (5, 1, 3, Ok(2)),
        (-4, 1, 3, Ok(-1)),
        (0, 7, 9, Ok(0)),
        (10_049, 1, 100, Ok(100)),
        (10_050, 1, 100, Ok(101)),
        (1, 1, 0, Err(Refusal::MoneyOutOfRange)),
        (TOP, 2, 1, Err(Refusal::MoneyOutOfRange)),
        (TOP, i64::MAX, i64::MAX, Ok(TOP)),
        (TOP, i64::MIN, i64::MIN, Ok(TOP)),
    ];
    for (minor, numerator, denominator, answer) in table {
        let got = money(minor).times_ratio(numerator, denominator).map(Money::minor);
        assert_eq!(got, answer, "{minor} * {numerator} / {denominator}");
    }
}

#[test]
fn rates_and_quantities_are_bounded() {
    assert_eq!(BasisPoints::new(10_000), Ok(BasisPoints::WHOLE));
    assert_eq!(BasisPoints::new(10_001), Err(Refusal::RateTooHigh { limit: 10_000 }));
    assert_eq!(BasisPoints::new(1_800).unwrap().of(money(12_345)), Ok(money(2_222)));
    let table = [
        (0, Err(Refusal::QuantityNotPositive)),
        (-1, Err(Refusal::QuantityNotPositive)),
        (1, Ok(1)),
        (1_000_000_000_000, Ok(1_000_000_000_000)),
        (1_000_000_000_001, Err(Refusal::QuantityTooLarge { limit: 1_000_000_000_000 })),
    ];
    for (thousandths, answer) in table {
        assert_eq!(Quantity::new(thousandths).map(Quantity::thousandths), answer, "{thousandths}");
    }
    let price = Quantity::new(2_125).unwrap().priced(money(4_000));
    assert_eq!(price, Ok(money(8_500)), "2.125 kg at 40.00");
}

proptest! {
    #[test]
    fn sums_do_not_depend_on_order(minors in prop::collection::vec(-TOP..=TOP, 0..20)) {
        let forward: Vec<Money> = minors.iter().copied().map(money).collect();
        let mut backward = forward.clone();
        backward.reverse();
        prop_assert_eq!(Money::sum(forward.clone()), Money::sum(backward));
        let wide: i128 = minors.iter().copied().map(i128::from).sum();
        let model = if wide.abs() <= i128::from(TOP) { Ok(wide) } else { Err(Refusal::MoneyOutOfRange) };
        prop_assert_eq!(Money::sum(forward).map(|sum| i128::from(sum.minor())), model);
    }

    #[test]
    fn plus_and_minus_undo_each_other(one in -TOP..=TOP, other in -TOP..=TOP) {
        let (one, other) = (money(one), money(other));
        if let Ok(sum) = one.plus(other) {
            prop_assert_eq!(sum.minus(other), Ok(one));
        }
    }

    #[test]
    fn a_ratio_is_never_more_than_half_a_unit_off(minor in -TOP..=TOP, part in 0..=10_000_i64) {
        let answer = money(minor).times_ratio(part, 10_000).unwrap();
        let error = i128::from(answer.minor()) * 10_000 - i128::from(minor) * i128::from(part);
        prop_assert!(error.abs() <= 5_000, "{minor} * {part} / 10000 = {answer}");
        prop_assert!(error.abs() < 5_000 || error.signum() == i128::from(minor.signum()));
    }
}
