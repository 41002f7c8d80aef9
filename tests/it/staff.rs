//! What the same commands refuse staff and allow an owner. Which commands are an owner's as a whole is in the policy table.

use acceptance::{Shop, code, request_id, run};
use books::Answer;
use books::customers::CustomerChange;
use books::loans::NewLoan;
use books::people::Role;
use books::promises::PromiseStatus;
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

use crate::story::{self, form};

/// A shop with a customer near the limit and a loan of the day before.
async fn shop() -> (Shop, CustomerId, DocumentId) {
    let mut shop = Shop::open().await;
    shop.set_today("2026-11-20");
    shop.reopen().await;
    let new = json!({ "requestId": request_id(), "name": "Ravi", "creditLimit": 50_000 });
    let made = shop.staff().create_customer(serde_json::from_value(new).unwrap()).await.unwrap();
    let id = made.standing.customer_id;
    let loan = shop.staff().create_loan(loan(id, json!({}))).await.unwrap();
    shop.set_today("2026-11-21");
    shop.reopen().await;
    (shop, id, loan.id)
}

fn loan(customer: CustomerId, with: Value) -> NewLoan {
    let mut form = json!({
        "requestId": request_id(), "customerId": customer, "amount": 50_000, "kind": "goods",
        "instalments": [{ "dueOn": "2026-12-21", "amount": 50_000 }],
    });
    form.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    serde_json::from_value(form).unwrap()
}

#[test]
fn staff_neither_pass_a_limit_nor_move_it_nor_void_what_is_not_theirs_of_today() {
    run(async {
        let (mut shop, customer, old) = shop().await;
        shop.hire("ravi", Role::Staff).await;
        for expected in [
            [
                "creditLimitExceeded@amount",
                "overrideNeedsOwner@overrideReason",
                "ownerOnly@creditLimit",
                "ok",
                "notYours@documentId",
            ],
            ["creditLimitExceeded@amount", "ok", "ok", "ok", "ok"],
        ] {
            let change = |with: Value| -> CustomerChange { serde_json::from_value(with).unwrap() };
            let staff = shop.staff();
            let reason = json!({ "overrideReason": "His brother vouches" });
            let answers = [
                code(&staff.create_loan(loan(customer, json!({}))).await),
                code(&staff.create_loan(loan(customer, reason)).await),
                code(
                    &staff.change_customer(customer, change(json!({ "creditLimit": null }))).await,
                ),
                code(&staff.change_customer(customer, change(json!({ "note": "Tall" }))).await),
                code(&void(&shop, old).await),
            ];
            assert_eq!(answers, expected.map(str::to_owned));
            shop.reopen().await;
        }
    });
}

async fn void(shop: &Shop, id: DocumentId) -> Answer<()> {
    let form = json!({ "requestId": request_id(), "documentId": id, "reason": "A mistake" });
    shop.staff().void_document(serde_json::from_value(form).unwrap()).await.map(drop)
}

/// Both views say beforehand what the command says: neither offers what would be refused.
#[test]
fn a_khata_and_its_promises_offer_to_take_back_what_may_be_taken_back() {
    run(async {
        let (mut shop, customer, _) = shop().await;
        let cheque =
            json!({ "method": "cheque", "cheque": { "number": "000123", "dated": "2026-11-21" } });
        let bad = story::get_with(&shop, customer, 100, cheque).await;
        let bounce = json!({ "receiptId": bad, "on": "2026-11-21" });
        shop.staff().bounce_cheque(form!(bounce)).await.unwrap();
        fee(&shop, customer).await;
        promise(&shop, customer).await;
        shop.hire("ravi", Role::Staff).await;
        fee(&shop, customer).await;
        assert_eq!(offers(&shop, customer).await, (1, 0), "their own fee of today");
        promise(&shop, customer).await;
        assert_eq!(offers(&shop, customer).await, (0, 1), "their own promise of today");
        promise(&shop, customer).await;
        shop.reopen().await;
        assert_eq!(offers(&shop, customer).await, (2, 1), "the loan, the other fee, any promise");
    });
}

async fn fee(shop: &Shop, customer: CustomerId) {
    let fee = json!({ "customerId": customer, "kind": "lateFee", "amount": 500, "issuedOn": "2026-11-21" });
    shop.staff().charge_fee(form!(fee)).await.unwrap();
}

async fn promise(shop: &Shop, customer: CustomerId) {
    let promise = json!({ "customerId": customer, "amount": 400, "on": "2026-11-25" });
    shop.staff().create_promise(form!(promise)).await.unwrap();
}

/// How many lines and promises are offered to be taken back; each is tried, and so is each that is not offered.
async fn offers(shop: &Shop, customer: CustomerId) -> (usize, usize) {
    let query = serde_json::from_value(json!({ "customerId": customer })).unwrap();
    let view = shop.staff().khata(query).await.unwrap();
    let (lines, promises) = (view.lines, view.promises.promises);
    for line in &lines {
        let answer = code(&void(shop, line.document_id).await);
        assert_eq!(line.voidable, answer == "ok", "{answer}: {line:?}");
    }
    // The oldest first: one that was replaced is live again once the one in its place is taken back.
    for promise in promises.iter().rev().filter(|one| one.status != PromiseStatus::Withdrawn) {
        let answer = code(&shop.staff().withdraw_promise(promise.id).await);
        assert_eq!(promise.withdrawable, answer == "ok", "{answer}: {promise:?}");
    }
    let lines = lines.iter().filter(|line| line.voidable).count();
    (lines, promises.iter().filter(|promise| promise.withdrawable).count())
}
