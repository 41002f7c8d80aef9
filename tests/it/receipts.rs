//! Receipts, advances, refunds and cheques: what is refused and in which order, and what each leaves behind.

mod cheques;

use acceptance::{Shop, code, request_id, run};
use books::receipts::{ReceiptQuery, ReceiptView};
use books::values::{CustomerId, DocumentId, DocumentKind, Method};
use serde_json::{Value, json};

use crate::order::{ask, in_order};
use crate::story::{close, customer, get, get_with, give, void};

/// The first due of a loan.
async fn due(shop: &Shop, loan: DocumentId) -> i64 {
    shop.staff().loan(loan).await.unwrap().dues[0].id.0
}

/// Cash given, due the same day.
async fn lend_cash(shop: &Shop, to: CustomerId, amount: i64, on: &str) -> DocumentId {
    let form = json!({
        "requestId": request_id(), "customerId": to, "amount": amount, "kind": "cash", "issuedOn": on, "dueOn": on,
    });
    shop.staff().create_loan(serde_json::from_value(form).unwrap()).await.unwrap().id
}

/// Money received and kept as an advance.
async fn ahead(shop: &Shop, from: CustomerId, amount: i64, on: &str) -> DocumentId {
    get_with(shop, from, amount, json!({ "receivedOn": on, "allocation": [] })).await
}

async fn use_advance(shop: &Shop, document: DocumentId, more: Value) {
    let mut form = json!({ "requestId": request_id(), "documentId": document });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.staff().use_advance(serde_json::from_value(form).unwrap()).await.unwrap();
}

async fn balances(shop: &Shop, customer: CustomerId) -> (i64, i64) {
    let standing = shop.staff().customer(customer).await.unwrap().standing;
    (standing.outstanding.0, standing.advance.0)
}

/// What an account holds today, debit positive.
async fn holds(shop: &Shop, account: &str) -> i64 {
    let view = shop.owner().trial_balance(None).await.unwrap();
    view.rows.iter().find(|row| row.account == account).map_or(0, |row| row.debit.0 - row.credit.0)
}

#[test]
fn a_receipt_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let meena = customer(&shop, "Meena").await;
        let hers = due(&shop, give(&shop, meena, 700, "2026-10-05", "2026-10-05").await).await;
        let one = due(&shop, give(&shop, ravi, 600, "2026-10-05", "2026-10-05").await).await;
        let two = due(&shop, give(&shop, ravi, 400, "2026-10-06", "2026-10-06").await).await;
        close(&shop, Some("2026-10-31")).await;
        let parts = |parts: &[(i64, i64)]| {
            let part = |(due, amount): &(i64, i64)| json!({ "dueId": due, "amount": amount });
            json!({ "allocation": parts.iter().map(part).collect::<Vec<_>>() })
        };
        let form = json!({
            "customerId": 999, "amount": 1_i64 << 60, "method": "cheque", "receivedOn": "soon",
            "allocation": [{ "dueId": one, "amount": 1_i64 << 60 }], "reference": "\u{7}", "note": "\u{7}",
        });
        let table = [
            ("customerNotFound@customerId", json!({ "customerId": ravi })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("dateUnreadable@receivedOn", json!({ "receivedOn": "2026-11-22" })),
            ("moneyOutOfRange@allocation", parts(&[(hers, 0)])),
            ("amountNotPositive@amount", json!({ "amount": 1_000_000_000_001_i64 })),
            ("amountTooLarge@amount", json!({ "amount": 999 })),
            ("dateInFuture@receivedOn", json!({ "receivedOn": "2026-10-31" })),
            ("periodClosed@receivedOn", json!({ "receivedOn": "2026-11-01" })),
            ("dueNotFound@allocation", parts(&[(one, 0), (one, 1)])),
            ("amountNotPositive@allocation", parts(&[(one, 1), (one, 0)])),
            ("dueNotFound@allocation", parts(&[(one, 601), (two, 0)])),
            ("exceedsDue@allocation", parts(&[(one, 600), (two, 400)])),
            ("allocationExceedsAmount@allocation", parts(&[(two, 399), (one, 600)])),
            ("forbiddenCharacter@reference", json!({ "reference": "UPI 7" })),
            ("empty@cheque.number", json!({ "cheque": { "number": " ", "dated": "soon" } })),
            ("empty@cheque.number", json!({ "cheque": { "number": "000007", "dated": "soon" } })),
            (
                "dateUnreadable@cheque.dated",
                json!({ "cheque": { "number": "000007", "dated": "2026-12-01" } }),
            ),
            ("forbiddenCharacter@note", json!({ "note": null })),
        ];
        in_order(form, &table, ask!(shop.staff(), record_receipt)).await;
        assert_eq!(balances(&shop, ravi).await, (1, 0));
    });
}

#[test]
fn an_advance_is_used_and_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let bare = customer(&shop, "Bare").await;
        let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        let undone = ahead(&shop, ravi, 900, "2026-11-05").await;
        void(&shop, undone).await;
        let used = get(&shop, ravi, 100, "2026-11-05").await;
        let alone = ahead(&shop, bare, 300, "2026-11-05").await;
        let spare = ahead(&shop, ravi, 300, "2026-10-05").await;
        close(&shop, Some("2026-10-31")).await;
        let part = |amount: i64| json!({ "allocation": [{ "dueId": 1, "amount": amount }] });
        let form = json!({ "documentId": 999, "on": "soon", "allocation": [{ "dueId": 1, "amount": 1_i64 << 60 }] });
        let table = [
            ("documentNotFound@documentId", json!({ "documentId": loan })),
            ("wrongKind@documentId", json!({ "documentId": undone })),
            ("documentVoid@documentId", json!({ "documentId": used })),
            ("exceedsAdvance@documentId", json!({ "documentId": alone })),
            ("alreadyPaid@allocation", json!({ "documentId": spare })),
            ("dateUnreadable@on", json!({ "on": "2026-10-04" })),
            ("dateBeforeDocument@on", json!({ "on": "2026-11-22" })),
            ("moneyOutOfRange@allocation", json!({ "allocation": [] })),
            ("amountNotPositive@allocation", part(301)),
            ("dateInFuture@on", json!({ "on": "2026-10-06" })),
            ("periodClosed@on", json!({ "on": "2026-11-06" })),
            ("exceedsAdvance@allocation", json!({ "allocation": [{ "dueId": 999, "amount": 7 }] })),
            ("dueNotFound@allocation", part(200)),
        ];
        in_order(form, &table, ask!(shop.staff(), use_advance)).await;
        assert_eq!(balances(&shop, ravi).await, (200, 100));
    });
}

#[test]
fn a_refund_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        let undone = ahead(&shop, ravi, 900, "2026-11-05").await;
        void(&shop, undone).await;
        let used = get(&shop, ravi, 100, "2026-11-05").await;
        let spare = ahead(&shop, ravi, 300, "2026-10-05").await;
        close(&shop, Some("2026-10-31")).await;
        let form = json!({
            "documentId": 999, "amount": 1_i64 << 60, "method": "cheque", "on": "soon", "note": "\u{7}",
        });
        let table = [
            ("documentNotFound@documentId", json!({ "documentId": loan })),
            ("wrongKind@documentId", json!({ "documentId": undone })),
            ("documentVoid@documentId", json!({ "documentId": used })),
            ("exceedsAdvance@documentId", json!({ "documentId": spare })),
            ("notAChoice@method", json!({ "method": "bank" })),
            ("dateUnreadable@on", json!({ "on": "2026-10-04" })),
            ("dateBeforeDocument@on", json!({ "on": "2026-11-22" })),
            ("moneyOutOfRange@amount", json!({ "amount": 0 })),
            ("amountNotPositive@amount", json!({ "amount": 301 })),
            ("dateInFuture@on", json!({ "on": "2026-10-06" })),
            ("periodClosed@on", json!({ "on": "2026-11-06" })),
            ("exceedsAdvance@amount", json!({ "amount": 120 })),
            ("forbiddenCharacter@note", json!({ "note": null })),
        ];
        in_order(form, &table, ask!(shop.owner(), refund_advance)).await;
        assert_eq!(balances(&shop, ravi).await, (400, 180));
        let receipt = shop.staff().receipt(spare).await.unwrap();
        assert_eq!((receipt.rest.0, receipt.refunded.0), (180, 120));
        assert_eq!(holds(&shop, "bank").await, -120);
    });
}

#[test]
fn an_advance_on_a_cash_loan_moves_between_the_receivables_and_back() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let goods = give(&shop, ravi, 300, "2026-11-01", "2026-11-01").await;
        let loan = lend_cash(&shop, ravi, 500, "2026-11-02").await;
        let spare = ahead(&shop, ravi, 1_000, "2026-11-03").await;
        use_advance(&shop, spare, json!({ "on": "2026-11-04" })).await;
        assert_eq!(balances(&shop, ravi).await, (0, 200));
        assert_eq!(
            (holds(&shop, "loansReceivable").await, holds(&shop, "tradeReceivable").await),
            (0, -200)
        );
        void(&shop, loan).await;
        assert_eq!(
            balances(&shop, ravi).await,
            (0, 700),
            "what had settled the loan is an advance again"
        );
        assert_eq!(
            (holds(&shop, "loansReceivable").await, holds(&shop, "tradeReceivable").await),
            (0, -700)
        );
        void(&shop, spare).await;
        assert_eq!(balances(&shop, ravi).await, (300, 0), "a receipt opens its dues again");
        assert_eq!(shop.staff().loan(goods).await.unwrap().remaining.0, 300);
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn what_settles_counts_from_when_its_charge_was_issued() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        give(&shop, ravi, 500, "2026-11-10", "2026-11-10").await;
        let early = get(&shop, ravi, 500, "2026-11-05").await;
        let view: ReceiptView = shop.staff().receipt(early).await.unwrap();
        assert_eq!(view.allocations[0].on.to_string(), "2026-11-10");
        let then = shop.owner().ageing(Some("2026-11-07".to_owned()), None, None).await.unwrap();
        assert_eq!(
            (then.total.0, then.advances.0),
            (0, 500),
            "before the charge the money was an advance"
        );
    });
}

#[test]
fn receipts_are_listed_by_customer_method_rest_and_number() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let meena = customer(&shop, "Meena").await;
        give(&shop, ravi, 10_000, "2026-11-01", "2026-11-01").await;
        let one = get(&shop, ravi, 100, "2026-11-02").await;
        let two = ahead(&shop, meena, 200, "2026-11-02").await;
        let bank = json!({ "method": "bank", "receivedOn": "2026-11-01" });
        let three = get_with(&shop, ravi, 300, bank).await;
        let four = get(&shop, meena, 400, "2026-11-04").await;
        void(&shop, four).await;
        let read = async |query: Value| {
            let mut query: ReceiptQuery = serde_json::from_value(query).unwrap();
            let mut rows = Vec::new();
            loop {
                let stretch = shop.staff().receipts(query.clone()).await.unwrap();
                rows.extend(stretch.rows.iter().map(|row| row.id));
                query.after = stretch.next;
                if query.after.is_none() {
                    return rows;
                }
            }
        };
        let table = [
            (json!({}), vec![four, two, one, three]),
            (json!({ "customerId": ravi }), vec![one, three]),
            (json!({ "method": "cash" }), vec![four, two, one]),
            (json!({ "method": "bank", "customerId": meena }), vec![]),
            (json!({ "withRest": true }), vec![two]),
            (json!({ "withRest": true, "method": "bank" }), vec![]),
            (json!({ "customerId": meena, "withRest": true }), vec![two]),
            (json!({ "search": "rct/26-27/000" }), vec![four, three, two, one]),
            (json!({ "search": "26-27/0003" }), vec![three]),
            (json!({ "search": "26-27/0003", "customerId": meena }), vec![]),
            (json!({ "search": "26-27", "method": "bank" }), vec![three]),
            (json!({ "from": "2026-11-02" }), vec![four, two, one]),
            (json!({ "to": "2026-11-02" }), vec![two, one, three]),
            (json!({ "from": "2026-11-02", "to": "2026-11-03" }), vec![two, one]),
            (json!({ "from": "2026-11-03", "to": "2026-11-03" }), vec![]),
            (json!({ "from": "2026-11-02", "method": "bank" }), vec![]),
            (json!({ "to": "2026-11-01", "method": "bank" }), vec![three]),
            (json!({ "from": "2026-11-02", "to": "2026-11-02", "withRest": true }), vec![two]),
            (json!({ "from": "2026-11-03", "withRest": true }), vec![]),
            (json!({ "customerId": ravi, "from": "2026-11-02" }), vec![one]),
            (json!({ "customerId": ravi, "to": "2026-11-01" }), vec![three]),
            (json!({ "search": "rct", "from": "2026-11-02", "to": "2026-11-02" }), vec![two, one]),
        ];
        for (query, expected) in table {
            for limit in [1, 2, 50] {
                let mut query = query.clone();
                query["limit"] = json!(limit);
                assert_eq!(read(query.clone()).await, expected, "{query}");
            }
        }
        let refused = [
            (json!({ "from": "x" }), "dateUnreadable@from"),
            (json!({ "to": "2026-13-01" }), "dateImpossible@to"),
            (json!({ "from": "2026-11-02", "to": "2026-11-01" }), "notAChoice@to"),
        ];
        for (query, expected) in refused {
            let query: ReceiptQuery = serde_json::from_value(query).unwrap();
            assert_eq!(code(&shop.staff().receipts(query).await), expected);
        }
        let rows = shop.staff().receipts(ReceiptQuery::default()).await.unwrap().rows;
        assert!(rows[0].ended && rows[0].rest.0 == 0);
        assert_eq!(
            (rows[1].rest.0, rows[1].method, rows[1].cheque_stage),
            (200, Method::Cash, None)
        );
    });
}

#[test]
fn the_document_of_an_advance_used_says_what_is_left() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let loan = give(&shop, ravi, 300, "2026-11-01", "2026-11-01").await;
        let spare = ahead(&shop, ravi, 1_000, "2026-11-03").await;
        let part = json!([{ "dueId": due(&shop, loan).await, "amount": 120 }]);
        let form = json!({ "requestId": request_id(), "documentId": spare, "allocation": part });
        let view = shop.staff().use_advance(serde_json::from_value(form).unwrap()).await.unwrap();
        assert_eq!((view.id, view.kind, view.rest.0), (spare, DocumentKind::Receipt, 880));
        assert_eq!(view.standing.unwrap().balance.0, -700);
    });
}
