use std::prelude::v1::*;
use std::vec;

use super::*;
use crate::examples::{cash_due, day, due, lines, money, period};

#[test]
fn an_adjustment_credits_the_receivables_it_settles() {
    let dues = [due(1, "2026-08-01", 300), cash_due(2, "2026-08-02", 200)];
    let table = [
        (AdjustmentKind::SettlementDiscount, Account::DiscountAllowed),
        (AdjustmentKind::WriteOff, Account::BadDebts),
    ];
    for (kind, account) in table {
        let settled =
            adjust(kind, money(500), day("2026-08-23"), &dues, Plan::OldestFirst, period())
                .unwrap();
        let expected =
            [(account, 500), (Account::TradeReceivable, -300), (Account::LoansReceivable, -200)];
        assert_eq!(lines(&settled.entry), expected);
        assert_eq!(settled.allocation.rest(), Money::ZERO);
    }
}

/// Everything is wrong at first, and each row puts right what the row before was refused for.
#[test]
fn an_adjustment_is_refused_in_a_fixed_order() {
    let dues = [due(1, "2026-08-01", 50)];
    let (today, locked_through) = (day("2026-08-23"), day("2026-07-31"));
    let outstanding = |minor| Refusal::ExceedsOutstanding { outstanding: money(minor) };
    let table = [
        (0, "2026-08-24", vec![], Refusal::AmountNotPositive),
        (51, "2026-08-24", vec![], Refusal::DateInFuture { today }),
        (51, "2026-07-31", vec![], Refusal::PeriodLocked { locked_through }),
        (51, "2026-08-23", vec![], outstanding(50)),
        (50, "2026-08-23", vec![(2, 5)], Refusal::UnknownDue { due: 2 }),
        (50, "2026-08-23", vec![(1, 49)], outstanding(49)),
    ];
    for (amount, on, wishes, refusal) in table {
        let wishes: Vec<(i64, Money)> =
            wishes.into_iter().map(|(due, part)| (due, money(part))).collect();
        let kind = AdjustmentKind::WriteOff;
        let got = adjust(kind, money(amount), day(on), &dues, Plan::ByHand(&wishes), period());
        assert_eq!(got, Err(refusal), "{amount} {on} {wishes:?}");
    }
}
