use super::*;
use crate::examples::{customer, day, instalment, lines, money, period};

#[test]
fn an_opening_balance_goes_either_way() {
    let instalments = [instalment("2026-08-01", 900)];
    let terms =
        Terms { amount: money(900), issued_on: day("2026-08-01"), instalments: &instalments };
    let entry = owed(&customer(), &terms, period()).unwrap();
    assert_eq!(lines(&entry), [(Account::TradeReceivable, 900), (Account::OpeningBalances, -900)]);
    let entry = advance(&customer(), money(900), day("2026-08-01"), period()).unwrap();
    assert_eq!(lines(&entry), [(Account::OpeningBalances, 900), (Account::TradeReceivable, -900)]);
}

#[test]
fn an_opening_advance_is_refused_in_a_fixed_order() {
    let archived = Customer { archived: true, ..customer() };
    let today = day("2026-08-23");
    let locked_through = day("2026-07-31");
    let table = [
        (archived, 0, "2026-08-24", Refusal::CustomerArchived),
        (customer(), 0, "2026-08-24", Refusal::AmountNotPositive),
        (customer(), 1, "2026-08-24", Refusal::DateInFuture { today }),
        (customer(), 1, "2026-07-31", Refusal::PeriodLocked { locked_through }),
    ];
    for (customer, amount, on, refusal) in table {
        assert_eq!(advance(&customer, money(amount), day(on), period()), Err(refusal), "{on}");
    }
}
