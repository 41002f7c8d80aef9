use std::prelude::v1::*;
use std::vec;

use proptest::prelude::*;

use super::*;
use crate::examples::{
    any_dues, any_entry_amount, cash_due, day, due, lines, money, on_customer, period,
};

fn split(trade: i64, loans: i64, advance: i64) -> Split {
    Split { trade: money(trade), loans: money(loans), advance: money(advance) }
}

/// A cheque of 600 received on 10 August, in that standing.
fn cheque(standing: Standing) -> ReceiptState {
    ReceiptState {
        standing,
        method: Method::Cheque,
        since: day("2026-08-10"),
        split: split(300, 200, 100),
        refunded: Money::ZERO,
    }
}

#[test]
fn methods_have_their_accounts_and_codes() {
    let table = [
        (Method::Cash, 1, Account::Cash, Account::Cash),
        (Method::MobileMoney, 2, Account::MobileMoney, Account::MobileMoney),
        (Method::Bank, 3, Account::Bank, Account::Bank),
        (Method::Cheque, 4, Account::ChequesInHand, Account::Bank),
    ];
    for (method, code, to, from) in table {
        assert_eq!((method.code(), method.account(), method.paid_from()), (code, to, from));
        assert_eq!(Method::from_code(code), Some(method));
    }
    assert_eq!((Method::from_code(0), Method::from_code(5)), (None, None));
}

#[test]
fn a_receipt_credits_what_it_settles_and_the_rest_is_an_advance() {
    let dues = [due(1, "2026-08-01", 300), cash_due(2, "2026-08-02", 200)];
    let table = [
        (200, vec![(Account::TradeReceivable, -200), (Account::Bank, 200)]),
        (
            450,
            vec![
                (Account::TradeReceivable, -300),
                (Account::LoansReceivable, -150),
                (Account::Bank, 450),
            ],
        ),
        (
            600,
            vec![
                (Account::TradeReceivable, -400),
                (Account::LoansReceivable, -200),
                (Account::Bank, 600),
            ],
        ),
    ];
    for (amount, expected) in table {
        let receipt = NewReceipt {
            amount: money(amount),
            received_on: day("2026-08-20"),
            method: Method::Bank,
        };
        let settled = receive(&receipt, &dues, Plan::OldestFirst, period()).unwrap();
        assert_eq!(lines(&settled.entry), expected, "{amount}");
        assert_eq!(settled.entry.date(), day("2026-08-20"));
    }
}

/// Everything is wrong at first, and each row puts right what the row before was refused for.
#[test]
fn a_receipt_is_refused_in_a_fixed_order() {
    let wishes = [(9, money(5))];
    let (today, locked_through) = (day("2026-08-23"), day("2026-07-31"));
    let table = [
        (0, "2026-08-24", Refusal::AmountNotPositive),
        (1 << 50, "2026-08-24", Refusal::AmountTooLarge { limit: Money::MAX_ENTRY }),
        (10, "2026-08-24", Refusal::DateInFuture { today }),
        (10, "2026-07-31", Refusal::PeriodLocked { locked_through }),
        (10, "2026-08-01", Refusal::UnknownDue { due: 9 }),
    ];
    for (amount, on, refusal) in table {
        let receipt =
            NewReceipt { amount: money(amount), received_on: day(on), method: Method::Cash };
        let got = receive(&receipt, &[], Plan::ByHand(&wishes), period());
        assert_eq!(got, Err(refusal), "{amount} {on}");
    }
}

#[test]
fn a_cheque_is_deposited_once_and_in_order() {
    let on = "2026-08-12";
    let received_on = day("2026-08-10");
    let (early, late) = ("2026-08-09", "2026-08-24");
    let table = [
        (Standing::Void, early, Err(Refusal::ReceiptVoid)),
        (Standing::Cleared, early, Err(Refusal::NotACheque)),
        (Standing::Bounced, early, Err(Refusal::ChequeAlreadyBounced)),
        (Standing::Deposited, early, Err(Refusal::ChequeAlreadyDeposited)),
        (Standing::InHand, early, Err(Refusal::DateBeforeReceipt { received_on })),
        (Standing::InHand, late, Err(Refusal::DateInFuture { today: day("2026-08-23") })),
        (Standing::InHand, on, Ok(vec![(Account::Bank, 600), (Account::ChequesInHand, -600)])),
    ];
    for (standing, on, answer) in table {
        let got = deposit(&cheque(standing), day(on), period()).map(|entry| lines(&entry));
        assert_eq!(got, answer, "{standing:?} {on}");
    }
    assert!(deposit(&cheque(Standing::InHand), received_on, period()).is_ok(), "the same day");
    let locked = Period { locked_through: Some(day("2026-08-15")), ..period() };
    let refusal = Refusal::PeriodLocked { locked_through: day("2026-08-15") };
    assert_eq!(deposit(&cheque(Standing::InHand), day(on), locked), Err(refusal));
}

#[test]
fn a_bounced_cheque_opens_what_it_had_settled() {
    let back =
        |from| vec![(Account::TradeReceivable, 400), (Account::LoansReceivable, 200), (from, -600)];
    let table = [
        (Standing::Void, Err(Refusal::ReceiptVoid)),
        (Standing::Cleared, Err(Refusal::NotACheque)),
        (Standing::Bounced, Err(Refusal::ChequeAlreadyBounced)),
        (Standing::InHand, Ok(back(Account::ChequesInHand))),
        (Standing::Deposited, Ok(back(Account::Bank))),
    ];
    for (standing, answer) in table {
        let got = bounce(&cheque(standing), day("2026-08-20"), period()).map(|entry| lines(&entry));
        assert_eq!(got, answer, "{standing:?}");
    }
    let refunded = ReceiptState { refunded: money(40), ..cheque(Standing::Deposited) };
    let refusal = Refusal::AdvanceRefunded { refunded: money(40) };
    assert_eq!(bounce(&refunded, day("2026-08-20"), period()), Err(refusal));
}

#[test]
fn a_void_receipt_gives_the_money_back_from_where_it_is() {
    let cash = ReceiptState { method: Method::Cash, ..cheque(Standing::Cleared) };
    let table = [
        (cheque(Standing::Void), Err(Refusal::AlreadyVoid)),
        (cheque(Standing::Bounced), Err(Refusal::ChequeAlreadyBounced)),
        (
            ReceiptState { refunded: money(1), ..cash },
            Err(Refusal::AdvanceRefunded { refunded: money(1) }),
        ),
        (cash, Ok((Account::Cash, -600))),
        (cheque(Standing::InHand), Ok((Account::ChequesInHand, -600))),
        (cheque(Standing::Deposited), Ok((Account::Bank, -600))),
    ];
    for (receipt, answer) in table {
        let got = void(&receipt, period()).map(|entry| lines(&entry)[2]);
        assert_eq!(got, answer, "{receipt:?}");
    }
    assert_eq!(void(&cash, period()).unwrap().date(), cash.since);
    let locked = Period { locked_through: Some(cash.since), ..period() };
    assert_eq!(void(&cash, locked).unwrap().date(), locked.today);
}

proptest! {
    #[test]
    fn a_receipt_and_its_unwinding_leave_nothing(amount in any_entry_amount(), dues in any_dues()) {
        let on = Date::LAST;
        let receipt = NewReceipt { amount, received_on: on, method: Method::Cash };
        let settled = receive(&receipt, &dues, Plan::OldestFirst, Period::open(on)).unwrap();
        prop_assert_eq!(on_customer(&settled.entry), Ok(amount.negated()));
        let back = unwind(on, Account::Cash, &settled.allocation.split).unwrap();
        prop_assert_eq!(back, settled.entry.reversal(on));
    }
}
