use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;
use crate::examples::{customer, day, instalment, lines, money, on_customer, period};

fn rate(points: u32) -> BasisPoints {
    BasisPoints::new(points).unwrap()
}

/// One piece at that price with 18 % tax on top.
fn line(unit_price: i64) -> Line<'static> {
    Line {
        description: "Rice",
        quantity: Quantity::ONE,
        unit: "bag",
        unit_price: money(unit_price),
        pricing: Pricing::WithoutTax,
        discount: Discount::NONE,
        tax_rate: rate(1_800),
    }
}

/// Gross, discount, taxable, tax and total of a line.
fn parts(amounts: &LineAmounts) -> [i64; 5] {
    let tax = amounts.tax.total().unwrap();
    [amounts.gross, amounts.discount, amounts.taxable, tax, amounts.total].map(Money::minor)
}

#[test]
fn a_line_is_quantity_times_price_less_discount_plus_tax() {
    let quantity = |thousandths| Quantity::new(thousandths).unwrap();
    let table = [
        (line(10_000), [10_000, 0, 10_000, 1_800, 11_800]),
        (Line { quantity: quantity(2_500), ..line(333) }, [833, 0, 833, 150, 983]),
        (
            Line { discount: Discount::Rate(rate(1_000)), ..line(10_000) },
            [10_000, 1_000, 9_000, 1_620, 10_620],
        ),
        (
            Line { discount: Discount::Amount(money(1)), ..line(10_000) },
            [10_000, 1, 9_999, 1_800, 11_799],
        ),
        (Line { discount: Discount::Rate(rate(10_000)), ..line(500) }, [500, 500, 0, 0, 0]),
        (Line { tax_rate: rate(0), ..line(999) }, [999, 0, 999, 0, 999]),
        (Line { pricing: Pricing::WithTax, ..line(11_800) }, [11_800, 0, 10_000, 1_800, 11_800]),
        (Line { pricing: Pricing::WithTax, ..line(100) }, [100, 0, 84, 16, 100]),
        (line(0), [0, 0, 0, 0, 0]),
    ];
    for (line, expected) in table {
        let amounts = reckon_line(&line, Supply::WithinState).unwrap();
        assert_eq!(parts(&amounts), expected, "{line:?}");
    }
}

#[test]
fn the_supply_decides_the_components() {
    let line = Line { tax_rate: rate(500), ..line(10_030) };
    let tax = |supply| reckon_line(&line, supply).unwrap().tax;
    let none = Tax::default();
    // Half of 5 % of 100.30 is 2.5075, rounded to 2.51 twice; the whole is 5.015, rounded to 5.02.
    let half = money(251);
    assert_eq!(tax(Supply::WithinState), Tax { cgst: half, sgst: half, ..none });
    assert_eq!(tax(Supply::BetweenStates), Tax { igst: money(502), ..none });
    assert_eq!(tax(Supply::Other), Tax { other: money(502), ..none });
}

#[test]
fn rounding_half_a_paisa_goes_away_from_zero() {
    let line = Line { tax_rate: rate(1_000), ..line(5) };
    let tax = reckon_line(&line, Supply::BetweenStates).unwrap().tax;
    assert_eq!(tax.igst, money(1), "10 % of 0.05 is half a paisa");
}

#[test]
fn a_wrong_line_is_refused_with_its_place() {
    let gross = money(100);
    let long = "x".repeat(201);
    let table = [
        (Line { description: " ", ..line(-1) }, Refusal::Empty),
        (Line { description: &long, ..line(-1) }, Refusal::TooLong { max: 200 }),
        (Line { unit: "k\u{202E}g", ..line(-1) }, Refusal::ForbiddenCharacter { code: 0x202E }),
        (line(-1), Refusal::PriceNegative),
        (
            Line { discount: Discount::Amount(money(101)), ..line(100) },
            Refusal::DiscountExceedsLine { gross },
        ),
        (
            Line { discount: Discount::Amount(money(-1)), ..line(100) },
            Refusal::DiscountExceedsLine { gross },
        ),
        (Line { quantity: Quantity::MAX, ..line(1 << 50) }, Refusal::MoneyOutOfRange),
    ];
    for (wrong, refusal) in table {
        let got = reckon(&[line(1), wrong], Supply::Other, Rounding::Exact);
        assert_eq!(got, Err(Refusal::Line { line: 1, why: Box::new(refusal) }), "{wrong:?}");
    }
    let none = reckon(&[], Supply::Other, Rounding::Exact);
    assert_eq!(none, Err(Refusal::LinesMissing));
    let many = reckon(&vec![line(1); 501], Supply::Other, Rounding::Exact);
    assert_eq!(many, Err(Refusal::TooManyLines { limit: 500 }));
}

#[test]
fn the_total_is_rounded_to_a_whole_unit_when_asked() {
    let rupees = Rounding::WholeUnit { minor: 100 };
    let table = [
        (Rounding::Exact, 10_049, 10_049, 0),
        (rupees, 10_049, 10_000, -49),
        (rupees, 10_050, 10_100, 50),
        (rupees, 10_000, 10_000, 0),
        (Rounding::WholeUnit { minor: 1 }, 10_049, 10_049, 0),
    ];
    for (rounding, price, total, round_off) in table {
        let line = Line { tax_rate: BasisPoints::ZERO, ..line(price) };
        let totals = reckon(&[line], Supply::Other, rounding).unwrap().totals;
        assert_eq!((totals.total, totals.round_off), (money(total), money(round_off)), "{price}");
    }
    let broken = reckon(&[line(1)], Supply::Other, Rounding::WholeUnit { minor: 0 });
    assert_eq!(broken, Err(Refusal::MoneyOutOfRange));
}

#[test]
fn an_invoice_debits_the_customer_and_credits_sales_and_tax() {
    let rounding = Rounding::WholeUnit { minor: 100 };
    let within = reckon(&[line(10_020)], Supply::WithinState, rounding).unwrap();
    let instalments = [instalment("2026-09-01", 11_800)];
    let terms =
        Terms { amount: Money::ZERO, issued_on: day("2026-08-20"), instalments: &instalments };
    let issued = issue(&customer(), &within.totals, &terms, period(), None).unwrap();
    let expected = [
        (Account::TradeReceivable, 11_800),
        (Account::Sales, -10_020),
        (Account::Cgst, -902),
        (Account::Sgst, -902),
        (Account::RoundOff, 24),
    ];
    assert_eq!(lines(&issued), expected);
}

#[test]
fn an_invoice_of_nothing_is_reckoned_and_not_issued() {
    let free = reckon(&[line(0)], Supply::Other, Rounding::Exact).unwrap();
    let terms = Terms { amount: money(5), issued_on: day("2026-08-20"), instalments: &[] };
    let answer = issue(&customer(), &free.totals, &terms, period(), None);
    assert_eq!(answer, Err(Refusal::AmountNotPositive), "the total stands for the amount");
}

fn any_discount() -> impl Strategy<Value = Discount> {
    prop_oneof![
        (0..=10_000_u32).prop_map(|points| Discount::Rate(rate(points))),
        (0..=5_000_i64).prop_map(|amount| Discount::Amount(money(amount))),
    ]
}

prop_compose! {
    fn any_line()(
        unit_price in 0..=10_000_000_i64,
        thousandths in 1..=1_000_000_i64,
        points in prop_oneof![Just(0_u32), Just(500), Just(1_800), Just(4_000), 0..=10_000_u32],
        with_tax: bool,
        discount in any_discount(),
    ) -> Line<'static> {
        let quantity = Quantity::new(thousandths).unwrap();
        let pricing = if with_tax { Pricing::WithTax } else { Pricing::WithoutTax };
        Line { quantity, pricing, discount, tax_rate: rate(points), ..line(unit_price) }
    }
}

pub(crate) fn any_supply() -> impl Strategy<Value = Supply> {
    prop_oneof![Just(Supply::WithinState), Just(Supply::BetweenStates), Just(Supply::Other)]
}

pub(crate) fn any_rounding() -> impl Strategy<Value = Rounding> {
    let minor = prop_oneof![Just(1_i64), Just(10), Just(100), Just(1_000)];
    prop_oneof![Just(Rounding::Exact), minor.prop_map(|minor| Rounding::WholeUnit { minor })]
}

/// A few lines that can be reckoned, reckoned.
pub(crate) fn any_reckoned() -> impl Strategy<Value = (Vec<Line<'static>>, Reckoned, Rounding)> {
    (prop::collection::vec(any_line(), 1..6), any_supply(), any_rounding()).prop_filter_map(
        "a discount may exceed its line",
        |(lines, supply, rounding)| {
            let reckoned = reckon(&lines, supply, rounding).ok()?;
            Some((lines, reckoned, rounding))
        },
    )
}

proptest! {
    #[test]
    fn every_part_adds_up_to_the_total((lines, reckoned, rounding) in any_reckoned()) {
        let totals = reckoned.totals;
        let sum = Money::sum([totals.taxable, totals.tax.total().unwrap(), totals.round_off]);
        prop_assert_eq!(sum, Ok(totals.total));
        let of_lines = Money::sum(reckoned.lines.iter().map(|line| line.total));
        prop_assert_eq!(of_lines.and_then(|sum| sum.plus(totals.round_off)), Ok(totals.total));
        let limit = match rounding {
            Rounding::Exact => 0,
            Rounding::WholeUnit { minor } => minor / 2,
        };
        prop_assert!(totals.round_off.minor().abs() <= limit);
        if let Rounding::WholeUnit { minor } = rounding {
            prop_assert_eq!(totals.total.minor() % minor, 0);
        }
        for (written, amounts) in lines.iter().zip(&reckoned.lines) {
            let net = amounts.gross.minus(amounts.discount).unwrap();
            prop_assert_eq!(amounts.tax.cgst, amounts.tax.sgst);
            prop_assert!(!amounts.taxable.is_negative());
            match written.pricing {
                Pricing::WithTax => prop_assert_eq!(amounts.total, net, "a price with tax is what is paid"),
                Pricing::WithoutTax => prop_assert_eq!(amounts.taxable, net),
            }
        }
    }

    #[test]
    fn an_invoice_entry_charges_exactly_the_total((_, reckoned, _) in any_reckoned()) {
        let totals = reckoned.totals;
        prop_assume!(totals.total.is_positive());
        let entry = entry(day("2026-08-23"), &totals).unwrap();
        prop_assert_eq!(on_customer(&entry), Ok(totals.total));
        prop_assert_eq!(entry.effect_on(Account::Sales), totals.taxable.negated());
        prop_assert_eq!(entry.effect_on(Account::RoundOff), totals.round_off.negated());
    }

    #[test]
    fn tax_inside_a_price_is_within_one_unit_of_tax_on_top(price in 1..=100_000_000_i64, points in 0..=10_000_u32) {
        let inside = Line { pricing: Pricing::WithTax, tax_rate: rate(points), ..line(price) };
        let inside = reckon_line(&inside, Supply::BetweenStates).unwrap();
        let on_top = Line { tax_rate: rate(points), ..line(inside.taxable.minor()) };
        let on_top = reckon_line(&on_top, Supply::BetweenStates).unwrap();
        let apart = inside.tax.igst.minus(on_top.tax.igst).unwrap();
        prop_assert!(apart.minor().abs() <= 1, "{apart}");
    }
}
