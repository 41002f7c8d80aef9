use std::prelude::v1::*;

use proptest::prelude::*;

use super::*;
use crate::examples::{
    any_dues, any_entry_amount, cash_due, customer, day, due, instalment, lines, money,
    on_customer, period,
};

#[test]
fn goods_are_sold_and_cash_leaves_the_till() {
    let instalments = [instalment("2026-09-01", 500)];
    let terms =
        Terms { amount: money(500), issued_on: day("2026-08-20"), instalments: &instalments };
    let table = [
        (LoanKind::Goods, [(Account::TradeReceivable, 500), (Account::Sales, -500)]),
        (LoanKind::Cash, [(Account::LoansReceivable, 500), (Account::Cash, -500)]),
    ];
    for (kind, expected) in table {
        let entry = issue(&customer(), kind, &terms, period(), None).unwrap();
        assert_eq!(
            (lines(&entry), entry.date()),
            (expected.to_vec(), day("2026-08-20")),
            "{kind:?}"
        );
        assert_eq!(entry.effect_on(kind.receivable().account()), money(500));
    }
}

#[test]
fn a_loan_beyond_the_credit_limit_is_refused() {
    let instalments = [instalment("2026-09-01", 500)];
    let terms =
        Terms { amount: money(500), issued_on: day("2026-08-20"), instalments: &instalments };
    let bound = Customer { credit_limit: Some(money(499)), ..customer() };
    let (limit, outstanding, requested) = (money(499), Money::ZERO, money(500));
    let answer = Err(Refusal::CreditLimitExceeded { limit, outstanding, requested });
    assert_eq!(issue(&bound, LoanKind::Cash, &terms, period(), None), answer);
}

/// Everything is wrong at first, and each row puts right what the row before was refused for.
#[test]
fn a_repayment_is_refused_in_a_fixed_order() {
    let open = [due(1, "2026-09-01", 300), due(2, "2026-10-01", 200)];
    let paid = [due(1, "2026-09-01", 0)];
    let (after, locked) = ("2026-08-24", "2026-07-31");
    let limit = Money::MAX_ENTRY;
    let table = [
        (true, &paid[..], 0, "2026-07-01", Err(Refusal::ChargeVoid)),
        (false, &paid, 0, "2026-07-01", Err(Refusal::AlreadyPaid)),
        (false, &[], 0, "2026-07-01", Err(Refusal::AlreadyPaid)),
        (false, &open, 0, "2026-07-01", Err(Refusal::AmountNotPositive)),
        (false, &open, -1, "2026-07-01", Err(Refusal::AmountNotPositive)),
        (false, &open, 1 << 50, "2026-07-01", Err(Refusal::AmountTooLarge { limit })),
        (
            false,
            &open,
            501,
            "2026-07-01",
            Err(Refusal::DateBeforeCharge { issued_on: day("2026-07-15") }),
        ),
        (false, &open, 501, after, Err(Refusal::DateInFuture { today: day("2026-08-23") })),
        (false, &open, 501, locked, Err(Refusal::PeriodLocked { locked_through: day(locked) })),
        (
            false,
            &open,
            501,
            "2026-08-01",
            Err(Refusal::ExceedsOutstanding { outstanding: money(500) }),
        ),
        (false, &open, 500, "2026-08-01", Ok(2)),
        (false, &open, 300, "2026-08-23", Ok(1)),
    ];
    for (void, dues, amount, on, answer) in table {
        let loan = LoanState { void, issued_on: day("2026-07-15"), dues };
        let repayment =
            Repayment { amount: money(amount), received_on: day(on), method: Method::Cash };
        let got = repay(&loan, &repayment, period()).map(|settled| settled.allocation.parts.len());
        assert_eq!(got, answer, "{loan:?} {repayment:?}");
    }
}

#[test]
fn a_loan_may_be_repaid_on_the_day_it_was_given() {
    let dues = [due(1, "2026-09-01", 300)];
    let given = day("2026-08-20");
    let loan = LoanState { void: false, issued_on: given, dues: &dues };
    let repayment = Repayment { amount: money(300), received_on: given, method: Method::Cash };
    assert!(repay(&loan, &repayment, period()).is_ok());
}

#[test]
fn a_repayment_credits_the_receivable_the_loan_stands_on() {
    let dues = [cash_due(1, "2026-09-01", 300)];
    let loan = LoanState { void: false, issued_on: day("2026-08-01"), dues: &dues };
    let repayment = Repayment {
        amount: money(120),
        received_on: day("2026-08-23"),
        method: Method::MobileMoney,
    };
    let settled = repay(&loan, &repayment, period()).unwrap();
    assert_eq!(
        lines(&settled.entry),
        [(Account::LoansReceivable, -120), (Account::MobileMoney, 120)]
    );
    assert_eq!(settled.allocation.parts, [(1, money(120))]);
}

proptest! {
    #[test]
    fn a_repayment_never_leaves_an_advance(dues in any_dues(), amount in any_entry_amount()) {
        let today = Date::LAST;
        let loan = LoanState { void: false, issued_on: Date::FIRST, dues: &dues };
        let repayment = Repayment { amount, received_on: today, method: Method::Bank };
        match repay(&loan, &repayment, Period::open(today)) {
            Ok(settled) => {
                prop_assert_eq!(settled.allocation.rest(), Money::ZERO);
                prop_assert_eq!(on_customer(&settled.entry), Ok(amount.negated()));
            }
            Err(Refusal::AlreadyPaid) => prop_assert!(dues.is_empty()),
            Err(refusal) => {
                let outstanding = allocation::outstanding(&dues).unwrap();
                prop_assert!(amount > outstanding);
                prop_assert_eq!(refusal, Refusal::ExceedsOutstanding { outstanding });
            }
        }
    }
}
