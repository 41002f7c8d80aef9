//! Voiding: what is refused and in which order, and what each kind of document leaves behind.

use acceptance::{Shop, code, request_id, run};
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

use crate::order::{ask, in_order};
use crate::story::{close, customer, customer_with, get, get_with, give, try_void, void};

async fn adjust(shop: &Shop, customer: CustomerId, amount: i64) -> DocumentId {
    let form = json!({ "requestId": request_id(), "customerId": customer, "amount": amount, "reason": "to settle" });
    shop.owner().give_discount(serde_json::from_value(form).unwrap()).await.unwrap().id
}

async fn refund(shop: &Shop, receipt: DocumentId, amount: i64) -> DocumentId {
    let form = json!({ "requestId": request_id(), "documentId": receipt, "amount": amount, "method": "cash" });
    shop.owner().refund_advance(serde_json::from_value(form).unwrap()).await.unwrap().id
}

async fn stands(shop: &Shop, customer: CustomerId) -> (i64, i64) {
    let standing = shop.staff().customer(customer).await.unwrap().standing;
    (standing.outstanding.0, standing.advance.0)
}

async fn trial_balance(shop: &Shop) -> Vec<(String, i64)> {
    let view = shop.owner().trial_balance(None).await.unwrap();
    let rows = view.rows.into_iter().map(|row| (row.account, row.debit.0 - row.credit.0));
    rows.filter(|(_, balance)| *balance != 0).collect()
}

#[test]
fn voiding_is_refused_in_a_fixed_order() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let undone = give(&shop, ravi, 900, "2026-11-01", "2026-11-01").await;
        void(&shop, undone).await;
        let loan = give(&shop, ravi, 500, "2026-11-01", "2026-11-01").await;
        let receipt = get(&shop, ravi, 600, "2026-11-02").await;
        let bill = json!({
            "requestId": request_id(), "customerId": ravi, "issuedOn": "2026-11-02",
            "lines": [{ "description": "Rice", "quantity": 2_000, "unitPrice": 5_000 }],
        });
        let bill =
            shop.staff().create_invoice(serde_json::from_value(bill).unwrap()).await.unwrap().id;
        let back = json!({
            "requestId": request_id(), "invoiceId": bill, "lines": [{ "position": 1, "quantity": 1_000 }],
            "reason": "stale",
        });
        let back = shop
            .staff()
            .create_credit_note(serde_json::from_value(back).unwrap())
            .await
            .unwrap()
            .id;
        let discount = adjust(&shop, ravi, 50).await;
        let paid_back = refund(&shop, receipt, 40).await;

        for (document, by) in [(bill, back), (receipt, paid_back)] {
            let refused = try_void(&shop, document).await.unwrap_err();
            let refusal = serde_json::to_value(&refused).unwrap();
            let first = if document == bill { discount.max(by) } else { by };
            assert_eq!(
                (refusal["code"].as_str(), &refusal["params"]["by"]),
                (Some("inUse"), &json!(first))
            );
        }
        let table = [
            ("documentNotFound@documentId", json!({ "documentId": undone })),
            ("documentVoid@documentId", json!({ "documentId": receipt })),
            ("inUse@documentId", json!({ "documentId": loan })),
            ("reasonMissing@reason", json!({ "reason": "x".repeat(2_001) })),
            ("tooLong@reason", json!({ "reason": "a mistake" })),
        ];
        let form = json!({ "documentId": 999, "reason": "\u{200d} " });
        in_order(form, &table, ask!(shop.staff(), void_document)).await;
        close(&shop, Some("2026-11-21")).await;
        assert_eq!(code(&try_void(&shop, discount).await), "periodClosed@documentId");
    });
}

#[test]
fn a_voided_charge_turns_what_settled_it_into_an_advance() {
    run(async {
        let shop = Shop::open().await;
        let opening =
            json!({ "name": "Meena", "opening": { "amount": 300, "asOf": "2026-10-01" } });
        let meena = customer_with(&shop, opening).await;
        let fee = json!({
            "requestId": request_id(), "customerId": meena, "kind": "lateFee", "amount": 200, "issuedOn": "2026-10-02",
        });
        let fee = shop.staff().charge_fee(serde_json::from_value(fee).unwrap()).await.unwrap().id;
        let loan = give(&shop, meena, 500, "2026-10-03", "2026-10-03").await;
        get(&shop, meena, 900, "2026-10-04").await;
        assert_eq!(stands(&shop, meena).await, (100, 0));
        void(&shop, DocumentId(fee.0 - 1)).await;
        assert_eq!(stands(&shop, meena).await, (100, 300), "the opening balance");
        void(&shop, fee).await;
        assert_eq!(stands(&shop, meena).await, (100, 500), "the fee");
        void(&shop, loan).await;
        assert_eq!(stands(&shop, meena).await, (0, 900), "the loan");
        assert_eq!(code(&try_void(&shop, loan).await), "documentVoid@documentId");
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn voided_money_opens_its_dues_again_and_the_books_are_as_before() {
    run(async {
        let shop = Shop::open().await;
        let ahead = json!({ "name": "Salim", "opening": { "amount": -150, "asOf": "2026-10-01" } });
        let salim = customer_with(&shop, ahead).await;
        give(&shop, salim, 1_000, "2026-10-03", "2026-10-03").await;
        let (before, stood) = (trial_balance(&shop).await, stands(&shop, salim).await);
        let receipt = get(&shop, salim, 600, "2026-10-04").await;
        let discount = adjust(&shop, salim, 100).await;
        for document in [discount, receipt] {
            void(&shop, document).await;
        }
        assert_eq!(
            (trial_balance(&shop).await, stands(&shop, salim).await),
            (before.clone(), stood)
        );
        let spare = get_with(&shop, salim, 70, json!({ "allocation": [] })).await;
        let paid_back = refund(&shop, spare, 70).await;
        void(&shop, paid_back).await;
        assert_eq!(stands(&shop, salim).await, (1_000, 220), "the advance of the receipt is back");
        void(&shop, spare).await;
        for kind in ["ownerIn", "ownerOut", "cashToBank"] {
            let form =
                json!({ "requestId": request_id(), "kind": kind, "amount": 90, "method": "bank" });
            let moved =
                shop.owner().move_money(serde_json::from_value(form).unwrap()).await.unwrap();
            assert!(moved.standing.is_none());
            void(&shop, moved.id).await;
        }
        assert_eq!((trial_balance(&shop).await, stands(&shop, salim).await), (before, stood));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn a_reversal_bears_the_original_date_while_that_is_open_else_todays() {
    run(async {
        let shop = Shop::open().await;
        let ravi = customer(&shop, "Ravi").await;
        let one = give(&shop, ravi, 500, "2026-10-03", "2026-10-03").await;
        let two = give(&shop, ravi, 700, "2026-10-03", "2026-10-03").await;
        let owed = async |day: &str| {
            let view = shop.owner().ageing(Some(day.to_owned()), None, None).await.unwrap();
            (view.total.0, view.advances.0)
        };
        get(&shop, ravi, 400, "2026-10-10").await;
        assert_eq!((owed("2026-10-05").await, owed("2026-10-20").await), ((1_200, 0), (800, 0)));
        void(&shop, one).await;
        assert_eq!(owed("2026-10-05").await, (700, 0), "it was never owed");
        assert_eq!(
            owed("2026-10-20").await,
            (700, 400),
            "so what was paid was an advance from the first"
        );
        close(&shop, Some("2026-10-31")).await;
        void(&shop, two).await;
        assert_eq!(owed("2026-10-20").await, (700, 400), "a closed period does not change");
        assert_eq!(owed("2026-11-21").await, (0, 400));
        let ended = |view: Value| view["ended"]["on"].as_str().unwrap().to_owned();
        let one = serde_json::to_value(shop.staff().loan(one).await.unwrap()).unwrap();
        let two = serde_json::to_value(shop.staff().loan(two).await.unwrap()).unwrap();
        assert_eq!((ended(one).as_str(), ended(two).as_str()), ("2026-10-03", "2026-11-21"));
    });
}
