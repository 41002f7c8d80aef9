//! Before and after of every kind of row that changes, and what is left of them once it was erased.

use acceptance::{Shop, person, run};
use books::people::Role;
use books::trail::{Action, TrailChange, TrailRow, TrailWord};
use books::{Fresh, Owner};
use serde_json::{Value, json};

use super::{all, story};

/// The newest link, with its changes as `field: before → after`.
async fn newest(shop: &Shop) -> (TrailRow, Vec<String>) {
    let row = all(&shop.owner(), json!({}), 200).await.remove(0);
    let changes = told(&row);
    (row, changes)
}

fn told(row: &TrailRow) -> Vec<String> {
    said(&row.changes)
}

/// Changes as `field: before → after`.
pub fn said(changes: &[TrailChange]) -> Vec<String> {
    let value = |value: &Value| match value["is"].as_str().unwrap() {
        "nothing" => "–".to_owned(),
        "erased" => "erased".to_owned(),
        "text" => value["text"].as_str().unwrap().to_owned(),
        "documents" => {
            let documents = value["documents"].as_array().unwrap().iter();
            let named =
                documents.map(|one| one["number"].as_str().or(one["kind"].as_str()).unwrap());
            named.collect::<Vec<_>>().join(", ")
        }
        is => format!(
            "{is} {}",
            value.as_object().unwrap().iter().find(|(key, _)| *key != "is").unwrap().1
        ),
    };
    let changes = serde_json::to_value(changes).unwrap();
    let change = |change: &Value| {
        let (before, after) = (value(&change["before"]), value(&change["after"]));
        format!("{}: {before} → {after}", change["field"].as_str().unwrap())
    };
    changes.as_array().unwrap().iter().map(change).collect()
}

#[test]
fn a_customer_is_told_before_and_after_until_they_are_erased() {
    run(async {
        let shop = Shop::open().await;
        let fields = json!({ "name": "Ravi", "phone": "98450 12345", "creditLimit": 500_000 });
        let ravi = story::customer_with(&shop, fields).await;
        let change = json!({ "phone": "98450 54321", "creditLimit": 800_000, "creditDays": 15, "note": "Tall" });
        let change = serde_json::from_value(change).unwrap();
        shop.staff().change_customer(ravi, change).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!((row.action, row.by.as_str()), (Action::CustomerChange, "Asha Devi"));
        assert_eq!(row.customer_name.as_deref(), Some("Ravi"));
        assert_eq!(
            changes,
            [
                "phone: 98450 12345 → 98450 54321",
                "creditLimit: amount 500000 → amount 800000",
                "creditDays: – → number 15",
                "note: – → Tall",
            ]
        );
        let talk = json!({ "customerId": ravi, "kind": "call", "text": "Pays on Friday",
            "followUp": { "on": "2026-11-25", "minute": 600, "assignedTo": 1 } });
        shop.staff().create_interaction(story::form!(talk)).await.unwrap();
        let talked = [
            "kind: – → word \"call\"",
            "text: – → Pays on Friday",
            "pinned: – → yesNo false",
            "followUpDay: – → day \"2026-11-25\"",
            "followUpMinute: – → minute 600",
            "assignedTo: – → Asha Devi",
        ];
        assert_eq!(newest(&shop).await.1, talked);
        shop.session::<Owner, Fresh>().unwrap().erase_customer(ravi).await.unwrap();
        let rows = all(&shop.owner(), json!({ "customerId": ravi }), 200).await;
        let told: Vec<_> = rows.iter().map(told).collect();
        assert_eq!(rows[0].action, Action::CustomerErase);
        assert_eq!(told[1][1], "text: – → erased");
        assert_eq!(told[2][0], "phone: erased → erased");
        assert_eq!(told[2][1], "creditLimit: amount 500000 → amount 800000", "figures stay");
        assert_eq!(rows[3].customer_name.as_deref(), Some("Erased customer #1"));
    });
}

#[test]
fn the_people_the_shop_and_its_settings_are_told_before_and_after() {
    run(async {
        let shop = Shop::open().await;
        let owner = || shop.session::<Owner, Fresh>().unwrap();
        let ravi = owner().add_person(Role::Staff, person("ravi")).await.unwrap().person.person.id;
        let (row, changes) = newest(&shop).await;
        assert_eq!(
            (row.action, row.subject.as_deref()),
            (Action::PersonAdd, Some("Known as ravi"))
        );
        assert!(changes.contains(&"role: – → word \"staff\"".to_owned()), "{changes:?}");
        assert!(changes.contains(&"phone: – → 98450 12345".to_owned()), "{changes:?}");
        owner().change_role(ravi, Role::Owner).await.unwrap();
        let rows = all(&shop.owner(), json!({}), 200).await;
        let role = rows.iter().find(|row| row.action == Action::PersonRole).unwrap();
        assert_eq!(told(role)[0], "role: word \"staff\" → word \"owner\"", "which role it was");
        owner().disable_person(ravi).await.unwrap();
        assert!(newest(&shop).await.1[0].starts_with("disabledAt: – → moment"));
        let change = json!({ "name": "Asha & Sons", "idleMinutes": 5, "taxRegistered": true });
        owner().change_shop(serde_json::from_value(change).unwrap()).await.unwrap();
        assert_eq!(
            newest(&shop).await.1,
            [
                "name: Asha Kirana Store → Asha & Sons",
                "taxRegistered: yesNo false → yesNo true",
                "idleMinutes: number 10 → number 5",
            ]
        );
        story::close(&shop, Some("2026-11-10")).await;
        assert_eq!(newest(&shop).await.1, ["closedThrough: – → day \"2026-11-10\""]);
        let rates = shop.owner().create_tax_rate("GST 3 %".to_owned(), 300).await.unwrap();
        assert_eq!(newest(&shop).await.1, ["name: – → GST 3 %", "basisPoints: – → share 300"]);
        let rate = rates.iter().find(|rate| rate.name == "GST 3 %").unwrap().id;
        shop.owner().archive_tax_rate(rate).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!(row.subject.as_deref(), Some("GST 3 %"));
        assert_eq!(changes, ["archived: yesNo false → yesNo true"]);
        let first = all(&shop.owner(), json!({}), 200).await.pop().unwrap();
        assert_eq!(
            (first.action, told(&first)[0].as_str()),
            (Action::ShopRegister, "name: – → Asha Devi")
        );
        assert_eq!(serde_json::to_value(TrailWord::Owner).unwrap(), "owner");
    });
}

#[test]
fn promises_and_cases_are_told_before_and_after() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let loan = story::give(&shop, ravi, 1_000, "2026-11-01", "2026-11-10").await;
        let staff = shop.staff();
        let due = staff.open_items(ravi).await.unwrap()[0].due.id;
        let promise = json!({ "customerId": ravi, "dueId": due, "amount": 400, "on": "2026-11-30", "note": "By then" });
        let promise = staff.create_promise(story::form!(promise)).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!((row.action, row.customer_id), (Action::PromiseCreate, Some(ravi)));
        let made = [
            "note: – → By then",
            "dueId: – → LN/26-27/0001",
            "amount: – → amount 400",
            "day: – → day \"2026-11-30\"",
            "madeDay: – → day \"2026-11-21\"",
        ];
        assert_eq!(changes, made);
        staff.withdraw_promise(promise.id).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!((row.action, changes.len()), (Action::PromiseWithdraw, 1));
        assert!(changes[0].starts_with("withdrawnAt: – → moment 1"), "{changes:?}");

        let step = json!({ "text": "Count", "on": "2026-11-25" });
        let case = json!({ "customerId": ravi, "subject": "Short", "documentIds": [loan], "disputed": 600, "nextStep": step });
        let case = staff.create_case(story::form!(case)).await.unwrap().row.id;
        let begun = [
            "subject: – → Short",
            "priority: – → word \"normal\"",
            "status: – → word \"open\"",
            "documents: – → LN/26-27/0001",
            "disputed: – → amount 600",
            "nextStep: – → Count",
            "nextDay: – → day \"2026-11-25\"",
        ];
        assert_eq!(newest(&shop).await.1, begun);
        let change = json!({ "subject": "Short of two", "assignedTo": 1, "priority": "urgent", "status": "inProgress",
            "documentIds": [], "disputed": null, "nextStep": null, "description": "Counted" });
        staff.change_case(case, serde_json::from_value(change).unwrap()).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!(row.action, Action::CaseChange);
        let changed = [
            "assignedTo: – → Asha Devi",
            "subject: Short → Short of two",
            "description: – → Counted",
            "priority: word \"normal\" → word \"urgent\"",
            "status: word \"open\" → word \"inProgress\"",
            "documents: LN/26-27/0001 → –",
            "disputed: amount 600 → –",
            "nextStep: Count → –",
            "nextDay: day \"2026-11-25\" → –",
        ];
        assert_eq!(changes, changed);
        let note = json!({ "caseId": case, "text": "One was found" });
        staff.note_case(story::form!(note)).await.unwrap();
        assert_eq!(newest(&shop).await.1, ["note: – → One was found"]);
        shop.owner().remove_case(case, "Written down twice".to_owned()).await.unwrap();
        let (row, changes) = newest(&shop).await;
        assert_eq!((row.action, changes.len()), (Action::CaseRemove, 2));
        assert_eq!(changes[0], "reason: – → Written down twice");
        assert!(changes[1].starts_with("removedAt: – → moment 1"), "{changes:?}");
    });
}

#[test]
fn templates_and_who_is_put_off_are_told_before_and_after() {
    run(async {
        let shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let write = async |text: Value| {
            let input = json!({ "kind": "gentle", "language": "hi", "text": text });
            shop.owner().change_template(serde_json::from_value(input).unwrap()).await.unwrap();
            newest(&shop).await
        };
        let (row, changes) = write(json!("{name}: {amount}")).await;
        assert_eq!((row.action, row.customer_id), (Action::TemplateChange, None));
        let written =
            ["language: – → hi", "text: – → {name}: {amount}", "template: – → word \"gentle\""];
        assert_eq!(changes, written);
        assert_eq!(write(json!("{name}!")).await.1, ["text: {name}: {amount} → {name}!"]);
        assert_eq!(write(json!(null)).await.1, ["text: {name}! → –"]);

        let rest = async |rest: &str| {
            let input = json!({ "customerId": ravi, "rest": rest });
            shop.staff().set_aside(serde_json::from_value(input).unwrap()).await.unwrap();
            newest(&shop).await
        };
        // Midnight in India.
        let midnight = "moment 1795285800000";
        let (row, changes) = rest("tomorrow").await;
        assert_eq!((row.action, row.customer_id), (Action::CustomerSetAside, Some(ravi)));
        assert_eq!(changes, [format!("until: – → {midnight}"), "done: – → yesNo false".to_owned()]);
        assert_eq!(rest("done").await.1, ["done: yesNo false → yesNo true"]);
        let (row, changes) = rest("back").await;
        assert_eq!(row.action, Action::CustomerBringBack);
        let back = [format!("until: {midnight} → –"), "done: yesNo true → yesNo false".to_owned()];
        assert_eq!(changes, back);
    });
}
