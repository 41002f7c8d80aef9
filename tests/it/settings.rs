//! The shop's details and settings: every refusal by its field, and what a change does at once.

use acceptance::{Shop, code, run};
use books::counter::Tick;
use books::shop::{Grouping, ShopChange};
use books::values::{CustomerId, Day};
use books::{Fresh, Owner, Session};
use serde_json::json;

use crate::story::{customer_with, form};

fn owner(shop: &Shop) -> Session<Owner, Fresh> {
    shop.session().unwrap()
}

#[test]
fn every_setting_is_refused_by_its_own_name() {
    let table: Vec<(&str, ShopChange)> = vec![
        ("empty@name", ShopChange { name: Some(" ".into()), ..ShopChange::default() }),
        ("phoneMalformed@phone", ShopChange { phone: Some("12".into()), ..ShopChange::default() }),
        (
            "tooLong@address",
            ShopChange { address: Some("x".repeat(2_001)), ..ShopChange::default() },
        ),
        (
            "taxIdMalformed@taxId",
            ShopChange { tax_id: Some("27<>".into()), ..ShopChange::default() },
        ),
        ("notAChoice@language", ShopChange { language: Some("x".into()), ..ShopChange::default() }),
        (
            "notAChoice@zone",
            ShopChange { zone: Some("Asia/Nowhere".into()), ..ShopChange::default() },
        ),
        ("notAChoice@yearMonth", ShopChange { year_month: Some(13), ..ShopChange::default() }),
        ("notAChoice@yearDay", ShopChange { year_day: Some(29), ..ShopChange::default() }),
        (
            "notAChoice@reminderMinute",
            ShopChange { reminder_minute: Some(1440), ..ShopChange::default() },
        ),
        ("notAChoice@idleMinutes", ShopChange { idle_minutes: Some(0), ..ShopChange::default() }),
        ("notAChoice@creditDays", ShopChange { credit_days: Some(3651), ..ShopChange::default() }),
        ("notAChoice@idleMinutes", ShopChange { idle_minutes: Some(61), ..ShopChange::default() }),
        (
            "notAChoice@ageingEdges",
            ShopChange { ageing_edges: Some(vec![30, 30]), ..ShopChange::default() },
        ),
        (
            "notAChoice@ageingEdges",
            ShopChange { ageing_edges: Some(vec![70_000]), ..ShopChange::default() },
        ),
    ];
    run(async {
        let shop = Shop::open().await;
        for (expected, change) in table {
            assert_eq!(code(&owner(&shop).change_shop(change).await), expected);
        }
        let kept = shop.staff().current().await.unwrap().shop;
        assert_eq!((kept.name.as_str(), kept.idle_minutes), ("Asha Kirana Store", 10));
    });
}

#[test]
fn a_change_is_kept_and_the_rest_stays() {
    run(async {
        let mut shop = Shop::open().await;
        let change = ShopChange {
            name: Some("Asha & Daughters".to_owned()),
            phone: Some("98765 00000".to_owned()),
            address: Some("12 Bazar Road\nPune".to_owned()),
            tax_id: Some("27AAPFU0939F1ZV".to_owned()),
            tax_registered: Some(true),
            grouping: Some(Grouping::Thousand),
            reminder_minute: Some(9 * 60),
            ageing_edges: Some(vec![15, 45]),
            ..ShopChange::default()
        };
        let told = owner(&shop).change_shop(change).await.unwrap();
        let again = shop.reopen().await.shop;
        assert_eq!(told.name, "Asha & Daughters");
        assert_eq!(
            serde_json::to_value(&told).unwrap(),
            serde_json::to_value(&again).unwrap(),
            "what the command answered is what the file holds",
        );
        assert_eq!((again.place.zone.as_str(), again.language.as_str()), ("Asia/Kolkata", "en"));
        assert_eq!(shop.counter.start().unwrap().shops[0].name, "Asha & Daughters");
        let cleared = ShopChange { phone: Some(String::new()), ..ShopChange::default() };
        assert_eq!(owner(&shop).change_shop(cleared).await.unwrap().phone, None);
    });
}

#[test]
fn a_new_zone_moves_today_and_a_new_wait_the_lock() {
    const MINUTE_MS: i64 = 60_000;
    run(async {
        let shop = Shop::open().await;
        assert_eq!(shop.staff().current().await.unwrap().shop.today.to_string(), "2026-11-21");
        let far = ShopChange {
            zone: Some("Pacific/Pago_Pago".to_owned()),
            idle_minutes: Some(2),
            ..ShopChange::default()
        };
        let told = owner(&shop).change_shop(far).await.unwrap();
        assert_eq!(told.today.to_string(), "2026-11-20", "it is still yesterday there");
        shop.counter.clock().pass(MINUTE_MS);
        assert!(shop.counter.is_open());
        shop.counter.clock().pass(MINUTE_MS);
        assert!(!shop.counter.is_open());
        assert_eq!(shop.counter.tick().await, Ok(Tick::Locked), "the book locks by itself");
    });
}

/// A shop that is open at midnight: the window is told of the day once, and new entries bear it.
#[test]
fn midnight_brings_a_new_day_once() {
    run(async {
        let shop = Shop::open().await;
        assert_eq!(shop.counter.tick().await, Ok(Tick::Quiet));
        shop.counter.set_today("2026-11-22").await.unwrap();
        let day = Day("2026-11-22".parse().unwrap());
        assert_eq!(shop.counter.tick().await, Ok(Tick::NewDay(day)));
        assert_eq!(shop.counter.tick().await, Ok(Tick::Quiet));
    });
}

/// What is given falls due after the customer's own credit days, else the shop's, else on its day; a due date decides.
#[test]
fn the_shops_credit_days_are_for_customers_without_their_own() {
    run(async {
        let shop = Shop::open().await;
        let usual = customer_with(&shop, json!({ "name": "Ravi" })).await;
        let own = customer_with(&shop, json!({ "name": "Meena", "creditDays": 0 })).await;
        let due = async |customer: CustomerId, on: Option<&str>| {
            let fields =
                json!({ "customerId": customer, "amount": 100, "kind": "goods", "dueOn": on });
            let loan = shop.staff().create_loan(form!(fields)).await.unwrap();
            let lines = json!([{ "description": "Sugar", "quantity": 1_000, "unitPrice": 100 }]);
            let fields = json!({ "customerId": customer, "lines": lines, "dueOn": on });
            let invoice = shop.staff().create_invoice(form!(fields)).await.unwrap();
            assert_eq!(loan.dues[0].due_on, invoice.dues[0].due_on);
            loan.dues[0].due_on.to_string()
        };
        assert_eq!(due(usual, None).await, "2026-11-21");
        let days = ShopChange { credit_days: Some(15), ..ShopChange::default() };
        assert_eq!(owner(&shop).change_shop(days).await.unwrap().credit_days, 15);
        assert_eq!(due(usual, None).await, "2026-12-06");
        assert_eq!(due(usual, Some("2026-11-30")).await, "2026-11-30");
        assert_eq!(due(own, None).await, "2026-11-21");
    });
}
