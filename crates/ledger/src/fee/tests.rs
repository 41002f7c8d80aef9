use super::*;
use crate::Money;
use crate::examples::{customer, day, instalment, lines, money, period};

#[test]
fn a_fee_is_earned_whatever_the_credit_limit() {
    let bound = Customer { credit_limit: Some(Money::ZERO), ..customer() };
    let instalments = [instalment("2026-08-23", 50)];
    let terms =
        Terms { amount: money(50), issued_on: day("2026-08-23"), instalments: &instalments };
    let entry = issue(&bound, &terms, period()).unwrap();
    assert_eq!(lines(&entry), [(Account::TradeReceivable, 50), (Account::InterestAndFees, -50)]);
    let archived = Customer { archived: true, ..customer() };
    assert_eq!(issue(&archived, &terms, period()), Err(Refusal::CustomerArchived));
}
