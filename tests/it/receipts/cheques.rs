//! The life of a cheque.

use acceptance::{Shop, code, request_id, run};
use books::khata::Verb;
use books::receipts::ChequeStage;
use books::values::{CustomerId, DocumentId, Minor};
use books::{Fresh, Owner};
use serde_json::json;

use super::{balances, holds};
use crate::order::{ask, in_order};
use crate::story::{close, customer, customer_with, get, get_with, give, try_void, void};

async fn cheque(shop: &Shop, from: CustomerId, amount: i64, on: &str) -> DocumentId {
    let more = json!({ "method": "cheque", "receivedOn": on, "cheque": { "number": "000121", "dated": on } });
    get_with(shop, from, amount, more).await
}

async fn deposit(shop: &Shop, receipt: DocumentId, on: &str) {
    let form = json!({ "requestId": request_id(), "receiptId": receipt, "on": on });
    shop.staff().deposit_cheque(serde_json::from_value(form).unwrap()).await.unwrap();
}

async fn bounce(shop: &Shop, receipt: DocumentId, on: &str) {
    let form = json!({ "requestId": request_id(), "receiptId": receipt, "on": on });
    shop.staff().bounce_cheque(serde_json::from_value(form).unwrap()).await.unwrap();
}

async fn refund(shop: &Shop, receipt: DocumentId, amount: i64) -> DocumentId {
    let form = json!({ "requestId": request_id(), "documentId": receipt, "amount": amount, "method": "cash" });
    shop.owner().refund_advance(serde_json::from_value(form).unwrap()).await.unwrap().id
}

async fn stage(shop: &Shop, receipt: DocumentId) -> ChequeStage {
    shop.staff().receipt(receipt).await.unwrap().cheque.unwrap().stage
}

#[test]
fn a_deposit_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        let there = cheque(&shop, ravi, 10, "2026-11-05").await;
        deposit(&shop, there, "2026-11-06").await;
        let undone = cheque(&shop, ravi, 20, "2026-11-05").await;
        void(&shop, undone).await;
        let cash = get(&shop, ravi, 30, "2026-11-05").await;
        let bounced = cheque(&shop, ravi, 40, "2026-11-05").await;
        bounce(&shop, bounced, "2026-11-06").await;
        let good = cheque(&shop, ravi, 50, "2026-10-05").await;
        close(&shop, Some("2026-10-31")).await;
        let form = json!({ "receiptId": 999, "on": "soon" });
        let table = [
            ("documentNotFound@receiptId", json!({ "receiptId": loan })),
            ("wrongKind@receiptId", json!({ "receiptId": there })),
            ("dateUnreadable@on", json!({ "on": "2026-10-04" })),
            ("chequeState@receiptId", json!({ "receiptId": undone })),
            ("documentVoid@receiptId", json!({ "receiptId": cash })),
            ("chequeState@receiptId", json!({ "receiptId": bounced })),
            ("chequeBounced@receiptId", json!({ "receiptId": good })),
            ("dateBeforeDocument@on", json!({ "on": "2026-11-22" })),
            ("dateInFuture@on", json!({ "on": "2026-10-31" })),
            ("periodClosed@on", json!({ "on": "2026-11-01" })),
        ];
        in_order(form, &table, ask!(shop.staff(), deposit_cheque)).await;
        assert_eq!(stage(&shop, good).await, ChequeStage::Deposited);
        assert_eq!((holds(&shop, "bank").await, holds(&shop, "chequesInHand").await), (60, 0));
    });
}

#[test]
fn a_bounce_is_refused_in_a_fixed_order_and_opens_what_the_cheque_had_settled() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let loan = give(&shop, ravi, 500, "2026-10-05", "2026-10-05").await;
        let undone = cheque(&shop, ravi, 20, "2026-11-05").await;
        void(&shop, undone).await;
        let cash = get(&shop, ravi, 30, "2026-11-05").await;
        let before = cheque(&shop, ravi, 40, "2026-11-05").await;
        bounce(&shop, before, "2026-11-06").await;
        let good = cheque(&shop, ravi, 700, "2026-11-07").await;
        let paid_back = refund(&shop, good, 30).await;
        deposit(&shop, good, "2026-11-09").await;
        let form = json!({ "receiptId": 999, "on": "soon", "fee": 0, "note": "\u{7}" });
        let mut table = vec![
            ("documentNotFound@receiptId", json!({ "receiptId": loan })),
            ("wrongKind@receiptId", json!({ "receiptId": undone })),
            ("dateUnreadable@on", json!({ "on": "2026-11-08" })),
            ("documentVoid@receiptId", json!({ "receiptId": cash })),
            ("chequeState@receiptId", json!({ "receiptId": before })),
            ("chequeBounced@receiptId", json!({ "receiptId": good })),
            ("dateBeforeDocument@on", json!({ "on": "2026-11-22" })),
            ("dateInFuture@on", json!({ "on": "2026-11-10" })),
            ("periodClosed@on", json!({ "on": "2026-11-20" })),
        ];
        let asked =
            json!({ "requestId": request_id(), "receiptId": good, "on": "2026-11-20", "fee": 5 });
        let refused = shop.staff().bounce_cheque(serde_json::from_value(asked).unwrap()).await;
        assert_eq!(code(&refused), "inUse@receiptId");
        void(&shop, paid_back).await;
        close(&shop, Some("2026-11-10")).await;
        table.extend([
            ("forbiddenCharacter@note", json!({ "note": "funds insufficient" })),
            ("amountNotPositive@fee", json!({ "fee": 25 })),
        ]);
        in_order(form, &table, ask!(shop.staff(), bounce_cheque)).await;
        assert_eq!(stage(&shop, good).await, ChequeStage::Bounced);
        assert_eq!(balances(&shop, ravi).await, (495, 0), "470 open again, and the fee");
        assert_eq!((holds(&shop, "bank").await, holds(&shop, "interestAndFees").await), (0, -25));
        let ended = shop.staff().receipt(good).await.unwrap().ended.unwrap();
        assert!(ended.bounced && ended.on.to_string() == "2026-11-20");
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn a_deposit_is_undone_unless_the_cheque_is_over() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let there = cheque(&shop, ravi, 100, "2026-11-05").await;
        deposit(&shop, there, "2026-11-06").await;
        let slip = DocumentId(there.0 + 1);
        void(&shop, slip).await;
        assert_eq!(stage(&shop, there).await, ChequeStage::InHand);
        assert_eq!((holds(&shop, "bank").await, holds(&shop, "chequesInHand").await), (0, 100));
        deposit(&shop, there, "2026-11-07").await;
        let slip = DocumentId(slip.0 + 1);
        bounce(&shop, there, "2026-11-08").await;
        assert_eq!(code(&try_void(&shop, slip).await), "chequeBounced@documentId");
        assert_eq!(code(&try_void(&shop, there).await), "chequeBounced@documentId");
        let sent_back = DocumentId(slip.0 + 1);
        assert_eq!(code(&try_void(&shop, sent_back).await), "wrongKind@documentId");
        let other = cheque(&shop, ravi, 100, "2026-11-05").await;
        deposit(&shop, other, "2026-11-06").await;
        void(&shop, other).await;
        assert_eq!(
            code(&try_void(&shop, DocumentId(other.0 + 1)).await),
            "documentVoid@documentId"
        );
        assert_eq!((holds(&shop, "bank").await, holds(&shop, "chequesInHand").await), (0, 0));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

/// What is shown as available is what may be taken: not a paisa more, whatever the shop says of cheques.
#[test]
fn the_credit_shown_is_the_credit_given_while_a_cheque_is_in_hand() {
    run(async {
        let shop = Shop::open().await;
        let fields = json!({ "name": "Ravi", "creditLimit": 1_000 });
        let ravi = customer_with(&shop, fields).await;
        give(&shop, ravi, 800, "2026-11-01", "2026-11-30").await;
        let promised = cheque(&shop, ravi, 500, "2026-11-05").await;
        for (frees, available) in [(false, 200), (true, 700)] {
            let change = serde_json::from_value(json!({ "chequeFrees": frees })).unwrap();
            shop.session::<Owner, Fresh>().unwrap().change_shop(change).await.unwrap();
            assert_eq!(available_to(&shop, ravi).await, available, "frees: {frees}");
            let after = async |amount| {
                shop.staff().balance_after(ravi, Verb::Gave, Minor(amount)).await.unwrap()
            };
            assert!(!after(available).await.beyond_limit);
            let beyond = after(available + 1).await;
            assert_eq!((beyond.beyond_limit, beyond.credit_available), (true, Some(Minor(-1))));
            let form = json!({
                "requestId": request_id(), "customerId": ravi, "amount": available + 1, "kind": "goods",
            });
            let refused = shop.staff().create_loan(serde_json::from_value(form).unwrap()).await;
            assert_eq!(code(&refused), "creditLimitExceeded@amount");
        }
        let change = serde_json::from_value(json!({ "chequeFrees": false })).unwrap();
        shop.session::<Owner, Fresh>().unwrap().change_shop(change).await.unwrap();
        deposit(&shop, promised, "2026-11-06").await;
        assert_eq!(available_to(&shop, ravi).await, 700, "the bank has it");
    });
}

async fn available_to(shop: &Shop, customer: CustomerId) -> i64 {
    let standing = shop.staff().customer(customer).await.unwrap().standing;
    standing.credit_available.unwrap().0
}
