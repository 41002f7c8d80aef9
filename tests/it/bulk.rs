//! Many documents at once make the book that single commands make, refuse what they refuse, and leave it sound.

use acceptance::random::Random;
use acceptance::{Shop, code, request_id, run};
use books::Answer;
use books::bulk::NewDocument;
use books::customers::CustomerQuery;
use books::khata::KhataQuery;
use books::values::{CustomerId, DocumentId};
use serde_json::{Value, json};

use crate::story;

const CUSTOMERS: i64 = 12;

/// Customers of every kind there is a rule for: with a limit, with credit days, with something open, archived.
async fn with_customers(shop: &Shop) {
    let forms = (1..=CUSTOMERS).map(|id| {
        let opening = (id % 4 == 0).then(|| json!({ "amount": 40_000 - 30_000 * (id % 3), "asOf": "2026-04-02" }));
        let limit = (id % 5 == 0).then_some(300_000);
        serde_json::from_value(json!({
            "requestId": format!("00000000-0000-4000-8000-{id:012}"), "name": format!("Customer {id}"),
            "creditDays": (id % 2 == 0).then_some(15), "creditLimit": limit, "opening": opening,
        }))
        .unwrap()
    });
    let ids = shop.owner().create_customers(forms.collect()).await.unwrap();
    assert_eq!(ids.len(), usize::try_from(CUSTOMERS).unwrap());
    shop.staff().archive_customer(ids[6]).await.unwrap();
}

/// A document by chance: mostly what a shop writes, now and then what it must not.
fn document(random: &mut Random, loans: &[DocumentId]) -> NewDocument {
    let nobody = i64::from(random.percent(2));
    let customer = random.between(1, CUSTOMERS + nobody);
    let amount = if random.percent(2) { 0 } else { random.between(1, 90_000) };
    let on = format!("2026-{:02}-{:02}", random.between(4, 11), random.between(1, 22));
    let due = if random.percent(3) {
        "2026-03-01".to_owned()
    } else {
        format!("2026-12-{:02}", random.between(1, 31))
    };
    let kind = if random.percent(50) { "goods" } else { "cash" };
    let (method, cheque) = if random.percent(25) {
        ("cheque", json!({ "number": "004512", "dated": on }))
    } else {
        (random.pick(&["cash", "mobileMoney", "bank"]).unwrap(), Value::Null)
    };
    let common = json!({ "requestId": request_id(), "customerId": customer, "note": random.percent(20).then_some("a note") });
    let with = |more: Value| {
        let mut form = common.clone();
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        form
    };
    match random.between(0, 9) {
        0..4 => {
            let line = |at: i64| {
                json!({
                    "description": format!("Goods {at}"), "quantity": 500 * at, "unit": "kg", "unitPrice": amount / 3,
                    "taxRateId": (at % 2 == 0).then_some(2), "discountRate": (at == 3).then_some(500),
                })
            };
            let lines: Vec<_> = (1..=random.between(1, 4)).map(line).collect();
            let form = with(
                json!({ "issuedOn": on, "dueOn": random.percent(60).then_some(due), "lines": lines, "roundOff": true }),
            );
            NewDocument::Invoice(serde_json::from_value(form).unwrap())
        }
        4..6 => {
            let thirds = [amount / 3, amount / 3, amount - amount / 3 * 2];
            let parts = ["2026-12-01", "2026-12-15", "2027-01-02"].iter().zip(thirds);
            let parts: Vec<_> =
                parts.map(|(on, part)| json!({ "dueOn": on, "amount": part })).collect();
            let parts = if random.percent(40) { parts } else { Vec::new() };
            let form = with(
                json!({ "issuedOn": on, "amount": amount, "kind": kind, "instalments": parts }),
            );
            NewDocument::Loan(serde_json::from_value(form).unwrap())
        }
        6..9 => {
            let form = with(
                json!({ "receivedOn": on, "amount": amount, "method": method, "cheque": cheque }),
            );
            NewDocument::Receipt(serde_json::from_value(form).unwrap())
        }
        _ => {
            let loan = random.pick(loans).map_or(1, |id| id.0);
            let form = with(
                json!({ "receivedOn": "2026-11-20", "loanId": loan, "amount": amount / 4, "method": method, "cheque": cheque }),
            );
            NewDocument::Repayment(serde_json::from_value(form).unwrap())
        }
    }
}

/// The single command for it.
async fn alone(shop: &Shop, document: NewDocument) -> Answer<DocumentId> {
    let staff = shop.staff();
    match document {
        NewDocument::Invoice(input) => Ok(staff.create_invoice(input).await?.id),
        NewDocument::Loan(input) => Ok(staff.create_loan(input).await?.id),
        NewDocument::Receipt(input) => Ok(staff.record_receipt(input).await?.id),
        NewDocument::Repayment(input) => Ok(staff.record_repayment(input).await?.id),
    }
}

/// Everything both books say, without the moments at which it was written.
async fn told(shop: &Shop) -> Value {
    let (owner, staff) = (shop.owner(), shop.staff());
    let mut told = Vec::new();
    let mut after = None;
    loop {
        let page = owner.day_book("2026-01-01".to_owned(), String::new(), after).await.unwrap();
        after = page.next.clone();
        told.push(json!(page));
        if after.is_none() {
            break;
        }
    }
    told.push(json!(owner.trial_balance(None).await.unwrap()));
    told.push(json!(owner.ageing(None, None, None).await.unwrap()));
    told.push(json!(owner.ageing(Some("2026-08-15".to_owned()), None, None).await.unwrap()));
    told.push(json!(staff.loan_summary().await.unwrap()));
    told.push(json!(staff.today().await.unwrap()));
    told.push(json!(
        staff
            .customers(CustomerQuery { limit: Some(200), ..CustomerQuery::default() })
            .await
            .unwrap()
    ));
    for id in 1..=CUSTOMERS {
        let query: KhataQuery =
            serde_json::from_value(json!({ "customerId": id, "limit": 10_000 })).unwrap();
        told.push(json!(staff.khata(query).await.unwrap()));
        told.push(json!(staff.open_items(CustomerId(id)).await.unwrap()));
    }
    let mut told = Value::Array(told);
    without_moments(&mut told);
    told
}

fn without_moments(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for moment in ["at", "createdAt", "changedAt", "lastActivity"] {
                fields.remove(moment);
            }
            fields.values_mut().for_each(without_moments);
        }
        Value::Array(values) => values.iter_mut().for_each(without_moments),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What a single command makes of a document or refuses it for, beside what the same alone in a lot does.
#[test]
fn what_is_made_at_once_is_what_single_commands_make() {
    run(async {
        let (one_by_one, at_once) = (Shop::open_in_memory().await, Shop::open_in_memory().await);
        with_customers(&one_by_one).await;
        with_customers(&at_once).await;
        let mut random = Random::new(2026);
        let (mut lot, mut loans, mut refused) = (Vec::new(), Vec::new(), 0);
        let mut expected = Vec::new();
        for _ in 0..400 {
            let document = document(&mut random, &loans);
            match alone(&one_by_one, document.clone()).await {
                Ok(id) => {
                    if matches!(document, NewDocument::Loan(_)) {
                        loans.push(id);
                    }
                    expected.push((document.clone(), id));
                    lot.push(document);
                }
                single => {
                    flush(&at_once, &mut lot, &mut expected).await;
                    let many = at_once.owner().record_documents(&[document]).await;
                    let code_of_many = code(&many).replace("@0.", "@");
                    assert_eq!(code_of_many.trim_end_matches("@0"), code(&single));
                    refused += 1;
                }
            }
            if random.percent(5) {
                flush(&at_once, &mut lot, &mut expected).await;
            }
        }
        flush(&at_once, &mut lot, &mut expected).await;
        assert!(refused > 20, "only {refused} refused");
        assert_eq!(told(&at_once).await, told(&one_by_one).await);
        for shop in [&one_by_one, &at_once] {
            let verdict = shop.owner().verify().await.unwrap();
            assert_eq!(verdict.problem, None);
        }
        // The triggers are back: what follows is kept as ever.
        for shop in [&one_by_one, &at_once] {
            story::give(shop, CustomerId(1), 5_000, "2026-11-20", "2026-12-20").await;
            story::get(shop, CustomerId(1), 1_000, "2026-11-21").await;
            story::void(shop, loans[0]).await;
        }
        assert_eq!(told(&at_once).await, told(&one_by_one).await);
        assert_eq!(at_once.owner().verify().await.unwrap().problem, None);
    });
}

/// Records what waits, and compares the ids it was given. A repayment gives its own here and its loan's alone.
async fn flush(
    shop: &Shop,
    lot: &mut Vec<NewDocument>,
    expected: &mut Vec<(NewDocument, DocumentId)>,
) {
    let ids = shop.owner().record_documents(lot).await.unwrap();
    assert_eq!(ids.len(), lot.len());
    for (id, (document, single)) in ids.iter().zip(&*expected) {
        if !matches!(document, NewDocument::Repayment(_)) {
            assert_eq!(id, single);
        }
    }
    lot.clear();
    expected.clear();
}

#[test]
fn all_or_nothing_and_nothing_twice() {
    run(async {
        let shop = Shop::open_in_memory().await;
        with_customers(&shop).await;
        let mut random = Random::new(7);
        let lot: Vec<_> = std::iter::repeat_with(|| document(&mut random, &[]))
            .filter(|document| matches!(document, NewDocument::Receipt(input) if input.amount.0 > 0 && input.customer_id.0 <= CUSTOMERS))
            .filter(|document| matches!(document, NewDocument::Receipt(input) if input.received_on < Some("2026-11-21".into())))
            .take(5)
            .collect();
        let before = told(&shop).await;
        let mut bad = lot.clone();
        if let NewDocument::Receipt(input) = &mut bad[3] {
            input.amount = books::values::Minor(0);
        }
        let refused = shop.owner().record_documents(&bad).await;
        assert_eq!(code(&refused), "amountNotPositive@3.amount");
        assert_eq!(told(&shop).await, before, "nothing of it was recorded");
        let ids = shop.owner().record_documents(&lot).await.unwrap();
        let after = told(&shop).await;
        assert_eq!(shop.owner().record_documents(&lot).await.unwrap(), ids, "the same once more");
        assert_eq!(
            alone(&shop, lot[0].clone()).await.unwrap(),
            ids[0],
            "and by the single command"
        );
        assert_eq!(told(&shop).await, after);
        let mut other = lot[1].clone();
        if let NewDocument::Receipt(input) = &mut other {
            input.note = Some("something else".to_owned());
        }
        let reused = shop.owner().record_documents(&[other]).await;
        assert_eq!(code(&reused), "requestReused@0.requestId");
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn an_invoice_in_a_lot_takes_no_place() {
    run(async {
        let shop = Shop::open_in_memory().await;
        with_customers(&shop).await;
        let form = json!({ "requestId": request_id(), "customerId": 1, "replaces": 1,
                           "lines": [{ "description": "Rice", "quantity": 1_000, "unitPrice": 100 }] });
        let document = NewDocument::Invoice(serde_json::from_value(form).unwrap());
        let refused = shop.owner().record_documents(&[document]).await;
        assert_eq!(code(&refused), "notAChoice@0.replaces");
    });
}
