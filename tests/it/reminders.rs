//! The daily notification: once a day, never twice, whatever the clock, the zone or the program does; and the centre.

use std::collections::BTreeSet;

use acceptance::random::Random;
use acceptance::{PASSWORD, Shop, india, new_shop, run};
use books::reminders::{CallQuery, Notice, Peace};
use books::shop::{CountryDefaults, ShopChange};
use books::{Clock, Counter, Fresh, Owner};
use serde_json::json;

use crate::story;

mod wishes;

/// A shop with a due of yesterday, two of today and one of tomorrow; the day before, at noon.
async fn owed(place: CountryDefaults) -> Shop {
    let shop = Shop::open_in(place).await;
    let ravi = story::customer(&shop, "Ravi Kumar").await;
    for due in ["2026-11-20", "2026-11-21", "2026-11-21", "2026-11-22"] {
        story::give(&shop, ravi, 123_400, "2026-11-01", due).await;
    }
    shop
}

/// Sets the clock to a minute of a civil date in a zone.
fn at(clock: &Clock, zone: &str, date: &str, minute: u16) {
    clock.set(date.parse().unwrap(), minute, zone.parse().unwrap());
}

/// The counts of each notice, before today and of today. Each is shown.
async fn due(counter: &Counter) -> Vec<(u32, u32)> {
    let notices = counter.due_notice().await.unwrap();
    for notice in &notices {
        counter.notice_shown(&notice.shop_id, notice.on).await.unwrap();
    }
    counts(&notices)
}

fn counts(notices: &[Notice]) -> Vec<(u32, u32)> {
    notices.iter().map(|notice| (notice.overdue, notice.due_today)).collect()
}

async fn change(shop: &Shop, change: serde_json::Value) {
    let change: ShopChange = serde_json::from_value(change).unwrap();
    shop.session::<Owner, Fresh>().unwrap().change_shop(change).await.unwrap();
}

const INDIA: &str = "Asia/Kolkata";

/// When it speaks, with the program started anew before some of the times.
#[test]
fn it_speaks_once_a_day_from_the_reminder_minute_on() {
    let table: &[(&str, &str, u16, bool, &[(u32, u32)])] = &[
        ("a minute early", "2026-11-21", 479, false, &[]),
        ("on time", "2026-11-21", 480, false, &[(1, 2)]),
        ("again at once", "2026-11-21", 480, false, &[]),
        ("started anew", "2026-11-21", 481, true, &[]),
        ("late that day", "2026-11-21", 1439, true, &[]),
        ("before the next morning", "2026-11-22", 0, false, &[]),
        ("started in the afternoon", "2026-11-22", 1000, true, &[(3, 1)]),
        ("the clock set back a day", "2026-11-21", 600, true, &[]),
        ("and forward again", "2026-11-22", 1200, false, &[]),
        ("three days later", "2026-11-25", 500, true, &[(4, 0)]),
        ("set to another year by mistake", "2031-01-01", 500, false, &[(4, 0)]),
        ("and put right", "2026-11-26", 500, true, &[(4, 0)]),
        ("the mistake again", "2031-01-01", 900, true, &[]),
        ("a day that was skipped", "2026-11-24", 500, true, &[(4, 0)]),
    ];
    run(async {
        let shop = owed(india()).await;
        shop.counter.lock().await.unwrap();
        let clock = shop.counter.clock().clone();
        let mut counter = shop.counter.clone();
        for (what, date, minute, anew, expected) in table {
            at(&clock, INDIA, date, *minute);
            if *anew {
                counter = Counter::new(shop.root().to_owned(), clock.clone());
            }
            assert_eq!(due(&counter).await, *expected, "{what}");
        }
    });
}

/// Any order of times, restarts, sign-ins and locks: a day speaks the first time it is seen from its minute on.
#[test]
fn no_order_of_clocks_and_restarts_speaks_twice() {
    run(async {
        let mut shop = owed(india()).await;
        let clock = shop.counter.clock().clone();
        let mut random = Random::new(8);
        let mut spoken = BTreeSet::new();
        for _ in 0..300 {
            match random.between(0, 9) {
                0 => shop.counter = Counter::new(shop.root().to_owned(), clock.clone()),
                1 => shop.counter.lock().await.unwrap(),
                2 if !shop.counter.is_open() => drop(shop.reopen().await),
                3 => drop(shop.counter.tick().await.unwrap()),
                _ => {}
            }
            let (day, minute) = (random.between(21, 30), random.between(0, 1439));
            at(&clock, INDIA, &format!("2026-11-{day}"), u16::try_from(minute).unwrap());
            let speaks = minute >= 480 && spoken.insert(day);
            let expected = if speaks { 1 } else { 0 };
            assert_eq!(due(&shop.counter).await.len(), expected, "day {day} minute {minute}");
        }
        assert_eq!(spoken.len(), 10);
    });
}

#[test]
fn a_day_with_nothing_due_is_claimed_without_a_word() {
    run(async {
        let shop = Shop::open().await;
        assert_eq!(due(&shop.counter).await, []);
        let ravi = story::customer(&shop, "Ravi").await;
        story::give(&shop, ravi, 100, "2026-11-01", "2026-11-02").await;
        assert_eq!(
            due(&shop.counter).await,
            [],
            "what became overdue since was not due in the morning"
        );
        assert_eq!(shop.staff().check_now().await.unwrap().overdue, 1, "but shown when asked for");
    });
}

/// New York, where an hour is missing on 8 March and comes twice on 1 November.
#[test]
fn an_hour_that_is_missing_or_comes_twice_changes_nothing() {
    let new_york = CountryDefaults { zone: "America/New_York".into(), ..india() };
    let table = [
        ("2026-03-08", 389, 0), // 01:29 Eastern standard time
        ("2026-03-08", 419, 0), // 01:59; the next minute is 03:00
        ("2026-03-08", 420, 1), // 03:00 Eastern daylight time, past 02:30
        ("2026-11-01", 329, 0), // 01:29 daylight time
        ("2026-11-01", 389, 0), // 01:29 again, standard time
        ("2026-11-01", 449, 0), // 02:29
        ("2026-11-01", 450, 1), // 02:30
        ("2026-11-02", 299, 0), // 23:59 of the day before
    ];
    run(async {
        let shop = owed(new_york).await;
        change(&shop, json!({ "reminderMinute": 150 })).await;
        shop.counter.lock().await.unwrap();
        for (date, minute, expected) in table {
            at(shop.counter.clock(), "UTC", date, minute);
            // Nothing was due in March: the day is claimed in silence. What was claimed is seen in the file.
            let spoken = shop.counter.due_notice().await.unwrap();
            assert!(spoken.is_empty() || date > "2026-11-19", "{date} {minute}");
            let claims = claimed(&shop);
            let local = if minute == 299 { "2026-11-01" } else { date };
            let count = claims.iter().filter(|claim| *claim == local).count();
            assert!(count <= 1 && (expected == 0 || count == 1), "{date} {minute}: {claims:?}");
        }
        assert_eq!(claimed(&shop), ["2026-03-08", "2026-11-01"]);
    });
}

/// The days the digest says were claimed.
fn claimed(shop: &Shop) -> Vec<String> {
    let text = std::fs::read_to_string(shop.folder().join("reminders.json")).unwrap();
    let digest: serde_json::Value = serde_json::from_str(&text).unwrap();
    let claims = digest["days"]["claims"].as_array().unwrap().iter();
    claims.map(|claim| claim["on"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_shop_that_moves_to_another_zone_keeps_the_days_it_spoke_on() {
    run(async {
        let mut shop = owed(india()).await;
        assert_eq!(due(&shop.counter).await, [(1, 2)], "noon of the 21st in India");
        change(&shop, json!({ "zone": "Pacific/Honolulu" })).await;
        let clock = shop.counter.clock().clone();
        at(&clock, "Pacific/Honolulu", "2026-11-21", 600);
        assert_eq!(due(&shop.counter).await, [], "the 21st comes again, and it spoke on it");
        at(&clock, "Pacific/Honolulu", "2026-11-22", 600);
        shop.reopen().await;
        change(&shop, json!({ "zone": "Pacific/Kiritimati" })).await;
        assert_eq!(due(&shop.counter).await.len(), 1, "there it is the 23rd already");
        at(&clock, "Pacific/Kiritimati", "2026-11-24", 479);
        assert_eq!(due(&shop.counter).await, []);
    });
}

/// Counts only, and the shop's name; names of customers once the owner wants them and while the book is open.
#[test]
fn a_notice_names_nobody_unless_the_owner_wants_it() {
    run(async {
        let mut shop = owed(india()).await;
        let notice = shop.staff().check_now().await.unwrap();
        assert_eq!((notice.shop.as_str(), notice.names.len()), ("Asha Kirana Store", 0));
        change(&shop, json!({ "reminderNames": true })).await;
        let notice = shop.staff().check_now().await.unwrap();
        let names: Vec<_> =
            notice.names.iter().map(|n| (n.name.as_str(), n.amount.as_str())).collect();
        assert_eq!(names, [("Ravi Kumar", "₹3,702.00")]);
        let open = shop.counter.due_notice().await.unwrap();
        assert_eq!((open.len(), open[0].names.len()), (1, 1));
        shop.counter.lock().await.unwrap();
        at(shop.counter.clock(), INDIA, "2026-11-22", 500);
        let locked = shop.counter.due_notice().await.unwrap();
        assert_eq!(
            (locked.len(), locked[0].names.len()),
            (1, 0),
            "while locked only the digest is read"
        );
        let text = std::fs::read_to_string(shop.folder().join("reminders.json")).unwrap();
        for secret in ["Ravi", "Kumar", "123400", "1234", "3702", "Asha"] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
        shop.reopen().await;
    });
}

#[test]
fn nobody_is_reminded_who_paid_today() {
    run(async {
        let mut shop = owed(india()).await;
        let meena = story::customer(&shop, "Meena").await;
        story::give(&shop, meena, 500, "2026-11-01", "2026-11-10").await;
        let asked = async |shop: &Shop| {
            let notice = shop.staff().check_now().await.unwrap();
            let next = shop.staff().today().await.unwrap().next.len();
            (notice.overdue, notice.due_today, next)
        };
        assert_eq!(asked(&shop).await, (2, 2, 2));
        let paid = story::get(&shop, meena, 100, "2026-11-21").await;
        assert_eq!(asked(&shop).await, (1, 2, 1), "they paid something today");
        let peace = shop.staff().left_in_peace().await.unwrap();
        let why = peace.iter().map(|row| (row.customer_id, row.peace)).collect::<Vec<_>>();
        assert_eq!(why, [(meena, Peace::Paid)], "the centre says why");
        story::void(&shop, paid).await;
        assert_eq!(asked(&shop).await, (2, 2, 2), "the receipt was a mistake");
        story::get(&shop, meena, 100, "2026-11-20").await;
        assert_eq!(asked(&shop).await, (2, 2, 2), "they paid yesterday");
        story::get(&shop, meena, 100, "2026-11-21").await;
        shop.counter.lock().await.unwrap();
        assert_eq!(due(&shop.counter).await, [(1, 2)], "while locked, from the digest");
        at(shop.counter.clock(), INDIA, "2026-11-22", 500);
        assert_eq!(due(&shop.counter).await, [(4, 1)], "the next day they are asked again");
        shop.reopen().await;
    });
}

#[test]
fn each_shop_speaks_for_itself() {
    run(async {
        let shop = owed(india()).await;
        let mut other = new_shop(CountryDefaults { zone: "America/New_York".into(), ..india() });
        other.shop_name = "Corner".into();
        shop.counter.register(other).await.unwrap();
        at(shop.counter.clock(), INDIA, "2026-11-21", 500);
        let notices = shop.counter.due_notice().await.unwrap();
        let shown: Vec<_> = notices.iter().map(|n| (n.shop.as_str(), n.shop_id.as_str())).collect();
        assert_eq!(shown, [("Asha Kirana Store", shop.registered.signed_in.shop.id.as_str())]);
    });
}

#[test]
fn what_was_shown_is_remembered_and_a_lost_digest_is_written_again() {
    run(async {
        let mut shop = owed(india()).await;
        assert_eq!(shop.staff().reminders().await.unwrap().last_shown, None);
        let notice = shop.counter.due_notice().await.unwrap().remove(0);
        assert_eq!(
            shop.staff().reminders().await.unwrap().last_shown,
            None,
            "claimed is not shown"
        );
        shop.counter.notice_shown(&notice.shop_id, notice.on).await.unwrap();
        let centre = shop.staff().reminders().await.unwrap();
        assert_eq!((centre.last_shown, centre.last_shown_at.is_some()), (Some(notice.on), true));
        shop.counter.lock().await.unwrap();
        std::fs::write(shop.folder().join("reminders.json"), "{").unwrap();
        assert!(shop.sign_in(PASSWORD).await.is_ok());
        shop.counter.tick().await.unwrap();
        shop.counter.tick().await.unwrap();
        assert_eq!(due(&shop.counter).await, [(1, 2)], "whoever lost the digest may hear it again");
        shop.reopen().await;
    });
}

/// The digest follows what is written once the counter is quiet, and what is written before a lock or an end.
#[test]
fn the_digest_follows_the_book() {
    run(async {
        let mut shop = owed(india()).await;
        let file = shop.folder().join("reminders.json");
        assert!(!file.exists(), "never before a reply");
        shop.counter.tick().await.unwrap();
        assert!(!file.exists(), "not while the counter is busy");
        shop.counter.tick().await.unwrap();
        let dues =
            |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["dues"].clone();
        let kept = || dues(&std::fs::read_to_string(&file).unwrap());
        assert_eq!(kept(), json!({ "2026-11-20": 1, "2026-11-21": 2, "2026-11-22": 1 }));
        let ravi = books::values::CustomerId(1);
        story::get(&shop, ravi, 123_400 * 2, "2026-11-21").await;
        shop.counter.lock().await.unwrap();
        assert_eq!(kept(), json!({ "2026-11-21": 1, "2026-11-22": 1 }));
        shop.reopen().await;
    });
}

#[test]
fn the_centre_lists_what_is_late_due_and_coming() {
    run(async {
        let shop = owed(india()).await;
        let ravi = books::values::CustomerId(1);
        story::give(&shop, ravi, 100, "2026-11-01", "2026-12-21").await;
        story::give(&shop, ravi, 100, "2026-11-01", "2026-12-22").await;
        let centre = shop.staff().reminders().await.unwrap();
        let days = |rows: &[books::reminders::ReminderRow]| {
            rows.iter().map(|row| row.due_on.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(&centre.due_today), ["2026-11-21", "2026-11-21"]);
        assert_eq!(days(&centre.upcoming), ["2026-11-22", "2026-12-21"], "30 days ahead");
        assert_eq!((centre.due_today_count, centre.due_today_amount.0), (2, 246_800));
        assert_eq!(centre.upcoming_count, 2);
        assert_eq!(centre.reminder_minute, 480);
        let late = shop.staff().call_list(CallQuery::default()).await.unwrap().rows;
        let late = late.iter().map(|row| (row.customer_name.as_str(), row.days_late, row.open.0));
        assert_eq!(late.collect::<Vec<_>>(), [("Ravi Kumar", 1, 123_400 * 3)]);
    });
}

/// The day changes at midnight in the shop's zone, wherever the computer is.
#[test]
fn today_begins_at_midnight_in_the_shops_zone() {
    let zones = [
        ("Asia/Kolkata", "2026-11-21"),
        ("America/New_York", "2026-03-08"),
        ("Pacific/Apia", "2026-11-21"),
    ];
    for (zone, date) in zones {
        run(async {
            let mut shop = Shop::open_in(CountryDefaults { zone: zone.into(), ..india() }).await;
            let ravi = story::customer(&shop, "Ravi").await;
            story::give(&shop, ravi, 100, "2026-02-01", date).await;
            let day: ledger::Date = date.parse().unwrap();
            let before = day.plus_days(-1).unwrap().to_string();
            let after = day.plus_days(1).unwrap().to_string();
            let table = [
                (&before, 1439, (0, 0)),
                (&date.to_owned(), 0, (0, 1)),
                (&date.to_owned(), 1439, (0, 1)),
                (&after, 0, (1, 0)),
            ];
            for (on, minute, expected) in table {
                at(shop.counter.clock(), zone, on, minute);
                shop.reopen().await;
                let today = shop.staff().today().await.unwrap();
                assert_eq!(today.today.to_string(), *on, "{zone} {minute}");
                assert_eq!(
                    (today.overdue.dues, today.due_today.dues),
                    expected,
                    "{zone} {on} {minute}"
                );
            }
        });
    }
}
