use std::boxed::Box;
use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;
use crate::Account;
use crate::examples::{day, lines, money, on_customer, period};
use crate::invoice::tests::any_reckoned;
use crate::invoice::{Discount, Line, Pricing, Supply};
use crate::money::BasisPoints;

fn quantity(thousandths: i64) -> Quantity {
    Quantity::new(thousandths).unwrap()
}

/// Three pieces at 33.33 with 18 % on top.
fn sold(returned: i64) -> SoldLine {
    let line = Line {
        description: "Cup",
        quantity: quantity(3_000),
        unit: "",
        unit_price: money(3_333),
        pricing: Pricing::WithoutTax,
        discount: Discount::NONE,
        tax_rate: BasisPoints::new(1_800).unwrap(),
    };
    let amounts = invoice::reckon_line(&line, Supply::WithinState).unwrap();
    SoldLine { quantity: line.quantity, returned, amounts }
}

#[test]
fn a_return_bears_its_share_of_value_and_tax() {
    let returns = [Return { line: 0, quantity: quantity(1_000) }];
    let note = reckon(&[sold(0)], &returns, Rounding::Exact).unwrap();
    let line = note.lines[0];
    assert_eq!((line.taxable, line.tax.cgst, line.total), (money(3_333), money(300), money(3_933)));
    let entry = entry(day("2026-08-23"), &note.totals).unwrap();
    let expected = [
        (Account::TradeReceivable, -3_933),
        (Account::Sales, 3_333),
        (Account::Cgst, 300),
        (Account::Sgst, 300),
    ];
    assert_eq!(lines(&entry), expected);
}

#[test]
fn what_cannot_come_back_is_refused_with_its_place() {
    let back = |line, thousandths| Return { line, quantity: quantity(thousandths) };
    let table = [
        (0, vec![], Refusal::LinesMissing),
        (0, vec![back(1, 1)], in_line(0, Refusal::UnknownLine)),
        (0, vec![back(0, 1), back(0, 1)], in_line(1, Refusal::LineTwice)),
        (0, vec![back(0, 3_001)], in_line(0, Refusal::ReturnExceedsLine { returnable: 3_000 })),
        (2_500, vec![back(0, 501)], in_line(0, Refusal::ReturnExceedsLine { returnable: 500 })),
        (9_000, vec![back(0, 1)], in_line(0, Refusal::ReturnExceedsLine { returnable: 0 })),
    ];
    for (returned, returns, refusal) in table {
        let got = reckon(&[sold(returned)], &returns, Rounding::Exact);
        assert_eq!(got, Err(refusal), "{returned} {returns:?}");
    }
}

fn in_line(line: usize, why: Refusal) -> Refusal {
    Refusal::Line { line, why: Box::new(why) }
}

/// Everything is wrong at first, and each row puts right what the row before was refused for.
#[test]
fn a_credit_note_is_refused_in_a_fixed_order() {
    let whole = [Return { line: 0, quantity: quantity(3_000) }];
    let totals = reckon(&[sold(0)], &whole, Rounding::Exact).unwrap().totals;
    let nothing = Totals { total: Money::ZERO, ..totals };
    let (today, issued_on) = (day("2026-08-23"), day("2026-07-15"));
    let locked_through = day("2026-07-31");
    let table = [
        (true, nothing, "2026-07-01", Err(Refusal::ChargeVoid)),
        (false, nothing, "2026-07-01", Err(Refusal::AmountNotPositive)),
        (false, totals, "2026-07-01", Err(Refusal::DateBeforeCharge { issued_on })),
        (false, totals, "2026-08-24", Err(Refusal::DateInFuture { today })),
        (false, totals, "2026-07-31", Err(Refusal::PeriodLocked { locked_through })),
        (false, totals, "2026-08-01", Ok(totals.total.negated())),
        (false, totals, "2026-08-23", Ok(totals.total.negated())),
    ];
    for (void, totals, on, answer) in table {
        let got = issue(void, issued_on, day(on), &totals, period());
        let got = got.and_then(|entry| on_customer(&entry));
        assert_eq!(got, answer, "{void} {on}");
    }
}

proptest! {
    #[test]
    fn returning_bit_by_bit_gives_back_exactly_what_was_sold(
        (lines, reckoned, rounding) in any_reckoned(),
        cuts in prop::collection::vec(1..=999_i64, 6),
    ) {
        let mut back = vec![];
        for step in 0..2 {
            let sold: Vec<SoldLine> = lines.iter().zip(&reckoned.lines).zip(&cuts)
                .map(|((line, amounts), cut)| {
                    let returned = if step == 0 { 0 } else { first(line, *cut) };
                    SoldLine { quantity: line.quantity, returned, amounts: *amounts }
                })
                .collect();
            let returns: Vec<Return> = lines.iter().zip(&cuts).enumerate()
                .filter_map(|(place, (line, cut))| {
                    let whole = line.quantity.thousandths();
                    let part = if step == 0 { first(line, *cut) } else { whole - first(line, *cut) };
                    Quantity::new(part).ok().map(|quantity| Return { line: place, quantity })
                })
                .collect();
            if !returns.is_empty() {
                back.extend(reckon(&sold, &returns, Rounding::Exact).unwrap().lines);
            }
        }
        prop_assert!(back.iter().all(|line| !line.taxable.is_negative() && line.tax.cgst == line.tax.sgst));
        let parts: [fn(&LineAmounts) -> Money; 5] =
            [|l| l.gross, |l| l.discount, |l| l.taxable, |l| l.tax.total().unwrap(), |l| l.total];
        for part in parts {
            let sold = Money::sum(reckoned.lines.iter().map(part));
            prop_assert_eq!(Money::sum(back.iter().map(part)), sold);
        }
        let whole: Vec<SoldLine> = lines.iter().zip(&reckoned.lines)
            .map(|(line, amounts)| SoldLine { quantity: line.quantity, returned: 0, amounts: *amounts })
            .collect();
        let all: Vec<Return> = lines.iter().enumerate()
            .map(|(line, written)| Return { line, quantity: written.quantity })
            .collect();
        prop_assert_eq!(reckon(&whole, &all, rounding), Ok(reckoned), "a whole return is the invoice");
    }
}

/// How much of a line comes back first, in thousandths.
fn first(line: &Line<'_>, cut: i64) -> i64 {
    line.quantity.thousandths() * cut / 1_000
}
