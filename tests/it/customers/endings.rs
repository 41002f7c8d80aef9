//! Archiving, bringing back, removing, erasing: what each hides, refuses and leaves.

use acceptance::{Shop, code, run};
use books::customers::{Archived, CustomerChange, CustomerQuery};
use books::values::{CustomerId, Minor};
use books::{Fresh, Owner};
use serde_json::json;

use super::{create, id, named, opening, ravi};
use crate::story::{self, form};

#[test]
fn an_unknown_customer_is_not_found_by_any_command() {
    run(async {
        let shop = Shop::open().await;
        let fresh = shop.session::<Owner, Fresh>().unwrap();
        for unknown in [0, 1, -1, i64::MAX, i64::MIN].map(CustomerId) {
            let change = CustomerChange { name: Some("X".into()), ..Default::default() };
            let answers = [
                code(&shop.staff().customer(unknown).await),
                code(&shop.staff().change_customer(unknown, change).await),
                code(&shop.staff().archive_customer(unknown).await),
                code(&shop.staff().restore_customer(unknown).await),
                code(&shop.owner().remove_customer(unknown).await),
                code(&fresh.erase_customer(unknown).await),
            ];
            assert_eq!(answers, ["customerNotFound@customerId"; 6]);
        }
    });
}

#[test]
fn archiving_hides_and_bringing_back_shows() {
    run(async {
        let shop = Shop::open().await;
        let ravi = id(&create(&shop, ravi()).await);
        for _twice in 0..2 {
            assert!(shop.staff().archive_customer(ravi).await.unwrap().archived);
        }
        assert_eq!(
            [total(&shop, Archived::Active).await, total(&shop, Archived::Archived).await],
            [0, 1]
        );
        assert!(shop.staff().find_customers("ravi".into(), 10).await.unwrap().is_empty());
        for _twice in 0..2 {
            assert!(!shop.staff().restore_customer(ravi).await.unwrap().archived);
        }
        assert_eq!(
            [total(&shop, Archived::Active).await, total(&shop, Archived::All).await],
            [1, 1]
        );
        assert_eq!(shop.staff().find_customers("ravi".into(), 10).await.unwrap().len(), 1);
    });
}

async fn total(shop: &Shop, archived: Archived) -> u32 {
    let query = CustomerQuery { archived, ..CustomerQuery::default() };
    shop.staff().customers(query).await.unwrap().page.total
}

#[test]
fn only_a_customer_without_history_is_removed() {
    run(async {
        let shop = Shop::open().await;
        let blank = id(&create(&shop, ravi()).await);
        let mut input = named("With history");
        input.opening = opening(100, "2026-11-01", None);
        let known = id(&create(&shop, input).await);
        assert_eq!(code(&shop.owner().remove_customer(known).await), "customerHasHistory");
        assert_eq!(code(&shop.owner().remove_customer(blank).await), "ok");
        assert_eq!(code(&shop.staff().customer(blank).await), "customerNotFound@customerId");
        assert_eq!(total(&shop, Archived::All).await, 1);
        assert!(shop.staff().find_customers("ravi".into(), 10).await.unwrap().is_empty());

        let mut again = ravi();
        again.request_id = acceptance::request_id();
        let again = create(&shop, again).await;
        assert!(id(&again) > known, "phone and email are free again, the number never is");
    });
}

#[test]
fn the_request_of_a_removed_customer_makes_no_other() {
    run(async {
        let shop = Shop::open().await;
        let input = ravi();
        let gone = id(&create(&shop, input.clone()).await);
        shop.owner().remove_customer(gone).await.unwrap();
        let answer = shop.staff().create_customer(input).await;
        assert_eq!(code(&answer), "customerNotFound@customerId");
    });
}

#[test]
fn erasing_blanks_the_person_and_keeps_the_amounts() {
    run(async {
        let shop = Shop::open().await;
        let mut input = ravi();
        input.opening = opening(900, "2026-11-01", None);
        let ravi_id = id(&create(&shop, input).await);
        let fresh = shop.session::<Owner, Fresh>().unwrap();
        for _twice in 0..2 {
            let view = fresh.erase_customer(ravi_id).await.unwrap();
            assert_eq!(view.standing.name, format!("Erased customer #{}", ravi_id.0));
            assert!(view.erased && view.archived);
            let personal = [view.phone, view.phone_international, view.email, view.company];
            assert_eq!(personal, [None, None, None, None]);
            assert_eq!(
                [view.address, view.tax_id, view.note, view.language],
                [None, None, None, None]
            );
            assert_eq!(view.standing.outstanding, Minor(900));
            assert_eq!(view.overdue, Minor(900));
        }
        for text in ["ravi", "99887", "example", "trad", "kumar", "r", "99", "rav", "999"] {
            let search = Some(text.to_owned());
            let query = CustomerQuery { search, archived: Archived::All, ..Default::default() };
            assert_eq!(shop.staff().customers(query).await.unwrap().page.total, 0, "{text}");
        }
        let change = CustomerChange { name: Some("Ravi".into()), ..Default::default() };
        let changed = shop.staff().change_customer(ravi_id, change).await;
        assert_eq!(code(&changed), "customerErased");
        assert_eq!(code(&shop.staff().restore_customer(ravi_id).await), "customerErased");
        let mut again = ravi();
        again.request_id = acceptance::request_id();
        create(&shop, again).await;
    });
}

/// Words of one customer and of nobody else, as typed and as folded; and three letters as the search keeps them.
const WORDS: [&str; 12] = [
    "Zebulon",
    "Quixwarth",
    "zebulon",
    "quixwarth",
    "Oldnamewas",
    "9845099317",
    "zk@vex.example",
    "Vexmill",
    "Wharfhead",
    "Owesforjugs",
    "Saidheltpay",
    "\u{1}\u{3}qui",
];

/// Which of the words stand in some page of the file, in use or not.
async fn left_of(shop: &Shop) -> Vec<&'static str> {
    let pages = shop.counter.pages().await.unwrap();
    let stands = |word: &&str| pages.windows(word.len()).any(|part| part == word.as_bytes());
    WORDS.into_iter().filter(stands).collect()
}

/// A shop with many customers, one of whom was talked with, written about and called otherwise before.
async fn shop_with_zebulon() -> (Shop, CustomerId) {
    let shop = Shop::open().await;
    let staff = shop.staff();
    let mut zebulon = CustomerId(0);
    for number in 0..120 {
        if number == 60 {
            let fields = json!({
                "name": "Oldnamewas Quixwarth", "phone": "9845099317", "email": "zk@vex.example",
                "company": "Vexmill", "address": "1 Wharfhead", "note": "Owesforjugs",
            });
            zebulon = story::customer_with(&shop, fields).await;
            continue;
        }
        story::customer(&shop, &format!("Customer of number {number}")).await;
    }
    let name = serde_json::from_value(json!({ "name": "Zebulon Quixwarth" })).unwrap();
    staff.change_customer(zebulon, name).await.unwrap();
    let talk = json!({ "customerId": zebulon, "kind": "note", "text": "Saidheltpay" });
    staff.create_interaction(form!(talk)).await.unwrap();
    let case =
        json!({ "customerId": zebulon, "subject": "Owesforjugs", "description": "Saidheltpay" });
    staff.create_case(form!(case)).await.unwrap();
    (shop, zebulon)
}

/// Neither in a table nor in what searches look in, nor where something was before it was written anew or deleted.
#[test]
fn nothing_of_an_erased_customer_is_left_in_any_page() {
    run(async {
        let (shop, zebulon) = shop_with_zebulon().await;
        let there = left_of(&shop).await;
        assert_eq!(there, WORDS, "each of them can be seen while it is there");
        shop.session::<Owner, Fresh>().unwrap().erase_customer(zebulon).await.unwrap();
        assert_eq!(left_of(&shop).await, Vec::<&str>::new());
        let name = json!({ "name": "Zebulon Other" });
        let other = story::customer_with(&shop, name).await;
        shop.owner().remove_customer(other).await.unwrap();
        let left = left_of(&shop).await;
        assert_eq!(left, Vec::<&str>::new(), "one that is removed leaves nothing either");
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

/// The files of a shop that erased someone, opened again, still hold together.
#[test]
fn endings_survive_a_restart() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi_id = id(&create(&shop, ravi()).await);
        let other = id(&create(&shop, named("Other")).await);
        shop.staff().archive_customer(other).await.unwrap();
        shop.session::<Owner, Fresh>().unwrap().erase_customer(ravi_id).await.unwrap();
        shop.reopen().await;
        assert!(shop.staff().customer(ravi_id).await.unwrap().erased);
        assert!(shop.staff().customer(other).await.unwrap().archived);
        assert_eq!(total(&shop, Archived::Archived).await, 2);
    });
}
