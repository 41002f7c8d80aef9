//! Short words for what happens in a shop, and a shop in which everything happened once.

use acceptance::{Shop, person, request_id};
use books::Answer;
use books::people::Role;
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

/// A JSON form as the input it stands for, with a new request id.
macro_rules! form {
    ($fields:expr $(,)?) => {
        serde_json::from_value($crate::story::asked($fields)).unwrap()
    };
}
pub(crate) use form;

/// A form with a new request id.
pub fn asked(fields: Value) -> Value {
    let mut form = json!({ "requestId": request_id() });
    form.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    form
}

/// A new customer with a phone and a note of their own.
pub async fn customer(shop: &Shop, name: &str) -> CustomerId {
    customer_with(shop, json!({ "name": name })).await
}

/// A new customer.
pub async fn customer_with(shop: &Shop, fields: Value) -> CustomerId {
    shop.staff().create_customer(form!(fields)).await.unwrap().standing.customer_id
}

/// Goods on credit, given one day and due another.
pub async fn give(shop: &Shop, to: CustomerId, amount: i64, on: &str, due: &str) -> DocumentId {
    let fields = json!({ "customerId": to, "amount": amount, "kind": "goods", "issuedOn": on, "dueOn": due });
    shop.staff().create_loan(form!(fields)).await.unwrap().id
}

/// Cash received, the oldest due settled first.
pub async fn get(shop: &Shop, from: CustomerId, amount: i64, on: &str) -> DocumentId {
    get_with(shop, from, amount, json!({ "receivedOn": on })).await
}

/// Money received.
pub async fn get_with(shop: &Shop, from: CustomerId, amount: i64, more: Value) -> DocumentId {
    let mut fields = json!({ "customerId": from, "amount": amount, "method": "cash" });
    fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shop.staff().record_receipt(form!(fields)).await.unwrap().id
}

/// Reverses a document.
pub async fn void(shop: &Shop, document: DocumentId) {
    try_void(shop, document).await.unwrap();
}

/// Tries to reverse a document.
pub async fn try_void(shop: &Shop, document: DocumentId) -> Answer<()> {
    let fields = json!({ "documentId": document, "reason": "a mistake" });
    shop.staff().void_document(form!(fields)).await.map(drop)
}

/// Closes the books up to a day.
pub async fn close(shop: &Shop, through: Option<&str>) {
    let input = serde_json::from_value(json!({ "through": through })).unwrap();
    shop.session::<books::Owner, books::Fresh>().unwrap().close_period(input).await.unwrap();
}

/// A shop where everything there is was done at least once.
pub async fn busy() -> Shop {
    let shop = Shop::open().await;
    let full = json!({
        "name": "Ravi Kumar", "phone": "98450 12345", "email": "ravi@example.in", "company": "Kumar Traders",
        "address": "4 Market Road", "taxId": "29ABCDE1234F1Z5", "creditLimit": 90_000_000, "creditDays": 15,
        "language": "hi", "note": "Pays on Fridays", "opening": { "amount": 50_000, "asOf": "2026-10-01" },
    });
    let ravi = customer_with(&shop, full).await;
    let ahead = json!({ "name": "Meena", "opening": { "amount": -7_000, "asOf": "2026-10-01" } });
    let meena = customer_with(&shop, ahead).await;
    give_all(&shop, ravi, meena).await;
    get_all(&shop, ravi, meena).await;
    let change = serde_json::from_value(json!({ "note": "Pays on Mondays" })).unwrap();
    shop.staff().change_customer(ravi, change).await.unwrap();
    shop.staff().save_draft("loans/new", "{}").await.unwrap();
    talk_about_all(&shop, ravi).await;
    write_of(&shop, ravi).await;
    let owner = shop.session::<books::Owner, books::Fresh>().unwrap();
    let helper = owner.add_person(Role::Staff, person("helper")).await.unwrap().person.person.id;
    owner.disable_person(helper).await.unwrap();
    shop
}

/// What is talked about, and changed since.
async fn talk_about_all(shop: &Shop, ravi: CustomerId) {
    let staff = shop.staff();
    let follow_up = json!({ "on": "2026-11-25", "minute": 600, "assignedTo": 1 });
    let talk = json!({ "customerId": ravi, "kind": "call", "text": "Pays on Friday", "pinned": true, "followUp": follow_up });
    let talk = staff.create_interaction(form!(talk)).await.unwrap();
    let done = serde_json::from_value(json!({ "done": true })).unwrap();
    staff.change_interaction(talk.id, done).await.unwrap();
    let due = staff.open_items(ravi).await.unwrap()[0].due.id;
    let promise = json!({ "customerId": ravi, "dueId": due, "amount": 1, "on": "2026-11-30", "note": "By the month's end" });
    let promise = staff.create_promise(form!(promise)).await.unwrap();
    staff.withdraw_promise(promise.id).await.unwrap();
    let about = staff.open_items(ravi).await.unwrap()[0].document_id;
    let case = json!({
        "customerId": ravi, "subject": "Short of a sack", "description": "Counted at the door", "assignedTo": 1, "disputed": 1,
        "documentIds": [about], "nextStep": { "text": "Count the store", "on": "2026-11-30" },
    });
    let case = staff.create_case(form!(case)).await.unwrap().row.id;
    staff.note_case(form!(json!({ "caseId": case, "text": "A sack was found" }))).await.unwrap();
    let waiting = serde_json::from_value(json!({ "status": "waiting", "nextStep": null })).unwrap();
    staff.change_case(case, waiting).await.unwrap();
    let step = json!({ "nextStep": { "text": "Bring the sack", "on": "2026-12-01" } });
    staff.change_case(case, serde_json::from_value(step).unwrap()).await.unwrap();
    let mistake =
        staff.create_case(form!(json!({ "customerId": ravi, "subject": "Twice" }))).await.unwrap();
    shop.owner().remove_case(mistake.row.id, "Written down twice".to_owned()).await.unwrap();
}

/// What is written to a customer, and in which words.
async fn write_of(shop: &Shop, ravi: CustomerId) {
    for text in [json!("{name}, {amount}"), json!(null), json!("{name}: {amount}")] {
        let template = json!({ "kind": "gentle", "language": "hi", "text": text });
        shop.owner().change_template(serde_json::from_value(template).unwrap()).await.unwrap();
    }
    for rest in ["done", "back", "tomorrow"] {
        let aside = json!({ "customerId": ravi, "rest": rest });
        shop.staff().set_aside(serde_json::from_value(aside).unwrap()).await.unwrap();
    }
    let fields =
        json!({ "customerId": ravi, "channel": "sms", "to": "98450 12345", "text": "Please pay" });
    shop.staff().open_message(form!(fields), |_| Ok(())).await.unwrap();
}

/// What is given: invoices, loans, fees.
async fn give_all(shop: &Shop, ravi: CustomerId, meena: CustomerId) {
    let staff = shop.staff();
    let lines = json!([
        { "description": "Rice", "quantity": 2_500, "unit": "kg", "unitPrice": 6_000, "taxRateId": 2 },
        { "description": "Oil", "quantity": 1_000, "unitPrice": 15_550 },
    ]);
    let fields = json!({ "customerId": ravi, "lines": lines, "issuedOn": "2026-10-05", "dueOn": "2026-10-20", "note": "By cart" });
    let bill = staff.create_invoice(form!(fields)).await.unwrap();
    let back = json!({ "invoiceId": bill.id, "lines": [{ "position": 1, "quantity": 1_000 }], "reason": "stale" });
    staff.create_credit_note(form!(back)).await.unwrap();
    let cash = json!({
        "customerId": meena, "amount": 30_000, "kind": "cash", "issuedOn": "2026-10-07",
        "instalments": [{ "dueOn": "2026-11-07", "amount": 10_000 }, { "dueOn": "2026-12-07", "amount": 20_000 }],
    });
    let loan = staff.create_loan(form!(cash)).await.unwrap();
    let repay = json!({ "loanId": loan.id, "amount": 4_000, "method": "mobileMoney", "receivedOn": "2026-10-30", "reference": "UPI 1" });
    staff.record_repayment(form!(repay)).await.unwrap();
    let goods = give(shop, ravi, 12_000, "2026-10-10", "2026-11-21").await;
    let lines = json!([{ "description": "Flour", "quantity": 1_000, "unitPrice": 12_000 }]);
    let bill = asked(
        json!({ "customerId": ravi, "lines": lines, "issuedOn": "2026-10-10", "dueOn": "2026-11-21" }),
    );
    staff.bill_loan(form!(json!({ "loanId": goods, "invoice": bill }))).await.unwrap();
    let wrong = give(shop, meena, 999, "2026-10-11", "2026-10-12").await;
    void(shop, wrong).await;
    let fee = json!({ "customerId": ravi, "kind": "lateFee", "amount": 500, "issuedOn": "2026-11-01", "note": "Late" });
    staff.charge_fee(form!(fee)).await.unwrap();
}

/// What is got: money, cheques, advances, discounts, write-offs; and the owner's money.
async fn get_all(shop: &Shop, ravi: CustomerId, meena: CustomerId) {
    let (staff, owner) = (shop.staff(), shop.owner());
    let receipt = get(shop, ravi, 20_000, "2026-10-15").await;
    void(shop, receipt).await;
    let cheque = |number: &str| json!({ "method": "cheque", "receivedOn": "2026-11-02", "cheque": { "number": number, "dated": "2026-11-02" } });
    let good = get_with(shop, ravi, 9_000, cheque("000121")).await;
    staff.deposit_cheque(form!(json!({ "receiptId": good, "on": "2026-11-03" }))).await.unwrap();
    let bad = get_with(shop, ravi, 8_000, cheque("000122")).await;
    staff
        .bounce_cheque(form!(json!({ "receiptId": bad, "on": "2026-11-04", "fee": 250 })))
        .await
        .unwrap();
    let ahead =
        get_with(shop, meena, 6_000, json!({ "receivedOn": "2026-11-05", "allocation": [] })).await;
    staff
        .use_advance(form!(json!({ "documentId": ahead, "allocation": null, "on": "2026-11-06" })))
        .await
        .unwrap();
    let spare =
        get_with(shop, meena, 3_000, json!({ "receivedOn": "2026-11-07", "allocation": [] })).await;
    owner
        .refund_advance(form!(
            json!({ "documentId": spare, "amount": 1_000, "method": "cash", "on": "2026-11-08" })
        ))
        .await
        .unwrap();
    let adjustment = |amount: i64| json!({ "customerId": ravi, "amount": amount, "reason": "old friends", "on": "2026-11-09" });
    owner.give_discount(form!(adjustment(100))).await.unwrap();
    owner.write_off(form!(adjustment(200))).await.unwrap();
    for kind in ["ownerIn", "ownerOut", "cashToBank"] {
        let fields = json!({ "kind": kind, "amount": 1_500, "method": "cash", "on": "2026-11-10", "note": "till" });
        owner.move_money(form!(fields)).await.unwrap();
    }
}
