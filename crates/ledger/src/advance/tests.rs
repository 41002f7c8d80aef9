use super::*;
use crate::examples::{cash_due, day, due, lines, money, on_customer, period};

#[test]
fn an_advance_moves_only_for_loans_given_in_cash() {
    let dues = [due(1, "2026-08-01", 300), cash_due(2, "2026-08-02", 200)];
    let on = day("2026-08-23");
    let applied = apply(money(900), money(250), on, &dues, Plan::OldestFirst, period()).unwrap();
    assert_eq!((applied.allocation.parts.len(), applied.entry), (1, None));
    let applied = apply(money(900), money(400), on, &dues, Plan::OldestFirst, period()).unwrap();
    let entry = applied.entry.unwrap();
    assert_eq!(lines(&entry), [(Account::TradeReceivable, 100), (Account::LoansReceivable, -100)]);
    assert_eq!(on_customer(&entry), Ok(Money::ZERO));
    let freed = freed_from_loans(on, money(100)).unwrap().unwrap();
    assert_eq!(freed.effect_on(Account::LoansReceivable), money(100));
    assert_eq!(applied_to_loans(on, Money::ZERO), Ok(None));
}

#[test]
fn applying_and_refunding_are_refused_in_a_fixed_order() {
    let (today, locked_through, advance) = (day("2026-08-23"), day("2026-07-31"), money(100));
    let table = [
        (0, "2026-08-24", Refusal::AmountNotPositive),
        (101, "2026-08-24", Refusal::DateInFuture { today }),
        (101, "2026-07-31", Refusal::PeriodLocked { locked_through }),
        (101, "2026-08-23", Refusal::ExceedsAdvance { advance }),
    ];
    for (amount, on, refusal) in table {
        let (amount, on) = (money(amount), day(on));
        let applied = apply(advance, amount, on, &[], Plan::OldestFirst, period());
        assert_eq!(applied, Err(refusal.clone()), "{amount} {on}");
        let refunded = refund(advance, amount, on, Method::Cash, period());
        assert_eq!(refunded, Err(refusal), "{amount} {on}");
    }
}

#[test]
fn a_refund_leaves_the_place_money_is_paid_from() {
    let on = day("2026-08-23");
    let entry = refund(money(100), money(100), on, Method::Cheque, period()).unwrap();
    assert_eq!(lines(&entry), [(Account::TradeReceivable, 100), (Account::Bank, -100)]);
}
