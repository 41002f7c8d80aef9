//! Talks with customers: what is refused and in which order, who may change which words until when, what is to follow,
//! what is pinned, and what is left when a customer's details are erased.

use acceptance::{STAFF_PASSWORD, Shop, code, person, run};
use books::interactions::{InteractionChange, InteractionQuery, InteractionView, NewInteraction};
use books::people::{ProfileInput, Role};
use books::values::{CustomerId, InteractionId};
use books::{Answer, Fresh, Owner};
use serde_json::{Value, json};

use crate::story::{self, asked, form};

/// A talk with everything said of it but what `with` says otherwise.
fn talk(customer: CustomerId, with: Value) -> NewInteraction {
    let mut fields =
        asked(json!({ "customerId": customer, "kind": "call", "text": "Pays on Friday" }));
    fields.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    serde_json::from_value(fields).unwrap()
}

fn change(fields: Value) -> InteractionChange {
    serde_json::from_value(fields).unwrap()
}

async fn write(shop: &Shop, customer: CustomerId, with: Value) -> InteractionView {
    shop.staff().create_interaction(talk(customer, with)).await.unwrap()
}

async fn texts(shop: &Shop, query: Value) -> Vec<String> {
    let query: InteractionQuery = serde_json::from_value(query).unwrap();
    let found = shop.staff().interactions(query).await.unwrap();
    found.rows.into_iter().map(|row| row.text).collect()
}

#[test]
fn a_talk_is_refused_by_the_field_that_is_wrong() {
    let long = "x".repeat(2_001);
    let table = [
        (json!({ "customerId": 99, "text": "" }), "customerNotFound@customerId"),
        (json!({ "text": "" }), "empty@text"),
        (json!({ "text": "  \n " }), "empty@text"),
        (json!({ "text": long, "followUp": { "on": "nonsense" } }), "tooLong@text"),
        (json!({ "text": "a\u{202e}b" }), "forbiddenCharacter@text"),
        (json!({ "followUp": { "on": "soon" } }), "dateUnreadable@followUp.on"),
        (json!({ "followUp": { "on": "2026-02-30" } }), "dateImpossible@followUp.on"),
        (json!({ "followUp": { "on": "2026-11-20" } }), "datePast@followUp.on"),
        (
            json!({ "followUp": { "on": "2026-11-21", "minute": 1_440, "assignedTo": 9 } }),
            "notAChoice@followUp.minute",
        ),
        (
            json!({ "followUp": { "on": "2026-11-21", "minute": 1_439, "assignedTo": 9 } }),
            "notAChoice@followUp.assignedTo",
        ),
        (json!({ "requestId": "1" }), "requestIdMalformed@requestId"),
        (json!({ "followUp": { "on": "2026-11-21", "minute": 1_439, "assignedTo": 1 } }), "ok"),
    ];
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        for (with, expected) in table {
            let answer = shop.staff().create_interaction(talk(ravi, with.clone())).await;
            assert_eq!(code(&answer), expected, "{with}");
        }
        let unknown = InteractionQuery { customer_id: Some(CustomerId(99)), ..Default::default() };
        assert_eq!(code(&shop.staff().interactions(unknown).await), "customerNotFound@customerId");
        let absent = shop.staff().change_interaction(InteractionId(99), change(json!({}))).await;
        assert_eq!(code(&absent), "interactionNotFound@id");
        for (to, expected) in [("soon", "dateUnreadable@to"), ("2026-02-30", "dateImpossible@to")] {
            assert_eq!(code(&shop.staff().follow_ups(Some(to.to_owned())).await), expected);
        }
        let said = write(&shop, ravi, json!({})).await;
        let table = [
            (json!({ "text": " \n " }), "empty@text"),
            (json!({ "text": "x".repeat(2_001), "kind": "visit" }), "tooLong@text"),
            (json!({ "text": "a\u{202e}b" }), "forbiddenCharacter@text"),
            (json!({ "text": "", "followUp": { "on": "soon" } }), "dateUnreadable@followUp.on"),
            (json!({ "followUp": { "on": "2026-02-30" } }), "dateImpossible@followUp.on"),
            (
                json!({ "followUp": { "on": "2026-11-21", "assignedTo": 9 } }),
                "notAChoice@followUp.assignedTo",
            ),
        ];
        for (fields, expected) in table {
            let answer = shop.staff().change_interaction(said.id, change(fields.clone())).await;
            assert_eq!(code(&answer), expected, "{fields}");
        }
        let rows = shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows;
        assert_eq!(json!(rows[0]), json!(said), "a refused change changed nothing");
    });
}

#[test]
fn one_request_writes_one_talk_down() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let said = talk(ravi, json!({}));
        let first = shop.staff().create_interaction(said.clone()).await.unwrap();
        let again = shop.staff().create_interaction(said.clone()).await.unwrap();
        assert_eq!((first.id, first.by.as_str()), (again.id, "Asha Devi"));
        let other = NewInteraction { text: "Pays on Monday".to_owned(), ..said };
        assert_eq!(code(&shop.staff().create_interaction(other).await), "requestReused@requestId");
        assert_eq!(texts(&shop, json!({})).await, ["Pays on Friday"]);
    });
}

#[test]
fn talks_come_the_latest_first_for_one_customer_and_for_all() {
    run(async {
        let shop = Shop::open().await;
        let (ravi, meena) =
            (story::customer(&shop, "Ravi").await, story::customer(&shop, "Meena").await);
        assert_eq!(texts(&shop, json!({})).await, [""; 0], "nothing yet");
        for (customer, text) in [(ravi, "one"), (meena, "two"), (ravi, "three")] {
            write(&shop, customer, json!({ "text": text })).await;
        }
        assert_eq!(texts(&shop, json!({})).await, ["three", "two", "one"]);
        assert_eq!(texts(&shop, json!({ "customerId": ravi })).await, ["three", "one"]);
        assert_eq!(texts(&shop, json!({ "limit": 2 })).await, ["three", "two"]);
        let first = InteractionQuery { limit: Some(2), ..Default::default() };
        let next = shop.staff().interactions(first).await.unwrap().next;
        assert_eq!(texts(&shop, json!({ "after": next })).await, ["one"]);
        let bad = InteractionQuery { after: Some("x".to_owned()), ..Default::default() };
        assert_eq!(code(&shop.staff().interactions(bad).await), "notAChoice@after");
    });
}

/// Words are their author's on the day they were written. What is to follow and what is pinned is everybody's.
#[test]
fn words_change_on_their_day_and_the_rest_any_day() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let said = write(&shop, ravi, json!({ "followUp": { "on": "2026-11-23" } })).await;
        assert!(said.editable);
        let reworded = shop
            .staff()
            .change_interaction(said.id, change(json!({ "text": "On Saturday" })))
            .await;
        assert_eq!(reworded.unwrap().text, "On Saturday");

        shop.set_today("2026-11-24");
        shop.reopen().await;
        let table = [
            (json!({ "text": "On Sunday" }), "notYourWords@text"),
            (json!({ "kind": "visit" }), "notYourWords@text"),
            (json!({ "text": "On Saturday", "kind": "call" }), "ok"),
            (json!({ "pinned": true }), "ok"),
            (json!({ "followUp": { "on": "2026-11-22" } }), "datePast@followUp.on"),
            (json!({ "followUp": { "on": "2026-11-25" } }), "ok"),
            (json!({ "done": true }), "ok"),
            (json!({ "done": false }), "ok"),
            (json!({ "followUp": null }), "ok"),
        ];
        for (fields, expected) in table {
            let answer = shop.staff().change_interaction(said.id, change(fields.clone())).await;
            assert_eq!(code(&answer), expected, "{fields}");
        }
        let links = shop.owner().verify().await.unwrap().links;
        shop.staff().change_interaction(said.id, change(json!({ "pinned": true }))).await.unwrap();
        assert_eq!(shop.owner().verify().await.unwrap().links, links, "nothing changed");
        let rows = shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows;
        assert!(rows[0].pinned && rows[0].follow_up.is_none() && !rows[0].editable);
    });
}

/// When it was written down stays; when it last changed moves with what changes and with nothing else.
#[test]
fn a_talk_says_when_it_was_written_and_when_it_last_changed() {
    const MINUTE_MS: i64 = 60_000;
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let said = write(&shop, ravi, json!({ "followUp": { "on": "2026-11-23" } })).await;
        assert_eq!(said.changed_at, said.created_at);
        let mut before = said.clone();
        for (fields, changes) in [
            (json!({ "text": "On Saturday" }), true),
            (json!({ "done": true }), true),
            (json!({ "done": true, "text": "On Saturday" }), false),
            (json!({ "pinned": true }), true),
        ] {
            shop.counter.clock().pass(MINUTE_MS);
            let now = shop.counter.clock().now();
            let after = shop.staff().change_interaction(said.id, change(fields.clone())).await;
            let after = after.unwrap();
            assert_eq!(after.created_at, said.created_at, "{fields}");
            assert_eq!(after.changed_at != before.changed_at, changes, "{fields}");
            assert!(!changes || after.changed_at >= now, "{fields}");
            let listed = shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows;
            assert_eq!(json!(listed), json!([after]));
            before = after;
        }
        assert!(before.follow_up.unwrap().done_at.unwrap() < before.changed_at);
    });
}

/// Neither a colleague nor another owner changes what somebody else wrote down, on whatever day.
#[test]
fn words_are_their_authors_alone() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let said = write(&shop, ravi, json!({ "followUp": { "on": "2026-11-23" } })).await;
        let table = [
            (json!({ "text": "On Saturday" }), "notYourWords@text"),
            (json!({ "kind": "visit" }), "notYourWords@text"),
            (json!({ "kind": "call", "text": "Pays on Friday", "pinned": true }), "ok"),
            (json!({ "followUp": { "on": "2026-11-24" }, "pinned": false }), "ok"),
            (json!({ "done": true }), "ok"),
            (json!({ "done": false }), "ok"),
        ];
        let owner = ProfileInput { email: "chand@example.in".to_owned(), ..person("chand") };
        let chand = shop.session::<Owner, Fresh>().unwrap().add_person(Role::Owner, owner).await;
        let once = chand.unwrap().password;
        shop.hire("bina", Role::Staff).await;
        for name in ["bina", "chand"] {
            if name == "chand" {
                shop.try_first(name, &once).await.unwrap();
                shop.enter(name, STAFF_PASSWORD).await;
                assert_eq!(code(&shop.session::<Owner, books::Any>()), "ok");
            }
            let rows = shop.staff().interactions(InteractionQuery::default()).await.unwrap().rows;
            assert!(!rows[0].editable, "{name}");
            for (fields, expected) in &table {
                let answer = shop.staff().change_interaction(said.id, change(fields.clone())).await;
                assert_eq!(code(&answer), *expected, "{name} {fields}");
            }
        }
        shop.reopen().await;
        let mine = shop.staff().change_interaction(said.id, change(table[0].0.clone())).await;
        assert_eq!(mine.unwrap().by, "Asha Devi", "its author may, on that day");
    });
}

#[test]
fn what_is_to_follow_is_on_today_in_reminders_and_in_the_notification() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let follow = |on: &str| json!({ "text": on, "followUp": { "on": on, "assignedTo": 1 } });
        let first = write(&shop, ravi, follow("2026-11-22")).await;
        for on in ["2026-11-24", "2026-11-21"] {
            write(&shop, ravi, follow(on)).await;
        }
        let names = |rows: Vec<InteractionView>| -> Vec<(String, u32)> {
            rows.into_iter().map(|row| (row.text, row.follow_up.unwrap().days_late)).collect()
        };
        shop.set_today("2026-11-23");
        shop.reopen().await;
        let expected = [("2026-11-21".to_owned(), 2), ("2026-11-22".to_owned(), 1)];
        assert_eq!(names(shop.staff().today().await.unwrap().follow_ups), expected);
        assert_eq!(names(shop.staff().reminders().await.unwrap().follow_ups), expected);
        assert_eq!(shop.staff().check_now().await.unwrap().follow_ups, 2);
        assert_eq!(shop.staff().follow_ups(None).await.unwrap().len(), 3, "those to come too");

        // The book is locked: the digest alone knows, and it knows no name.
        shop.staff().change_interaction(first.id, change(json!({ "done": true }))).await.unwrap();
        shop.counter.lock().await.unwrap();
        let digest = std::fs::read_to_string(shop.folder().join("reminders.json")).unwrap();
        assert!(digest.contains("2026-11-24") && !digest.contains("Ravi"), "{digest}");
        let notices = shop.counter.due_notice().await.unwrap();
        let said: Vec<_> = notices.iter().map(|n| (n.overdue, n.due_today, n.follow_ups)).collect();
        assert_eq!(said, [(0, 0, 1)]);
    });
}

#[test]
fn a_pinned_talk_is_beside_the_khata_and_keeps_its_customer() {
    run(async {
        let shop = Shop::open().await;
        let (ravi, meena) =
            (story::customer(&shop, "Ravi").await, story::customer(&shop, "Meena").await);
        write(&shop, ravi, json!({ "text": "Never lend to the brother", "pinned": true })).await;
        write(&shop, ravi, json!({ "text": "Not pinned" })).await;
        let query = |id: CustomerId| serde_json::from_value(json!({ "customerId": id })).unwrap();
        let pinned = shop.staff().khata(query(ravi)).await.unwrap().pinned;
        assert_eq!(
            pinned.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
            ["Never lend to the brother"]
        );
        assert!(shop.staff().khata(query(meena)).await.unwrap().pinned.is_empty());
        assert!(!shop.staff().customer(ravi).await.unwrap().removable);
        assert_eq!(code(&shop.owner().remove_customer(ravi).await), "customerHasHistory");
    });
}

#[test]
fn what_was_said_is_erased_with_the_customers_details() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let follow_up = json!({ "on": "2026-11-22" });
        let fields = json!({ "text": "His brother Sohan pays", "followUp": follow_up });
        let said = write(&shop, ravi, fields).await;
        let phone = serde_json::from_value(json!({ "phone": "98450 12345" })).unwrap();
        shop.staff().change_customer(ravi, phone).await.unwrap();
        let all = json!({ "customerId": ravi });
        assert_eq!(
            texts(&shop, all).await,
            ["His brother Sohan pays"],
            "another phone changes no talk"
        );
        erase(&shop, ravi).await.unwrap();
        assert_eq!(texts(&shop, json!({ "customerId": ravi })).await, [""]);
        assert!(shop.staff().follow_ups(None).await.unwrap().is_empty(), "nobody to ask");
        let reworded = change(json!({ "text": "Sohan" }));
        let again = shop.staff().change_interaction(said.id, reworded).await;
        assert_eq!(code(&again), "customerErased");
        assert_eq!(
            code(&shop.staff().create_interaction(talk(ravi, json!({}))).await),
            "customerErased@customerId"
        );
        let verdict = shop.owner().verify().await.unwrap();
        assert_eq!(verdict.problem, None);
    });
}

async fn erase(shop: &Shop, customer: CustomerId) -> Answer<()> {
    let owner = shop.session::<Owner, Fresh>().unwrap();
    owner.erase_customer(customer).await.map(drop)
}

#[test]
fn the_team_is_who_may_be_asked() {
    run(async {
        let shop = Shop::open().await;
        let team = shop.staff().team().await.unwrap();
        assert_eq!(team.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Asha Devi"]);
        let talk: NewInteraction = form!(json!({
            "customerId": story::customer(&shop, "Ravi").await, "kind": "visit", "text": "Came by",
            "followUp": { "on": "2026-11-30", "minute": 600, "assignedTo": team[0].id },
        }));
        let made = shop.staff().create_interaction(talk).await.unwrap();
        let follow_up = made.follow_up.unwrap();
        assert_eq!(follow_up.assigned_name.as_deref(), Some("Asha Devi"));
        assert_eq!((follow_up.minute, follow_up.done_at), (Some(600), None));
    });
}
