//! Fees, discounts, write-offs, the owner's money and closed periods: what is refused and in which order.

mod voiding;

use acceptance::{Shop, code, run};
use books::values::ChargeStatus;
use books::{Fresh, Owner};
use serde_json::json;

use crate::order::{ask, in_order};
use crate::story::{close, customer, get, give};

#[test]
fn a_fee_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let gone = customer(&shop, "Gone").await;
        shop.staff().archive_customer(gone).await.unwrap();
        let no_credit = json!({ "name": "Ravi", "creditLimit": 0 });
        let ravi = crate::story::customer_with(&shop, no_credit).await;
        close(&shop, Some("2026-10-31")).await;
        let form = json!({
            "customerId": 999, "kind": "interest", "amount": 1_i64 << 60, "issuedOn": "soon", "dueOn": "later",
            "note": "\u{7}",
        });
        let table = [
            ("dateUnreadable@issuedOn", json!({ "issuedOn": "2026-11-22" })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("dateUnreadable@dueOn", json!({ "dueOn": "2026-11-20" })),
            ("forbiddenCharacter@note", json!({ "note": null })),
            ("customerNotFound@customerId", json!({ "customerId": gone })),
            ("customerArchived@customerId", json!({ "customerId": ravi })),
            ("amountNotPositive@amount", json!({ "amount": 1_000_000_000_001_i64 })),
            ("amountTooLarge@amount", json!({ "amount": 70 })),
            ("dueBeforeIssue@dueOn", json!({ "dueOn": "2026-11-22" })),
            ("dateInFuture@issuedOn", json!({ "issuedOn": "2026-10-31" })),
            ("periodClosed@issuedOn", json!({ "issuedOn": "2026-11-01" })),
        ];
        in_order(form, &table, ask!(shop.staff(), charge_fee)).await;
        let standing = shop.staff().customer(ravi).await.unwrap().standing;
        assert_eq!(standing.outstanding.0, 70, "a fee asks for no credit");
    });
}

#[test]
fn a_discount_and_a_write_off_are_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        for write_off in [false, true] {
            let ravi = customer(&shop, "Ravi").await;
            let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
            let due = shop.staff().loan(loan).await.unwrap().dues[0].id;
            close(&shop, Some("2026-10-31")).await;
            let part = |due: i64, amount: i64| json!({ "allocation": [{ "dueId": due, "amount": amount }] });
            let form = json!({
                "customerId": 999, "amount": 1_i64 << 60, "on": "soon", "reason": " ",
                "allocation": [{ "dueId": due, "amount": 1_i64 << 60 }],
            });
            let table = [
                ("customerNotFound@customerId", json!({ "customerId": ravi })),
                ("moneyOutOfRange@amount", json!({ "amount": 0 })),
                ("dateUnreadable@on", json!({ "on": "2026-11-22" })),
                ("moneyOutOfRange@allocation", part(999, 0)),
                ("amountNotPositive@amount", json!({ "amount": 501 })),
                ("dateInFuture@on", json!({ "on": "2026-10-31" })),
                ("periodClosed@on", json!({ "on": "2026-11-01" })),
                ("exceedsOutstanding@amount", json!({ "amount": 200 })),
                ("dueNotFound@allocation", part(due.0, 0)),
                ("amountNotPositive@allocation", part(due.0, 501)),
                ("exceedsDue@allocation", part(due.0, 201)),
                ("allocationExceedsAmount@allocation", part(due.0, 199)),
                ("exceedsOutstanding@amount", part(due.0, 200)),
                ("reasonMissing@reason", json!({ "reason": "\u{7}" })),
                ("forbiddenCharacter@reason", json!({ "reason": "an old friend" })),
            ];
            if write_off {
                in_order(form, &table, ask!(shop.owner(), write_off)).await;
            } else {
                in_order(form, &table, ask!(shop.owner(), give_discount)).await;
            }
            let standing = shop.staff().customer(ravi).await.unwrap().standing;
            assert_eq!((standing.outstanding.0, standing.advance.0), (300, 0));
            close(&shop, None).await;
        }
    });
}

#[test]
fn one_request_is_not_a_discount_and_a_write_off() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        let form = json!({
            "requestId": acceptance::request_id(), "customerId": ravi, "amount": 100, "reason": "an old friend",
        });
        let owner = shop.owner();
        owner.give_discount(serde_json::from_value(form.clone()).unwrap()).await.unwrap();
        let again = owner.write_off(serde_json::from_value(form).unwrap()).await;
        assert_eq!(code(&again), "requestReused@requestId");
    });
}

#[test]
fn the_owners_money_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        close(&shop, Some("2026-10-31")).await;
        let form = json!({ "kind": "ownerOut", "method": "cheque", "amount": 1_i64 << 60, "on": "soon", "note": "\u{7}" });
        let table = [
            ("notAChoice@method", json!({ "method": "mobileMoney" })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("dateUnreadable@on", json!({ "on": "2026-11-22" })),
            ("amountNotPositive@amount", json!({ "amount": 1_000_000_000_001_i64 })),
            ("amountTooLarge@amount", json!({ "amount": 900 })),
            ("dateInFuture@on", json!({ "on": "2026-10-31" })),
            ("periodClosed@on", json!({ "on": "2026-11-01" })),
            ("forbiddenCharacter@note", json!({ "note": null })),
        ];
        in_order(form, &table, ask!(shop.owner(), move_money)).await;
        let moved = json!({
            "requestId": acceptance::request_id(), "kind": "cashToBank", "method": "cheque", "amount": 50,
        });
        shop.owner().move_money(serde_json::from_value(moved).unwrap()).await.unwrap();
        let view = shop.owner().trial_balance(None).await.unwrap();
        let rows = view.rows.iter().map(|row| (row.account.as_str(), row.debit.0 - row.credit.0));
        let mut rows = rows.collect::<Vec<_>>();
        rows.sort_unstable();
        assert_eq!(rows, [("bank", 50), ("cash", -50), ("mobileMoney", -900), ("owner", 900)]);
    });
}

#[test]
fn a_closed_period_takes_nothing_and_opens_again() {
    run(async {
        let shop = Shop::open().await;
        let session = shop.session::<Owner, Fresh>().unwrap();
        let close = async |through: Option<&str>| {
            let form = json!({ "through": through });
            session.close_period(serde_json::from_value(form).unwrap()).await
        };
        assert_eq!(code(&close(Some("soon")).await), "dateUnreadable@through");
        assert_eq!(code(&close(Some("2026-11-22")).await), "dateInFuture@through");
        assert_eq!(
            close(Some("2026-11-21")).await.unwrap().closed_through.unwrap().to_string(),
            "2026-11-21"
        );
        let ravi = customer(&shop, "Ravi").await;
        let form = json!({
            "requestId": acceptance::request_id(), "customerId": ravi, "amount": 5, "method": "cash",
        });
        let today =
            shop.staff().record_receipt(serde_json::from_value(form.clone()).unwrap()).await;
        assert_eq!(code(&today), "periodClosed@receivedOn");
        assert_eq!(close(None).await.unwrap().closed_through, None);
        shop.staff().record_receipt(serde_json::from_value(form).unwrap()).await.unwrap();
    });
}

#[test]
fn a_write_off_clears_what_is_overdue() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        get(&shop, ravi, 200, "2026-10-06").await;
        let form = json!({
            "requestId": acceptance::request_id(), "customerId": ravi, "amount": 300, "reason": "moved away",
        });
        let view = shop.owner().write_off(serde_json::from_value(form).unwrap()).await.unwrap();
        assert_eq!((view.amount.0, view.rest.0, view.standing.unwrap().balance.0), (300, 0, 0));
        let loan = shop.staff().loan(loan).await.unwrap();
        assert_eq!((loan.status, loan.remaining.0), (ChargeStatus::Paid, 0));
    });
}
