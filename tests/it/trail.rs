//! The trail as the owner reads it: whole, by customer, document, person and day, in words, and by nobody else.

pub mod words;

use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, run};
use books::people::Role;
use books::trail::{Action, TrailQuery, TrailRow};
use books::values::{CustomerId, DocumentId, UserId};
use books::{Owner, Session};
use serde_json::{Value, json};

use crate::story::{self, form};

fn query(fields: Value) -> TrailQuery {
    serde_json::from_value(fields).unwrap()
}

/// Everything a query finds, stretch by stretch.
async fn all(owner: &Session<Owner>, wish: Value, limit: u32) -> Vec<TrailRow> {
    let (mut rows, mut next) = (Vec::new(), None);
    loop {
        let wish = TrailQuery { limit: Some(limit), after: next, ..query(wish.clone()) };
        let stretch = owner.trail(wish).await.unwrap();
        assert!(stretch.rows.len() <= limit as usize);
        rows.extend(stretch.rows);
        next = stretch.next;
        if next.is_none() {
            return rows;
        }
    }
}

/// A shop in which two people wrote on several days, one of them after the clock went back.
async fn written() -> (Shop, UserId) {
    let mut shop = story::busy().await;
    let ravi = shop.hire("ravi", Role::Staff).await.person.id;
    for day in ["2026-11-22", "2026-11-20", "2026-11-23", "2026-11-22"] {
        shop.set_today(day);
        shop.enter("ravi", STAFF_PASSWORD).await;
        let customer = story::customer(&shop, &format!("Met on {day}")).await;
        story::give(&shop, customer, 5_000, "2026-11-01", "2026-11-21").await;
        shop.enter("asha", PASSWORD).await;
        let receipt = story::get(&shop, customer, 2_000, "2026-11-20").await;
        story::void(&shop, receipt).await;
        shop.counter.clock().pass(70 * 60_000);
        shop.enter("asha", PASSWORD).await;
        story::get(&shop, CustomerId(1), 100, "2026-11-20").await;
    }
    (shop, ravi)
}

fn seqs(rows: &[TrailRow]) -> Vec<i64> {
    rows.iter().map(|row| row.seq).collect()
}

/// The civil date of a link in India.
fn day(row: &TrailRow) -> String {
    let zone = "Asia/Kolkata".parse().unwrap();
    books::clock::civil(row.at, zone).0.to_string()
}

#[test]
fn every_way_gives_what_the_whole_trail_says_however_it_is_cut() {
    run(async {
        let (shop, ravi) = written().await;
        let owner = shop.owner();
        let whole = all(&owner, json!({}), 200).await;
        let links = owner.verify().await.unwrap();
        assert_eq!(links.problem, None);
        let expected: Vec<i64> = (1..=i64::from(links.links)).rev().collect();
        assert_eq!(seqs(&whole), expected, "the newest first, and each once");
        for limit in [1, 7, 50] {
            assert_eq!(all(&owner, json!({}), limit).await, whole);
        }
        let of = |fits: &dyn Fn(&TrailRow) -> bool| -> Vec<i64> {
            whole.iter().filter(|row| fits(row)).map(|row| row.seq).collect()
        };
        let days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
        for limit in [3, 200] {
            for customer in 1..=6 {
                let found = all(&owner, json!({ "customerId": customer }), limit).await;
                assert_eq!(seqs(&found), of(&|row| row.customer_id == Some(CustomerId(customer))));
            }
            for user in [UserId(1), ravi] {
                let found = all(&owner, json!({ "userId": user }), limit).await;
                assert_eq!(seqs(&found), of(&|row| row.user_id == user));
                for on in days {
                    let found = all(&owner, json!({ "userId": user, "day": on }), limit).await;
                    assert_eq!(seqs(&found), of(&|row| row.user_id == user && day(row) == on));
                }
            }
            for on in days {
                let found = all(&owner, json!({ "day": on }), limit).await;
                assert_eq!(seqs(&found), of(&|row| day(row) == on), "{on}");
                let found = all(&owner, json!({ "day": on, "customerId": 1 }), limit).await;
                let of = of(&|row| day(row) == on && row.customer_id == Some(CustomerId(1)));
                assert_eq!(seqs(&found), of);
            }
        }
        assert!(of(&|row| row.user_id == ravi).len() >= 8);
    });
}

/// What happened to a document, oldest first.
async fn story_of(owner: &Session<Owner>, id: DocumentId) -> Vec<Action> {
    let mut rows = all(owner, json!({ "documentId": id }), 2).await;
    assert_eq!(rows, all(owner, json!({ "documentId": id }), 200).await);
    rows.reverse();
    rows.iter().map(|row| row.action).collect()
}

#[test]
fn a_document_tells_what_made_it_settled_it_and_ended_it() {
    use Action::*;
    run(async {
        let shop = story::busy().await;
        let ravi = story::customer(&shop, "Kabir").await;
        let loan = story::give(&shop, ravi, 9_000, "2026-11-01", "2026-11-21").await;
        let first = story::get(&shop, ravi, 4_000, "2026-11-02").await;
        story::void(&shop, first).await;
        let ahead = story::get_with(
            &shop,
            ravi,
            9_500,
            json!({ "receivedOn": "2026-11-03", "allocation": [] }),
        )
        .await;
        let rest = json!({ "documentId": ahead, "allocation": null, "on": "2026-11-06" });
        shop.staff().use_advance(form!(rest)).await.unwrap();
        let back =
            json!({ "documentId": ahead, "amount": 100, "method": "cash", "on": "2026-11-08" });
        let refund = shop.owner().refund_advance(form!(back)).await.unwrap().id;
        let owner = shop.owner();
        assert_eq!(
            story_of(&owner, loan).await,
            [LoanCreate, ReceiptRecord, DocumentVoid, AdvanceUse],
            "given, settled, opened again, settled"
        );
        assert_eq!(story_of(&owner, first).await, [ReceiptRecord, DocumentVoid]);
        assert_eq!(story_of(&owner, ahead).await, [ReceiptRecord, AdvanceUse, AdvanceRefund]);
        assert_eq!(story_of(&owner, refund).await, [AdvanceRefund]);
        let voided = &all(&owner, json!({ "documentId": first }), 9).await[0];
        assert_eq!(voided.reason.as_deref(), Some("a mistake"));
        assert_eq!(voided.document.as_ref().unwrap().amount.0, 4_000);
    });
}

#[test]
fn what_is_not_there_is_refused_by_its_field_and_staff_by_who_may() {
    run(async {
        let mut shop = Shop::open().await;
        let owner = shop.owner();
        for (wish, expected) in [
            (json!({ "customerId": 99 }), "customerNotFound@customerId"),
            (json!({ "documentId": 99 }), "documentNotFound@documentId"),
            (json!({ "userId": 99 }), "personNotFound@userId"),
            (json!({ "day": "yesterday" }), "dateUnreadable@day"),
            (json!({ "after": "x" }), "notAChoice@after"),
        ] {
            assert_eq!(code(&owner.trail(query(wish)).await), expected);
        }
        shop.hire("ravi", Role::Staff).await;
        assert_eq!(code(&shop.session::<Owner, books::Any>()), "ownerOnly");
    });
}

#[test]
fn the_file_for_a_spreadsheet_has_every_link_once() {
    run(async {
        let shop = story::busy().await;
        let owner = shop.owner();
        let csv = owner.trail_csv(TrailQuery::default()).await.unwrap();
        let links = all(&owner, json!({}), 200).await.len();
        assert_eq!(csv.matches("\r\n").count(), links + 1, "a heading and a row for each");
        let voided = csv.lines().find(|line| line.contains("documentVoid")).unwrap();
        assert!(voided.contains("a mistake") && voided.contains("2026-11-21"), "{voided}");
        let ravi = owner.trail_csv(query(json!({ "customerId": 1 }))).await.unwrap();
        assert!(ravi.contains("credit") && ravi.len() < csv.len(), "{ravi}");
    });
}
