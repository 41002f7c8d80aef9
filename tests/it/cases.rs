//! Cases: what is refused and in which order, who may do what, what is written of each, and what is left when a customer's
//! details are erased.

mod endings;
mod lists;
mod silence;

use acceptance::{STAFF_PASSWORD, Shop, code, run};
use books::cases::{CaseChange, CaseQuery, CaseStatus, CaseView, NewCase};
use books::people::Role;
use books::trail::TrailQuery;
use books::values::{CaseId, CustomerId, DocumentId};
use books::{Answer, Fresh, Owner};
use serde_json::{Value, json};

use crate::story::{self, asked, form};

/// A case with everything said of it but what `with` says otherwise.
fn case(customer: CustomerId, with: Value) -> NewCase {
    let mut fields = asked(json!({ "customerId": customer, "subject": "Short of a sack" }));
    fields.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    serde_json::from_value(fields).unwrap()
}

fn change(fields: Value) -> CaseChange {
    serde_json::from_value(fields).unwrap()
}

async fn begin(shop: &Shop, customer: CustomerId, with: Value) -> CaseView {
    shop.staff().create_case(case(customer, with)).await.unwrap()
}

async fn alter(shop: &Shop, id: CaseId, fields: Value) -> Answer<CaseView> {
    shop.staff().change_case(id, change(fields)).await
}

async fn note(shop: &Shop, id: CaseId, text: &str) -> Answer<CaseView> {
    shop.staff().note_case(form!(json!({ "caseId": id, "text": text }))).await
}

async fn total(shop: &Shop) -> u32 {
    shop.staff().cases(CaseQuery::default()).await.unwrap().total
}

async fn sound(shop: &Shop) {
    assert_eq!(shop.owner().verify().await.unwrap().problem, None);
}

/// Ravi with a loan of 1,000, one of 500 that was voided and money ahead; Meena with a loan of her own; the owner's money.
struct Street {
    shop: Shop,
    ravi: CustomerId,
    loan: DocumentId,
    void: DocumentId,
    receipt: DocumentId,
    refund: DocumentId,
    hers: DocumentId,
}

impl Street {
    async fn open() -> Self {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let meena = story::customer(&shop, "Meena").await;
        let loan = story::give(&shop, ravi, 1_000, "2026-11-01", "2026-11-10").await;
        let void = story::give(&shop, ravi, 500, "2026-11-01", "2026-11-10").await;
        story::void(&shop, void).await;
        let hers = story::give(&shop, meena, 700, "2026-11-01", "2026-11-10").await;
        let ahead = json!({ "receivedOn": "2026-11-02", "allocation": [] });
        let receipt = story::get_with(&shop, ravi, 300, ahead).await;
        let back =
            json!({ "documentId": receipt, "amount": 100, "method": "cash", "on": "2026-11-03" });
        let refund = shop.owner().refund_advance(form!(back)).await.unwrap().id;
        Self { shop, ravi, loan, void, receipt, refund, hers }
    }
}

#[test]
fn a_case_is_refused_by_the_field_that_is_wrong_and_from_top_to_bottom() {
    run(async {
        let mut street = Street::open().await;
        let closed = street.shop.hire("bina", Role::Staff).await.person.id;
        street.shop.reopen().await;
        let gone = street.shop.hire("chand", Role::Staff).await.person.id;
        street.shop.reopen().await;
        let Street { shop, ravi, loan, void, receipt, refund, hers } = street;
        let owner = shop.session::<Owner, Fresh>().unwrap();
        owner.disable_person(closed).await.unwrap();
        owner.remove_person(gone).await.unwrap();
        let archived = story::customer(&shop, "Old").await;
        shop.staff().archive_customer(archived).await.unwrap();
        let (line, long) = ("x".repeat(201), "x".repeat(2_001));
        let past = json!({ "text": "", "on": "2026-11-20" });
        let step = |text: &str, on: &str| json!({ "nextStep": { "text": text, "on": on } });
        let table = [
            (json!({ "customerId": 99, "subject": "" }), "customerNotFound@customerId"),
            (json!({ "customerId": archived, "subject": "" }), "customerArchived@customerId"),
            (json!({ "subject": " ", "description": long }), "empty@subject"),
            (json!({ "subject": line, "description": long }), "tooLong@subject"),
            (json!({ "subject": "a\nb" }), "forbiddenCharacter@subject"),
            (json!({ "description": long, "assignedTo": 99 }), "tooLong@description"),
            (json!({ "assignedTo": 99, "documentIds": [99] }), "personNotFound@assignedTo"),
            (json!({ "assignedTo": gone, "documentIds": [99] }), "personNotFound@assignedTo"),
            (json!({ "assignedTo": closed, "documentIds": [99] }), "personClosed@assignedTo"),
            (json!({ "documentIds": [99], "disputed": 0 }), "documentNotFound@documentIds"),
            (json!({ "documentIds": [loan, hers], "disputed": 0 }), "notTheirs@documentIds"),
            (json!({ "documentIds": [refund], "disputed": 0 }), "wrongKind@documentIds"),
            (json!({ "documentIds": [void], "disputed": 0 }), "documentVoid@documentIds"),
            (json!({ "documentIds": (1..=51).collect::<Vec<_>>() }), "notAChoice@documentIds"),
            (
                json!({ "documentIds": [loan], "disputed": 0, "nextStep": past }),
                "amountNotPositive@disputed",
            ),
            (json!({ "disputed": -5, "nextStep": past }), "amountNotPositive@disputed"),
            (
                json!({ "documentIds": [loan], "disputed": 1_001, "nextStep": past }),
                "exceedsOutstanding@disputed",
            ),
            (
                json!({ "disputed": 1_000_000_000_001_i64, "nextStep": past }),
                "amountTooLarge@disputed",
            ),
            (json!({ "nextStep": past }), "empty@nextStep.text"),
            (step(&line, "2026-11-20"), "tooLong@nextStep.text"),
            (step("Call", "2026-11-20"), "datePast@nextStep.on"),
            (step("Call", "2026-02-30"), "dateImpossible@nextStep.on"),
            (step("Call", "soon"), "dateUnreadable@nextStep.on"),
            (json!({ "requestId": "1" }), "requestIdMalformed@requestId"),
            (json!({ "documentIds": [receipt], "disputed": 5_000 }), "ok"),
            (
                json!({ "documentIds": [loan, receipt, loan], "disputed": 1_000, "assignedTo": 1 }),
                "ok",
            ),
            (step("Call", "2026-11-21"), "ok"),
            (json!({ "nextStep": { "text": "Call", "on": null }, "description": "" }), "ok"),
        ];
        for (with, expected) in table {
            let before = total(&shop).await;
            let answer = shop.staff().create_case(case(ravi, with.clone())).await;
            assert_eq!(code(&answer), expected, "{with}");
            assert_eq!(total(&shop).await - before, u32::from(expected == "ok"), "{with}");
        }
        for answer in
            [shop.staff().case(CaseId(99)).await, alter(&shop, CaseId(99), json!({})).await]
        {
            assert_eq!(code(&answer), "caseNotFound@id");
        }
        sound(&shop).await;
    });
}

#[test]
fn one_request_begins_one_case_and_writes_one_note() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let wanted = case(ravi, json!({ "description": "Counted at the door" }));
        let first = shop.staff().create_case(wanted.clone()).await.unwrap();
        assert_eq!(shop.staff().create_case(wanted.clone()).await.unwrap(), first);
        assert_eq!((first.by.as_str(), first.row.status), ("Asha Devi", CaseStatus::Open));
        let other = NewCase { subject: "Two sacks".to_owned(), ..wanted };
        assert_eq!(code(&shop.staff().create_case(other).await), "requestReused@requestId");
        let said: books::cases::NewCaseNote =
            form!(json!({ "caseId": first.row.id, "text": "A sack was found" }));
        shop.staff().note_case(said.clone()).await.unwrap();
        let again = shop.staff().note_case(said).await.unwrap();
        assert_eq!((again.timeline.len(), total(&shop).await), (2, 1));
    });
}

/// What it was about before stays whatever became of it; what is not named is not looked at again.
#[test]
fn a_change_is_checked_where_it_changes_something() {
    run(async {
        let mut street = Street::open().await;
        let made = json!({
            "documentIds": [street.loan, street.receipt], "disputed": 900,
            "nextStep": { "text": "Call", "on": "2026-11-21" },
        });
        let id = begin(&street.shop, street.ravi, made).await.row.id;
        story::get(&street.shop, street.ravi, 400, "2026-11-21").await;
        street.shop.set_today("2026-11-25");
        street.shop.reopen().await;
        let Street { shop, loan, void, receipt, hers, .. } = street;
        let step = |text: &str, on: &str| json!({ "nextStep": { "text": text, "on": on } });
        let table = [
            (json!({ "subject": "" }), "empty@subject"),
            (json!({ "description": "x".repeat(2_001) }), "tooLong@description"),
            (json!({ "assignedTo": 99 }), "personNotFound@assignedTo"),
            (json!({ "documentIds": [hers] }), "notTheirs@documentIds"),
            (json!({ "documentIds": [loan, void] }), "documentVoid@documentIds"),
            (json!({ "disputed": 901 }), "exceedsOutstanding@disputed"),
            (json!({ "disputed": 899 }), "exceedsOutstanding@disputed"),
            (json!({ "documentIds": [loan] }), "exceedsOutstanding@disputed"),
            (step("Call", "2026-11-24"), "datePast@nextStep.on"),
            (step("Call twice", "2026-11-21"), "ok"),
            (json!({ "status": "inProgress", "disputed": 900 }), "ok"),
            (json!({ "disputed": 600 }), "ok"),
            (json!({ "documentIds": [loan] }), "ok"),
            (json!({ "disputed": null }), "ok"),
        ];
        for (fields, expected) in table {
            assert_eq!(code(&alter(&shop, id, fields.clone()).await), expected, "{fields}");
        }
        story::void(&shop, loan).await;
        let table = [
            (json!({ "documentIds": [loan], "priority": "urgent" }), "ok"),
            (json!({ "documentIds": [loan, receipt] }), "ok"),
            (json!({ "documentIds": [] }), "ok"),
            (json!({ "documentIds": [loan] }), "documentVoid@documentIds"),
        ];
        for (fields, expected) in table {
            assert_eq!(code(&alter(&shop, id, fields.clone()).await), expected, "{fields}");
        }
        let links = shop.owner().verify().await.unwrap().links;
        alter(&shop, id, json!({ "priority": "urgent", "documentIds": [] })).await.unwrap();
        assert_eq!(shop.owner().verify().await.unwrap().links, links, "nothing changed");
    });
}

#[test]
fn cases_of_an_archived_customer_are_seen_and_closed_but_not_begun() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let id = begin(&shop, ravi, json!({})).await.row.id;
        assert!(!shop.staff().customer(ravi).await.unwrap().removable, "a case is history");
        assert_eq!(code(&shop.owner().remove_customer(ravi).await), "customerHasHistory");
        shop.staff().archive_customer(ravi).await.unwrap();
        let refused = shop.staff().create_case(case(ravi, json!({}))).await;
        assert_eq!(code(&refused), "customerArchived@customerId");
        let closed = alter(&shop, id, json!({ "status": "closed" })).await.unwrap();
        assert!(closed.archived && closed.row.status == CaseStatus::Closed);
        note(&shop, id, "Settled at the gate").await.unwrap();
        let reopened = alter(&shop, id, json!({ "status": "open" })).await.unwrap();
        assert_eq!(reopened.row.status, CaseStatus::Open, "a change back is a change");
    });
}

/// Who wrote what, when, what was and what is: the latest first.
#[test]
fn everything_that_was_written_of_a_case_is_on_its_page() {
    run(async {
        let mut street = Street::open().await;
        let began = json!({ "documentIds": [street.loan], "disputed": 600, "priority": "low" });
        let first = begin(&street.shop, street.ravi, began).await.row;
        let id = first.id;
        let bina = street.shop.hire("bina", Role::Staff).await.person;
        let step = json!({ "text": "Count the store", "on": "2026-11-30" });
        let clock = street.shop.counter.clock().clone();
        let fields = json!({
            "subject": "Short of two sacks", "description": "Counted twice", "assignedTo": bina.id, "priority": "urgent",
            "status": "inProgress", "documentIds": [street.receipt], "disputed": null, "nextStep": step,
        });
        clock.pass(60_000);
        let second = alter(&street.shop, id, fields).await.unwrap().row;
        clock.pass(60_000);
        let shown = note(&street.shop, id, "One sack was found\nbehind the door").await.unwrap();
        assert_eq!([second.created_at, shown.row.created_at], [first.created_at; 2]);
        let changed = [first.created_at, first.changed_at, second.changed_at, shown.row.changed_at];
        assert_eq!(changed[0], changed[1]);
        assert!(changed[1..].is_sorted_by(|one, next| next.0 - one.0 >= 60_000), "{changed:?}");
        let [noted, changed, created] = shown.timeline.as_slice() else {
            panic!("{:?}", shown.timeline)
        };
        assert_eq!((created.by.as_str(), created.created), ("Asha Devi", true));
        assert!(created.changes.is_empty() && created.note.is_none());
        assert_eq!((noted.by.as_str(), noted.changes.len()), (bina.name.as_str(), 0));
        assert_eq!(noted.note.as_deref(), Some("One sack was found\nbehind the door"));
        let expected = [
            &format!("assignedTo: – → {}", bina.name),
            "subject: Short of a sack → Short of two sacks",
            "description: – → Counted twice",
            "priority: word \"low\" → word \"urgent\"",
            "status: word \"open\" → word \"inProgress\"",
            "documents: LN/26-27/0001 → RCT/26-27/0001",
            "disputed: amount 600 → –",
            "nextStep: – → Count the store",
            "nextDay: – → day \"2026-11-30\"",
        ];
        assert_eq!(crate::trail::words::said(&changed.changes), expected);
        assert_eq!(shown.row.assigned_name.as_deref(), Some(bina.name.as_str()));
        street.shop.reopen().await;
        sound(&street.shop).await;
    });
}

/// An opening balance has no number: the page says what it is.
#[test]
fn what_has_no_number_is_told_by_what_it_is() {
    run(async {
        let shop = Shop::open().await;
        let opening = json!({ "amount": 50_000, "asOf": "2026-10-01" });
        let ravi = json!({ "name": "Ravi", "opening": opening });
        let ravi = story::customer_with(&shop, ravi).await;
        let about = shop.staff().open_items(ravi).await.unwrap()[0].document_id;
        let id = begin(&shop, ravi, json!({ "documentIds": [about] })).await.row.id;
        let left = alter(&shop, id, json!({ "documentIds": [] })).await.unwrap();
        let said = crate::trail::words::said(&left.timeline[0].changes);
        assert_eq!(said, ["documents: openingBalance → –"]);
        let csv = shop.owner().trail_csv(TrailQuery::default()).await.unwrap();
        assert!(csv.contains("documents: openingBalance → "), "{csv}");
    });
}

#[test]
fn cases_are_told_to_whom_they_are_given() {
    run(async {
        let mut shop = Shop::open().await;
        let bina = shop.hire("bina", Role::Staff).await.person.id;
        shop.reopen().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let with = |subject: &str, on: Option<&str>, priority: &str| {
            let step = on.map(|on| json!({ "text": "Call", "on": on }));
            json!({ "subject": subject, "assignedTo": 1, "nextStep": step, "priority": priority })
        };
        for (subject, on, priority) in [
            ("no day", None, "normal"),
            ("no day, urgent", None, "urgent"),
            ("later", Some("2026-11-30"), "urgent"),
            ("today", Some("2026-11-22"), "low"),
            ("late", Some("2026-11-21"), "low"),
        ] {
            begin(&shop, ravi, with(subject, on, priority)).await;
        }
        let step = |on: &str| json!({ "text": "x", "on": on });
        let nobodys = json!({ "subject": "nobody's", "nextStep": step("2026-11-21") });
        begin(&shop, ravi, nobodys).await;
        let hers = json!({ "subject": "hers", "assignedTo": bina, "nextStep": step("2026-11-22") });
        begin(&shop, ravi, hers).await;
        let done = begin(&shop, ravi, with("done", Some("2026-11-21"), "high")).await;
        alter(&shop, done.row.id, json!({ "status": "resolved" })).await.unwrap();
        shop.set_today("2026-11-22");
        shop.reopen().await;
        let mine = async |shop: &Shop| -> Vec<(String, u32)> {
            let cases = shop.staff().today().await.unwrap().cases;
            cases.into_iter().map(|row| (row.subject, row.days_late)).collect()
        };
        // What is nobody's yet is anybody's, and what is a colleague's is not one's own.
        let expected = [
            ("nobody's", 1),
            ("late", 1),
            ("today", 0),
            ("later", 0),
            ("no day, urgent", 0),
            ("no day", 0),
        ];
        assert_eq!(mine(&shop).await, expected.map(|(subject, late)| (subject.to_owned(), late)));
        assert_eq!(shop.staff().check_now().await.unwrap().cases, 4, "those of the whole shop");
        shop.enter("bina", STAFF_PASSWORD).await;
        let expected = [("nobody's", 1), ("hers", 0)];
        assert_eq!(mine(&shop).await, expected.map(|(subject, late)| (subject.to_owned(), late)));

        // The book is locked: the digest alone knows, and it knows no word.
        shop.counter.lock().await.unwrap();
        let digest = std::fs::read_to_string(shop.folder().join("reminders.json")).unwrap();
        assert!(digest.contains("2026-11-30") && !digest.contains("late\""), "{digest}");
        let notices = shop.counter.due_notice().await.unwrap();
        let said = notices.iter().map(|notice| (notice.overdue, notice.cases)).collect::<Vec<_>>();
        assert_eq!(said, [(0, 4)]);
    });
}
