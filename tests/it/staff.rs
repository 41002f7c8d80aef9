//! What the same commands refuse staff and allow an owner. Which commands are an owner's as a whole is in the policy table.

use acceptance::{Shop, code, request_id, run};
use books::Answer;
use books::customers::CustomerChange;
use books::loans::NewLoan;
use books::people::Role;
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

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
