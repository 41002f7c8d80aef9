//! Whom to call first, and whom to leave in peace and why: the list, the notification and Today say the same.

use acceptance::random::Random;
use acceptance::{Shop, code, run};
use books::reminders::{CallQuery, CallRow, Peace, Rest, SetAside, call_number};
use books::values::{CustomerId, Day};
use books::{Answer, Fresh, Owner};
use serde_json::{Value, json};

use crate::story::{self, form};

async fn calls(shop: &Shop, query: Value) -> (Vec<CallRow>, Option<String>) {
    let query: CallQuery = serde_json::from_value(query).unwrap();
    let found = shop.staff().call_list(query).await.unwrap();
    (found.rows, found.next)
}

/// Every line of a list, stretch by stretch.
async fn all_calls(shop: &Shop, query: &Value) -> Vec<i64> {
    let mut found = Vec::new();
    let mut query = query.clone();
    loop {
        let (rows, next) = calls(shop, query.clone()).await;
        found.extend(rows.into_iter().map(|row| row.customer_id.0));
        let Some(next) = next else { return found };
        query["after"] = next.into();
    }
}

async fn names(shop: &Shop) -> Vec<String> {
    let (rows, _) = calls(shop, json!({})).await;
    rows.into_iter().map(|row| row.customer_name).collect()
}

async fn peace(shop: &Shop) -> Vec<(String, i64, Peace)> {
    let rows = shop.staff().left_in_peace().await.unwrap();
    rows.into_iter().map(|row| (row.customer_name, row.open.0, row.peace)).collect()
}

async fn aside(shop: &Shop, customer: CustomerId, rest: Rest, on: Option<&str>) -> Answer<()> {
    let input = SetAside { customer_id: customer, rest, on: on.map(str::to_owned) };
    shop.staff().set_aside(input).await.map(drop)
}

/// A customer who owes so much since a day.
async fn owing(shop: &Shop, name: &str, amount: i64, due: &str) -> CustomerId {
    let customer = story::customer(shop, name).await;
    story::give(shop, customer, amount, "2026-08-01", due).await;
    customer
}

#[test]
fn whom_to_call_first_comes_first_and_the_line_says_why() {
    run(async {
        let mut shop = Shop::open().await;
        shop.set_today("2026-11-10");
        shop.reopen().await;
        let ravi = owing(&shop, "Ravi", 420_000, "2026-10-14").await;
        let promise = json!({ "customerId": ravi, "amount": 420_000, "on": "2026-11-12" });
        shop.staff().create_promise(form!(promise)).await.unwrap();
        shop.set_today("2026-11-15");
        shop.reopen().await;
        let promise = json!({ "customerId": ravi, "amount": 20_000, "on": "2026-11-19" });
        shop.staff().create_promise(form!(promise)).await.unwrap();
        shop.set_today("2026-11-21");
        shop.reopen().await;
        owing(&shop, "Meena", 420_000, "2026-10-14").await;
        owing(&shop, "Sunil", 42_000, "2026-10-14").await;
        owing(&shop, "Fatima", 4_200_000, "2026-10-14").await;
        owing(&shop, "Imran", 420_000, "2026-11-21").await;
        owing(&shop, "Latha", 420_000, "2026-12-01").await;
        let talk = |kind: &str| json!({ "customerId": ravi, "kind": kind, "text": "Soon" });
        shop.staff().create_interaction(form!(talk("visit"))).await.unwrap();
        shop.counter.clock().pass(60_000);
        let called = shop.staff().create_interaction(form!(talk("call"))).await.unwrap();
        shop.counter.clock().pass(60_000);
        let note = json!({ "customerId": ravi, "kind": "note", "text": "Lives by the temple" });
        shop.staff().create_interaction(form!(note)).await.unwrap();
        assert_eq!(names(&shop).await, ["Ravi", "Fatima", "Meena", "Sunil"]);
        let (rows, next) = calls(&shop, json!({})).await;
        assert_eq!(next, None);
        let ravi = &rows[0];
        assert_eq!((ravi.open.0, ravi.days_late, ravi.promised), (420_000, 38, 2));
        let last = json!(ravi);
        assert_eq!(
            last["lastPromise"],
            json!({ "amount": 20_000, "on": "2026-11-19", "status": "broken" })
        );
        assert_eq!(last["lastKind"], "call", "a note to oneself is no talk");
        assert_eq!(ravi.last_at, Some(called.created_at), "and the last talk counts");
        let fatima = &rows[1];
        assert_eq!((fatima.last_kind, fatima.last_at), (None, None));
        assert_eq!(json!(fatima)["lastPromise"], Value::Null);
    });
}

/// Since when: the oldest of what is still open and not disputed.
#[test]
fn the_line_says_since_when_the_oldest_is_open() {
    run(async {
        let shop = Shop::open().await;
        let ravi = owing(&shop, "Ravi", 10_000, "2026-10-20").await;
        for due in ["2026-11-15", "2026-11-11", "2026-10-01", "2026-12-01"] {
            story::give(&shop, ravi, 10_000, "2026-08-01", due).await;
        }
        let since = async || {
            let row = calls(&shop, json!({})).await.0.remove(0);
            (row.since.to_string(), row.days_late, row.open.0)
        };
        assert_eq!(since().await, ("2026-10-01".to_owned(), 51, 40_000));
        story::get(&shop, ravi, 4_000, "2026-11-20").await;
        assert_eq!(since().await, ("2026-10-01".to_owned(), 51, 36_000), "a part of it");
        story::get(&shop, ravi, 6_000, "2026-11-20").await;
        assert_eq!(since().await, ("2026-10-20".to_owned(), 32, 30_000), "that one is settled");
        let about = shop.staff().open_items(ravi).await.unwrap()[0].document_id;
        let case = json!({ "customerId": ravi, "subject": "Wet", "documentIds": [about] });
        shop.staff().create_case(form!(case)).await.unwrap();
        assert_eq!(since().await, ("2026-11-11".to_owned(), 10, 20_000), "that one is disputed");
    });
}

/// Who is on the list at each moment, one of them put off in each way there is, at noon.
#[test]
fn each_way_of_putting_somebody_off_ends_when_it_says() {
    let rests = [
        ("hour", Rest::Hour, None),
        ("evening", Rest::Evening, None),
        ("done", Rest::Done, None),
        ("tomorrow", Rest::Tomorrow, None),
        ("date", Rest::Date, Some("2026-11-25")),
    ];
    // The day and the minute; how many of them are back.
    let table = [
        ("2026-11-21", 12 * 60, 0),
        ("2026-11-21", 12 * 60 + 59, 0),
        ("2026-11-21", 13 * 60 + 1, 1),
        ("2026-11-21", 18 * 60 - 1, 1),
        ("2026-11-21", 18 * 60, 2),
        ("2026-11-21", 24 * 60 - 1, 2),
        ("2026-11-22", 0, 4),
        ("2026-11-24", 24 * 60 - 1, 4),
        ("2026-11-25", 0, 5),
    ];
    run(async {
        let mut shop = Shop::open().await;
        let mut all = Vec::new();
        for (name, _, _) in rests {
            all.push(owing(&shop, name, 10_000, "2026-11-01").await);
        }
        let everybody = rests.map(|(name, _, _)| name.to_owned());
        assert_eq!(names(&shop).await, everybody, "before anybody is put off");
        for ((_, rest, on), customer) in rests.into_iter().zip(all) {
            aside(&shop, customer, rest, on).await.unwrap();
        }
        let zone = "Asia/Kolkata".parse().unwrap();
        for (day, minute, back) in table {
            shop.counter.clock().set(day.parse().unwrap(), minute, zone);
            shop.reopen().await;
            assert_eq!(names(&shop).await, everybody[..back], "{day} {minute}");
            assert_eq!(peace(&shop).await.len(), rests.len() - back, "{day} {minute}");
            let told = shop.staff().check_now().await.unwrap().overdue;
            assert_eq!(told as usize, back, "{day} {minute}");
        }
    });
}

/// The list against the rule, over customers with every kind of amount and day, page by page, in all the ways the file
/// answers: few, many, and those that a search finds.
#[test]
fn the_list_is_in_the_order_of_the_rule() {
    run(async {
        let shop = Shop::open_in_memory().await;
        let mut random = Random::new(26);
        let mut expected = Vec::new();
        let first: ledger::Date = "2026-11-21".parse().unwrap();
        for many in [60, 2_010] {
            while expected.len() < many {
                let (amount, late) = (
                    random.between(1, 9) * 10_i64.pow(u32::try_from(random.between(0, 7)).unwrap()),
                    random.between(1, 200),
                );
                let since = first.plus_days(-i32::try_from(late).unwrap()).unwrap();
                let opening =
                    json!({ "amount": amount, "asOf": "2026-04-01", "dueOn": since.to_string() });
                let fields =
                    json!({ "name": format!("Customer {}", expected.len()), "opening": opening });
                let customer = story::customer_with(&shop, fields).await;
                let number = call_number(since.day_number().into(), amount, 0);
                expected.push((number, customer.0, amount));
            }
            expected.sort_unstable();
            for query in [
                json!({ "limit": 200 }),
                json!({ "limit": 200, "search": "customer" }),
                json!({ "limit": 200, "search": "customer", "least": 2_000_000 }),
            ] {
                let least = query["least"].as_i64().unwrap_or(0);
                let expected = expected.iter().filter(|(_, _, amount)| *amount >= least);
                let found = all_calls(&shop, &query).await;
                assert!(found.iter().eq(expected.map(|(_, id, _)| id)), "{many}: {query}");
            }
        }
    });
}

#[test]
fn the_list_is_narrowed_by_words_and_by_amount() {
    run(async {
        let shop = Shop::open().await;
        for (name, amount) in [("Ravi Kumar", 90_000), ("Meena Kumari", 10_000), ("Sunil", 50_000)]
        {
            owing(&shop, name, amount, "2026-11-01").await;
        }
        story::customer(&shop, "Kumar Paid").await;
        let found = |query: Value| {
            let shop = &shop;
            async move {
                calls(shop, query)
                    .await
                    .0
                    .into_iter()
                    .map(|row| row.customer_name)
                    .collect::<Vec<_>>()
            }
        };
        assert_eq!(found(json!({ "search": "kumar" })).await, ["Ravi Kumar", "Meena Kumari"]);
        assert_eq!(found(json!({ "search": "kumar", "least": 20_000 })).await, ["Ravi Kumar"]);
        assert_eq!(found(json!({ "least": 50_000 })).await, ["Ravi Kumar", "Sunil"]);
        assert_eq!(found(json!({ "search": "nobody" })).await, [""; 0]);
        for (query, expected) in [
            (json!({ "after": "x" }), "notAChoice@after"),
            (json!({ "after": "1.x" }), "notAChoice@after"),
            (json!({ "search": "x".repeat(201) }), "tooLong@search"),
        ] {
            let query: CallQuery = serde_json::from_value(query).unwrap();
            assert_eq!(code(&shop.staff().call_list(query).await), expected);
        }
    });
}

#[test]
fn who_is_left_in_peace_is_not_on_the_list_and_the_row_says_why() {
    run(async {
        let mut shop = Shop::open().await;
        let mut all = Vec::new();
        for name in ["Paid", "Promised", "Done", "Later", "Disputed", "Asked"] {
            all.push(owing(&shop, name, 10_000, "2026-11-01").await);
        }
        let [paid, promised, done, later, disputed, _] = all.try_into().unwrap();
        assert_eq!(shop.staff().reminders().await.unwrap().overdue_to_ask, 6);
        story::get(&shop, paid, 1_000, "2026-11-21").await;
        let promise = json!({ "customerId": promised, "amount": 10_000, "on": "2026-11-25" });
        shop.staff().create_promise(form!(promise)).await.unwrap();
        aside(&shop, done, Rest::Done, None).await.unwrap();
        aside(&shop, later, Rest::Evening, None).await.unwrap();
        let about = shop.staff().open_items(disputed).await.unwrap()[0].document_id;
        let case =
            json!({ "customerId": disputed, "subject": "Short of a sack", "documentIds": [about] });
        let case = shop.staff().create_case(form!(case)).await.unwrap().row.id;

        assert_eq!(names(&shop).await, ["Asked"]);
        let on = Day("2026-11-25".parse().unwrap());
        let rows = peace(&shop).await;
        let of =
            |name: &str| rows.iter().find(|row| row.0 == name).map(|row| (row.1, row.2)).unwrap();
        assert_eq!(of("Paid"), (9_000, Peace::Paid));
        assert_eq!(of("Promised"), (10_000, Peace::Promised { on }));
        assert_eq!(of("Done"), (10_000, Peace::Done));
        assert!(matches!(of("Later"), (10_000, Peace::Later { .. })));
        assert_eq!(of("Disputed"), (10_000, Peace::Disputed { case_id: case }));
        assert_eq!(rows.len(), 5);
        let reminders = shop.staff().reminders().await.unwrap();
        assert_eq!(reminders.overdue_to_ask, 1);
        assert_eq!(
            shop.staff().check_now().await.unwrap().overdue,
            1,
            "the notification counts the same"
        );
        let today = shop.staff().today().await.unwrap();
        assert_eq!(
            today.next.iter().map(|row| row.customer_name.as_str()).collect::<Vec<_>>(),
            ["Asked"]
        );

        // Six hours later the evening has begun, and tomorrow the day is another.
        shop.counter.clock().pass(6 * 60 * 60 * 1_000 + 1_000);
        shop.reopen().await;
        assert_eq!(names(&shop).await, ["Later", "Asked"]);
        aside(&shop, done, Rest::Back, None).await.unwrap();
        assert_eq!(names(&shop).await, ["Done", "Later", "Asked"]);
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

/// Whoever is back by the time of the check is counted again, though the book is locked and nobody looked since.
#[test]
fn a_locked_book_counts_who_is_back() {
    run(async {
        let mut shop = Shop::open().await;
        let tomorrow = owing(&shop, "Tomorrow", 10_000, "2026-11-01").await;
        let week = owing(&shop, "Week", 10_000, "2026-11-02").await;
        aside(&shop, tomorrow, Rest::Tomorrow, None).await.unwrap();
        aside(&shop, week, Rest::Date, Some("2026-11-28")).await.unwrap();
        let zone = "Asia/Kolkata".parse().unwrap();
        shop.counter.lock().await.unwrap();
        for (day, expected) in [
            ("2026-11-21", None),
            ("2026-11-22", Some(1)),
            ("2026-11-27", Some(1)),
            ("2026-11-28", Some(2)),
        ] {
            shop.counter.clock().set(day.parse().unwrap(), 8 * 60, zone);
            let notices = shop.counter.due_notice().await.unwrap();
            assert_eq!(notices.first().map(|notice| notice.overdue), expected, "{day}");
        }
        shop.reopen().await;
        assert_eq!(names(&shop).await, ["Tomorrow", "Week"]);
    });
}

#[test]
fn nobody_is_set_aside_in_a_way_there_is_not() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = owing(&shop, "Ravi", 10_000, "2026-11-01").await;
        let erased = story::customer(&shop, "Gone").await;
        shop.session::<Owner, Fresh>().unwrap().erase_customer(erased).await.unwrap();
        let table = [
            (CustomerId(99), Rest::Date, Some("soon"), "customerNotFound@customerId"),
            (erased, Rest::Date, Some("soon"), "customerErased@customerId"),
            (ravi, Rest::Date, Some("soon"), "dateUnreadable@on"),
            (ravi, Rest::Date, None, "datePast@on"),
            (ravi, Rest::Date, Some("2026-11-21"), "datePast@on"),
            (ravi, Rest::Back, None, "ok"),
            (ravi, Rest::Date, Some("2026-11-22"), "ok"),
            (ravi, Rest::Hour, None, "ok"),
            (ravi, Rest::Done, None, "ok"),
        ];
        for (customer, rest, on, expected) in table {
            assert_eq!(code(&aside(&shop, customer, rest, on).await), expected, "{rest:?} {on:?}");
        }
        let links = shop.owner().verify().await.unwrap().links;
        aside(&shop, ravi, Rest::Done, None).await.unwrap();
        assert_eq!(shop.owner().verify().await.unwrap().links, links, "nothing changed");
        shop.counter.clock().set(
            "2026-11-21".parse().unwrap(),
            18 * 60,
            "Asia/Kolkata".parse().unwrap(),
        );
        shop.reopen().await;
        assert_eq!(code(&aside(&shop, ravi, Rest::Evening, None).await), "notAChoice@rest");
        assert!(!shop.staff().customer(ravi).await.unwrap().removable);
    });
}

#[test]
fn what_was_done_today_and_the_cases_that_are_due_are_on_the_list() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        let talk = json!({ "customerId": ravi, "kind": "call", "text": "Ring again", "followUp": { "on": "2026-11-21" } });
        let talk = shop.staff().create_interaction(form!(talk)).await.unwrap();
        let step = |on: &str| json!({ "customerId": ravi, "subject": on, "nextStep": { "text": "Ask", "on": on } });
        for on in ["2026-11-21", "2026-11-22"] {
            shop.staff().create_case(form!(step(on))).await.unwrap();
        }
        let before = shop.staff().reminders().await.unwrap();
        assert_eq!((before.follow_ups.len(), before.done.len()), (1, 0));
        assert_eq!(
            before.cases.iter().map(|case| case.subject.as_str()).collect::<Vec<_>>(),
            ["2026-11-21"]
        );
        let done = serde_json::from_value(json!({ "done": true })).unwrap();
        shop.staff().change_interaction(talk.id, done).await.unwrap();
        let after = shop.staff().reminders().await.unwrap();
        assert_eq!((after.follow_ups.len(), after.done.len()), (0, 1));
        shop.counter.clock().pass(24 * 60 * 60 * 1_000);
        shop.reopen().await;
        assert_eq!(shop.staff().reminders().await.unwrap().done.len(), 0, "that was yesterday");
    });
}
