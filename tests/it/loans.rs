//! Loans and repayments: what is refused and in which order, what a loan shows, lists and figures.

mod figures;
mod lists;

use acceptance::{Shop, run};
use books::values::ChargeStatus;
use serde_json::{Value, json};

use crate::order::{ask, in_order};
use crate::story::{close, customer, customer_with, get, give, void};

/// A cash loan of 30,000 in three parts.
fn cash(customer: books::values::CustomerId) -> Value {
    json!({
        "requestId": acceptance::request_id(), "customerId": customer, "amount": 30_000, "kind": "cash",
        "issuedOn": "2026-11-01",
        "instalments": [
            { "dueOn": "2026-11-10", "amount": 10_000 },
            { "dueOn": "2026-11-20", "amount": 10_000 },
            { "dueOn": "2026-11-30", "amount": 10_000 },
        ],
    })
}

#[test]
fn a_loan_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let gone = customer(&shop, "Gone").await;
        shop.staff().archive_customer(gone).await.unwrap();
        let limited = customer_with(&shop, json!({ "name": "Ravi", "creditLimit": 50_000 })).await;
        close(&shop, Some("2026-10-31")).await;
        let parts = |one: Value, two: Value| json!({ "instalments": [one, two] });
        let part = |on: &str, amount: i64| json!({ "dueOn": on, "amount": amount });
        let form = json!({
            "customerId": 999, "amount": 1_i64 << 60, "kind": "goods", "issuedOn": "soon", "note": "\u{7}",
            "instalments": [{ "dueOn": "later", "amount": 0 }],
        });
        let table = [
            ("customerNotFound@customerId", json!({ "customerId": gone })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("dateUnreadable@issuedOn", json!({ "issuedOn": "2026-11-22" })),
            (
                "dateUnreadable@instalments.0.dueOn",
                parts(part("2026-11-21", 0), part("2026-11-21", 1)),
            ),
            ("customerArchived@customerId", json!({ "customerId": limited })),
            ("amountNotPositive@amount", json!({ "amount": 1_000_000_000_001_i64 })),
            ("amountTooLarge@amount", json!({ "amount": 50_001 })),
            ("dueBeforeIssue@dueOn", parts(part("2026-11-23", 0), part("2026-11-23", 1))),
            (
                "instalmentsOutOfOrder@instalments",
                parts(part("2026-11-23", 0), part("2026-11-24", 1)),
            ),
            ("dateInFuture@issuedOn", json!({ "issuedOn": "2026-10-31" })),
            ("periodClosed@issuedOn", json!({ "issuedOn": "2026-11-01" })),
            ("amountNotPositive@instalments", parts(part("2026-11-23", 1), part("2026-11-24", 1))),
            (
                "instalmentsDoNotSum@instalments",
                parts(part("2026-11-23", 25_000), part("2026-11-24", 25_001)),
            ),
            ("creditLimitExceeded@amount", json!({ "overrideReason": "x".repeat(2_001) })),
            ("tooLong@overrideReason", json!({ "overrideReason": "an old friend" })),
            ("forbiddenCharacter@note", json!({ "note": null })),
        ];
        in_order(form, &table, ask!(shop.staff(), create_loan)).await;
        let standing = shop.staff().customer(limited).await.unwrap().standing;
        assert_eq!(
            standing.outstanding.0, 50_001,
            "recorded once, and by nothing that was refused"
        );
    });
}

#[test]
fn a_repayment_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let undone = give(&shop, ravi, 900, "2026-10-05", "2026-10-05").await;
        void(&shop, undone).await;
        let paid = give(&shop, ravi, 700, "2026-10-05", "2026-10-05").await;
        let receipt = get(&shop, ravi, 700, "2026-10-06").await;
        let open = give(&shop, ravi, 10_000, "2026-10-05", "2026-11-05").await;
        close(&shop, Some("2026-10-31")).await;
        let cheque =
            |number: &str, dated: &str| json!({ "cheque": { "number": number, "dated": dated } });
        let form = json!({
            "loanId": 999, "amount": 1_i64 << 60, "method": "cheque", "receivedOn": "soon",
            "reference": "\u{7}", "note": "\u{7}",
        });
        let table = [
            ("documentNotFound@loanId", json!({ "loanId": receipt })),
            ("wrongKind@loanId", json!({ "loanId": undone })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("dateUnreadable@receivedOn", json!({ "receivedOn": "2026-10-04" })),
            ("documentVoid@loanId", json!({ "loanId": paid })),
            ("alreadyPaid@loanId", json!({ "loanId": open })),
            ("amountNotPositive@amount", json!({ "amount": 1_000_000_000_001_i64 })),
            ("amountTooLarge@amount", json!({ "amount": 10_001 })),
            ("dateBeforeDocument@receivedOn", json!({ "receivedOn": "2026-11-22" })),
            ("dateInFuture@receivedOn", json!({ "receivedOn": "2026-10-06" })),
            ("periodClosed@receivedOn", json!({ "receivedOn": "2026-11-01" })),
            ("exceedsOutstanding@amount", json!({ "amount": 4_000 })),
            ("forbiddenCharacter@reference", json!({ "reference": null })),
            ("empty@cheque.number", cheque("no 7", "soon")),
            ("chequeNumberMalformed@cheque.number", cheque("000007", "soon")),
            ("dateUnreadable@cheque.dated", cheque("000007", "2026-11-30")),
            ("forbiddenCharacter@note", json!({ "note": null })),
        ];
        in_order(form, &table, ask!(shop.staff(), record_repayment)).await;
        let loan = shop.staff().loan(open).await.unwrap();
        assert_eq!((loan.repaid.0, loan.remaining.0), (4_000, 6_000));
    });
}

#[test]
fn a_repayment_settles_the_oldest_part_first() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let input = serde_json::from_value(cash(ravi)).unwrap();
        let loan = shop.staff().create_loan(input).await.unwrap();
        assert_eq!(
            (loan.status, loan.days_overdue, loan.part_paid),
            (ChargeStatus::Overdue, 11, false)
        );
        let repay = async |amount: i64| {
            let form = json!({
                "requestId": acceptance::request_id(), "loanId": loan.id, "amount": amount, "method": "mobileMoney",
                "receivedOn": "2026-11-15",
            });
            shop.staff().record_repayment(serde_json::from_value(form).unwrap()).await.unwrap()
        };
        let after = repay(15_000).await;
        let open: Vec<_> = after.dues.iter().map(|due| due.open.0).collect();
        assert_eq!(open, [0, 5_000, 10_000]);
        assert_eq!(
            (after.status, after.days_overdue, after.part_paid),
            (ChargeStatus::Overdue, 1, true)
        );
        let after = repay(5_000).await;
        assert_eq!((after.status, after.days_overdue), (ChargeStatus::Pending, 0));
        let after = repay(10_000).await;
        assert_eq!(
            (after.status, after.remaining.0, after.part_paid),
            (ChargeStatus::Paid, 0, false)
        );
        assert_eq!(after.repayments.len(), 4, "one allocation for each due of each repayment");
        assert_eq!(after.standing.balance.0, 0);
    });
}
