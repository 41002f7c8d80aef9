//! What an owner can ask of the notification: days off, quiet hours, kinds, nothing counted beside the locked book; and what
//! it does about days on which nobody could be told.

use acceptance::{Shop, code, india, run};
use books::reminders::{CallQuery, Notice};
use books::shop::ShopChange;
use books::{Counter, Fresh, Owner};
use serde_json::json;

use super::{INDIA, at, change, due, owed};
use crate::story::{self, form};

const MINUTE_MS: i64 = 60_000;

/// The one notice there is now, without saying that it was shown.
async fn handed_out(counter: &Counter) -> Option<Notice> {
    let mut notices = counter.due_notice().await.unwrap();
    assert!(notices.len() <= 1);
    notices.pop()
}

/// Shown at a minute of a date, and since when.
async fn since(shop: &Shop, date: &str, minute: u16) -> Option<Option<String>> {
    at(shop.counter.clock(), INDIA, date, minute);
    let notice = handed_out(&shop.counter).await?;
    shop.counter.notice_shown(&notice.shop_id, notice.on).await.unwrap();
    Some(notice.since.map(|day| day.to_string()))
}

#[test]
fn what_was_claimed_and_not_shown_is_handed_out_again_after_two_minutes() {
    run(async {
        let shop = owed(india()).await;
        shop.counter.lock().await.unwrap();
        let first = handed_out(&shop.counter).await.unwrap();
        assert_eq!(handed_out(&shop.counter).await, None);
        shop.counter.clock().pass(2 * MINUTE_MS - 1_000);
        assert_eq!(handed_out(&shop.counter).await, None, "a little early");
        let anew = Counter::new(shop.root().to_owned(), shop.counter.clock().clone());
        assert_eq!(handed_out(&anew).await, None, "a new start waits as long");
        shop.counter.clock().pass(1_000);
        assert_eq!(handed_out(&anew).await, Some(first.clone()));
        assert_eq!(handed_out(&anew).await, None);
        anew.notice_shown(&first.shop_id, first.on).await.unwrap();
        shop.counter.clock().pass(60 * MINUTE_MS);
        assert_eq!(handed_out(&anew).await, None, "it was shown");
    });
}

#[test]
fn days_on_which_nobody_could_be_told_are_gathered_into_the_next() {
    run(async {
        let shop = owed(india()).await;
        change(&shop, json!({ "reminderDaysOff": [7], "holidays": ["2026-11-30"] })).await;
        shop.counter.lock().await.unwrap();
        let none = Some(None);
        let from = |day: &str| Some(Some(day.to_owned()));
        assert_eq!(since(&shop, "2026-11-21", 720).await, none, "a Saturday");
        assert_eq!(since(&shop, "2026-11-22", 720).await, None, "a Sunday is off");
        assert_eq!(since(&shop, "2026-11-23", 720).await, none, "and was not missed");
        assert_eq!(since(&shop, "2026-11-25", 720).await, from("2026-11-24"));
        assert_eq!(since(&shop, "2026-11-30", 720).await, None, "a holiday");
        assert_eq!(since(&shop, "2026-12-01", 720).await, from("2026-11-26"));
        at(shop.counter.clock(), INDIA, "2026-12-02", 720);
        assert!(handed_out(&shop.counter).await.is_some(), "handed out, and never shown");
        assert_eq!(since(&shop, "2026-12-03", 720).await, from("2026-12-02"));
        assert_eq!(since(&shop, "2026-12-04", 720).await, none);
    });
}

#[test]
fn a_notice_waits_for_the_end_of_the_quiet_hours() {
    run(async {
        let shop = owed(india()).await;
        change(&shop, json!({ "quiet": { "from": 420, "until": 600 } })).await;
        shop.counter.lock().await.unwrap();
        for (minute, expected) in [(480, 0), (599, 0), (600, 1), (601, 0)] {
            at(shop.counter.clock(), INDIA, "2026-11-22", minute);
            assert_eq!(due(&shop.counter).await.len(), expected, "{minute}");
        }
    });
}

/// Refused beside the field: no day left, no kind, no minute after the reminder time, and what is no date.
#[test]
fn wishes_that_leave_nothing_are_refused() {
    let table = [
        ("noneLeft@reminderDaysOff", json!({ "reminderDaysOff": [1, 2, 3, 4, 5, 6, 7] })),
        ("notAChoice@reminderDaysOff", json!({ "reminderDaysOff": [0] })),
        ("notAChoice@reminderDaysOff", json!({ "reminderDaysOff": [8] })),
        ("noneLeft@quiet", json!({ "quiet": { "from": 480, "until": 0 } })),
        (
            "noneLeft@quiet",
            json!({ "quiet": { "from": 1200, "until": 420 }, "reminderMinute": 1200 }),
        ),
        ("notAChoice@quiet", json!({ "quiet": { "from": 480, "until": 480 } })),
        ("notAChoice@quiet", json!({ "quiet": { "from": 1440, "until": 480 } })),
        (
            "noneLeft@reminderOff",
            json!({ "reminderOff": ["overdue", "dueToday", "followUps", "promises", "cases"] }),
        ),
        ("dateImpossible@holidays", json!({ "holidays": ["2026-02-30"] })),
    ];
    run(async {
        let shop = Shop::open().await;
        for (expected, wishes) in table {
            let change: ShopChange = serde_json::from_value(wishes).unwrap();
            let answer = shop.session::<Owner, Fresh>().unwrap().change_shop(change).await;
            assert_eq!(code(&answer), expected);
        }
        let change: ShopChange = serde_json::from_value(json!({
            "reminderDaysOff": [7, 6, 7], "holidays": ["2026-12-25", "2026-01-26", "2026-12-25"],
            "quiet": { "from": 1260, "until": 420 }, "reminderOff": ["cases"],
        }))
        .unwrap();
        let told = shop.session::<Owner, Fresh>().unwrap().change_shop(change).await.unwrap();
        assert_eq!(told.reminder_days_off, [6, 7]);
        let holidays: Vec<_> = told.holidays.iter().map(ToString::to_string).collect();
        assert_eq!(holidays, ["2026-01-26", "2026-12-25"]);
        change_back(&shop).await;
    });
}

async fn change_back(shop: &Shop) {
    change(shop, json!({ "quiet": null, "holidays": [], "reminderDaysOff": [] })).await;
    let view = shop.staff().current().await.unwrap().shop;
    assert_eq!((view.quiet, view.holidays, view.reminder_days_off), (None, vec![], vec![]));
}

/// What a notice says of each kind, by the name of the kind.
fn said(notice: &Notice) -> Vec<(&'static str, u32)> {
    let Notice { overdue, due_today, follow_ups, promises, cases, .. } = notice;
    let all = [
        ("overdue", *overdue),
        ("dueToday", *due_today),
        ("promises", *promises),
        ("followUps", *follow_ups),
        ("cases", *cases),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// A shop in which there is something of every kind to say today.
async fn everything() -> Shop {
    let shop = owed(india()).await;
    let staff = shop.staff();
    let meena = story::customer(&shop, "Meena").await;
    story::give(&shop, meena, 500, "2026-11-01", "2026-12-10").await;
    let promise = json!({ "customerId": meena, "amount": 500, "on": "2026-11-21" });
    staff.create_promise(form!(promise)).await.unwrap();
    let (step, on) =
        (json!({ "text": "Count", "on": "2026-11-21" }), json!({ "on": "2026-11-21" }));
    let case = json!({ "customerId": meena, "subject": "Short", "nextStep": step });
    staff.create_case(form!(case)).await.unwrap();
    let talk = json!({ "customerId": meena, "kind": "call", "text": "Ring", "followUp": on });
    staff.create_interaction(form!(talk)).await.unwrap();
    shop
}

#[test]
fn a_kind_that_is_switched_off_is_not_spoken_of_and_every_other_is() {
    let all = [("overdue", 1), ("dueToday", 2), ("promises", 1), ("followUps", 1), ("cases", 1)];
    for off in ["", "overdue", "dueToday", "promises", "followUps", "cases"] {
        run(async {
            let shop = everything().await;
            let kinds: Vec<&str> = if off.is_empty() { vec![] } else { vec![off] };
            change(&shop, json!({ "reminderOff": kinds })).await;
            let expected: Vec<_> = all.into_iter().filter(|(kind, _)| *kind != off).collect();
            let open = shop.staff().check_now().await.unwrap();
            assert_eq!(said(&open), expected, "{off} is off, the book is open");
            let beside = shop.counter.check().await.unwrap();
            assert_eq!(said(&beside[0]), expected, "{off} is off, told beside the open book");
            shop.counter.lock().await.unwrap();
            let locked = handed_out(&shop.counter).await.unwrap();
            assert_eq!(said(&locked), expected, "{off} is off, the book is locked");
        });
    }
    run(async {
        let shop = owed(india()).await;
        change(&shop, json!({ "reminderOff": ["overdue"] })).await;
        shop.counter.lock().await.unwrap();
        at(shop.counter.clock(), INDIA, "2026-11-23", 500);
        assert_eq!(due(&shop.counter).await, [], "all of it is overdue by now");
    });
}

/// Names are of what is spoken of: with a kind switched off nobody is named for it, and no amount of it is shown.
#[test]
fn nobody_is_named_for_a_kind_that_is_switched_off() {
    run(async {
        let shop = owed(india()).await;
        let dues = [("Meena", "2026-11-10"), ("Sunil", "2026-11-21"), ("Latha", "2026-11-21")];
        for (name, due) in dues {
            let customer = story::customer(&shop, name).await;
            let bill = story::give(&shop, customer, 50_000, "2026-11-01", due).await;
            if name == "Sunil" {
                story::get(&shop, customer, 10_000, "2026-11-21").await;
            }
            if name == "Latha" {
                let case =
                    json!({ "customerId": customer, "subject": "Short", "documentIds": [bill] });
                shop.staff().create_case(form!(case)).await.unwrap();
            }
        }
        let ravi = books::values::CustomerId(1);
        let follow = json!({ "customerId": ravi, "kind": "call", "text": "Ring", "followUp": { "on": "2026-11-21" } });
        shop.staff().create_interaction(form!(follow)).await.unwrap();
        let table: [(&[&str], &[(&str, &str)]); 4] = [
            (&[], &[("Meena", "₹500.00"), ("Ravi Kumar", "₹3,702.00")]),
            (&["dueToday"], &[("Meena", "₹500.00"), ("Ravi Kumar", "₹1,234.00")]),
            (&["overdue"], &[("Ravi Kumar", "₹2,468.00")]),
            (&["overdue", "dueToday"], &[]),
        ];
        for (off, expected) in table {
            change(&shop, json!({ "reminderNames": true, "reminderOff": off })).await;
            let asked = shop.staff().check_now().await.unwrap();
            let named = asked.names.iter().map(|one| (one.name.as_str(), one.amount.as_str()));
            assert_eq!(named.collect::<Vec<_>>(), expected, "without {off:?}");
        }
        let raised = handed_out(&shop.counter).await.unwrap();
        assert_eq!((raised.follow_ups, raised.names.len()), (1, 0), "and so the notice itself");
    });
}

/// The digest can be switched off: nothing is counted beside the locked book, and the notice says to open it.
#[test]
fn without_a_digest_the_locked_book_asks_to_be_opened() {
    run(async {
        let mut shop = owed(india()).await;
        change(&shop, json!({ "reminderLocked": false })).await;
        at(shop.counter.clock(), INDIA, "2026-11-21", 600);
        let open = handed_out(&shop.counter).await.unwrap();
        assert_eq!((open.unknown, open.overdue, open.due_today), (false, 1, 2), "from the book");
        shop.counter.lock().await.unwrap();
        let text = std::fs::read_to_string(shop.folder().join("reminders.json")).unwrap();
        let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        for counted in
            ["dues", "followUps", "follow_ups", "cases", "promises", "promised", "disputed"]
        {
            assert!(kept[counted].as_object().is_none_or(serde_json::Map::is_empty), "{counted}");
        }
        at(shop.counter.clock(), INDIA, "2026-11-22", 600);
        let locked = handed_out(&shop.counter).await.unwrap();
        assert_eq!((locked.unknown, locked.overdue, locked.names.len()), (true, 0, 0));
        shop.reopen().await;
        change(&shop, json!({ "reminderLocked": true })).await;
        shop.counter.lock().await.unwrap();
        at(shop.counter.clock(), INDIA, "2026-11-23", 600);
        let counted = handed_out(&shop.counter).await.unwrap();
        assert_eq!((counted.unknown, counted.overdue), (false, 4));
    });
}

/// A digest that is missing or does not read is no silence: once a day the notice says to open the book, which writes it anew.
#[test]
fn a_locked_shop_whose_digest_was_lost_asks_to_be_opened() {
    let nowhere = json!({ "zone": "Nowhere", "minute": 480, "language": "en" }).to_string();
    run(async {
        let mut shop = owed(india()).await;
        shop.counter.lock().await.unwrap();
        let (file, clock) = (shop.folder().join("reminders.json"), shop.counter.clock().clone());
        let own = clock.own_zone();
        let lost = [None, Some(""), Some("{"), Some("[]"), Some(nowhere.as_str())];
        for (day, damaged) in (22..).zip(lost) {
            let date = format!("2026-11-{day}");
            match damaged {
                Some(text) => std::fs::write(&file, text).unwrap(),
                None => std::fs::remove_file(&file).unwrap(),
            }
            at(&clock, own.name(), &date, 479);
            assert!(!shop.counter.may_be_due().unwrap(), "{damaged:?}");
            assert_eq!(handed_out(&shop.counter).await, None, "{damaged:?}");
            at(&clock, own.name(), &date, 480);
            assert!(shop.counter.may_be_due().unwrap(), "{damaged:?}");
            let notice = handed_out(&shop.counter).await.unwrap();
            assert_eq!((notice.unknown, notice.overdue), (true, 0), "{damaged:?}");
            assert_eq!(notice.shop, "Asha Kirana Store");
            shop.counter.notice_shown(&notice.shop_id, notice.on).await.unwrap();
            at(&clock, own.name(), &date, 1_439);
            assert!(!shop.counter.may_be_due().unwrap(), "{damaged:?}: once a day");
            assert_eq!(handed_out(&shop.counter).await, None, "{damaged:?}: once a day");
        }
        // Nobody opened it: the next day asks again.
        at(&clock, own.name(), "2026-11-28", 480);
        assert!(shop.counter.check().await.unwrap()[0].unknown);
        assert!(handed_out(&shop.counter).await.unwrap().unknown);
        shop.reopen().await;
        shop.counter.lock().await.unwrap();
        at(&clock, INDIA, "2026-11-30", 480);
        let counted = handed_out(&shop.counter).await.unwrap();
        assert_eq!((counted.unknown, counted.overdue), (false, 4), "the book wrote it anew");
        shop.reopen().await;
    });
}

/// The notification counts exactly what the list of reminders asks for: every row but those it says are left in peace.
#[test]
fn the_notice_counts_what_the_list_shows() {
    run(async {
        let shop = owed(india()).await;
        let meena = story::customer(&shop, "Meena").await;
        story::give(&shop, meena, 500, "2026-11-01", "2026-11-10").await;
        let notice = shop.staff().check_now().await.unwrap();
        let (mut late, mut now) = (0, 0);
        for row in shop.staff().call_list(CallQuery::default()).await.unwrap().rows {
            let items = shop.staff().open_items(row.customer_id).await.unwrap();
            late += items.iter().filter(|item| item.due.days_late > 0).count();
            now += items.iter().filter(|item| item.due.due_on.to_string() == "2026-11-21").count();
        }
        let said = (notice.overdue as usize, notice.due_today as usize);
        assert_eq!((said, late, now), ((late, now), 2, 2));
        shop.counter.lock().await.unwrap();
        assert_eq!(due(&shop.counter).await, [(notice.overdue, notice.due_today)]);
    });
}
