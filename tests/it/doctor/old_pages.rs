//! Pages of an older state of the same file put back in the place of their newer selves: the cipher takes each for its own.
//! Without the chain this test is red: what a bill lists is added up nowhere, so that only its link misses a line. And
//! without the check of indexes it is red.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use acceptance::random::Random;
use acceptance::{PASSWORD, Shop, code, run, soak};
use books::values::CustomerId;
use books::{Any, Owner};
use serde_json::json;

use super::name;
use crate::story::{self, form};

/// How many times with every test.
const TIMES: usize = 200;
/// Bytes of a page.
const PAGE: usize = 4096;

/// What follows from nothing and nothing follows from: words to search in, drafts, and the copy of the keys beside the shop.
const LOOSE: &[&str] = &["customer_text", "customer_sound", "draft", "shop"];

/// The file of a locked shop.
async fn bytes(shop: &Shop) -> Vec<u8> {
    shop.counter.lock().await.unwrap();
    fs::read(shop.folder().join("ledger.1.db")).unwrap()
}

/// A day's work on what is in the book.
async fn work(shop: &Shop) {
    for day in ["2026-11-12", "2026-11-14", "2026-11-18"] {
        let new = story::customer(shop, &format!("Came on {day}")).await;
        story::give(shop, new, 7_500, day, "2026-12-01").await;
        let receipt = story::get(shop, new, 2_500, day).await;
        story::void(shop, receipt).await;
        story::get(shop, CustomerId(1), 100, day).await;
    }
    let change = serde_json::from_value(json!({ "phone": "98450 00001" })).unwrap();
    shop.staff().change_customer(CustomerId(1), change).await.unwrap();
    let lines = json!([{ "description": "Rope", "quantity": 2_000, "unitPrice": 900 }]);
    let bill =
        json!({ "customerId": 1, "lines": lines, "issuedOn": "2026-11-18", "dueOn": "2026-12-01" });
    shop.staff().create_invoice(form!(bill)).await.unwrap();
    let talk = json!({ "customerId": 2, "kind": "note", "text": "Moved house" });
    shop.staff().create_interaction(form!(talk)).await.unwrap();
}

/// What a shop says of its file: what is wrong with it, or nothing and everything that its tables say.
async fn said(shop: &Shop) -> Result<Vec<(String, String)>, String> {
    let signed_in = shop.sign_in(PASSWORD).await;
    let signed_in = signed_in.map_err(|refused| code::<()>(&Err(refused)))?;
    let owner = shop.counter.session::<Owner, Any>(&signed_in.session).unwrap();
    let verdict = owner.verify().await;
    let contents = shop.counter.contents().await;
    shop.counter.lock().await.unwrap();
    let found = verdict.map_or_else(|refused| code::<()>(&Err(refused)), |verdict| name(&verdict));
    if found == "sound" { Ok(contents.unwrap()) } else { Err(found) }
}

/// The pages that are not what they were, of tables and indexes that the doctor answers for.
fn changed(old: &[u8], new: &[u8], owners: &BTreeMap<u32, String>) -> Vec<usize> {
    let guarded = |at: &usize| {
        let owner = owners.get(&u32::try_from(at + 1).unwrap());
        owner.is_some_and(|owner| !LOOSE.iter().any(|loose| owner.starts_with(loose)))
    };
    let pages = 1..old.len() / PAGE;
    pages.filter(|at| old[place(*at)] != new[place(*at)]).filter(guarded).collect()
}

fn place(page: usize) -> Range<usize> {
    page * PAGE..(page + 1) * PAGE
}

#[test]
fn every_old_page_put_back_is_found() {
    let (wanted, seed) = (TIMES * soak::times(), soak::seed(12));
    run(async {
        let mut shop = story::busy().await;
        let old = bytes(&shop).await;
        shop.reopen().await;
        work(&shop).await;
        let owners: BTreeMap<u32, String> =
            shop.counter.owners().await.unwrap().into_iter().collect();
        let new = bytes(&shop).await;
        let as_it_was = said(&shop).await.unwrap();
        let changed = changed(&old, &new, &owners);
        assert!(changed.len() > 30, "only {} pages changed", changed.len());
        let file = shop.folder().join("ledger.1.db");
        let (mut random, mut found, mut missed) = (Random::new(seed), 0, Vec::new());
        let mut some = || {
            let many = random.between(1, 3);
            (0..many).map(|_| random.pick(&changed).unwrap()).collect()
        };
        let mut alone = changed.iter().map(|page| vec![*page]);
        while found + missed.len() < wanted {
            let back: Vec<_> = alone.next().unwrap_or_else(&mut some);
            let mut mixed = new.clone();
            for page in &back {
                mixed[place(*page)].copy_from_slice(&old[place(*page)]);
            }
            fs::write(&file, mixed).unwrap();
            match said(&shop).await {
                Err(_) => found += 1,
                // The page was written again and says what it said.
                Ok(contents) if contents == as_it_was => {}
                Ok(_) => missed.push(back),
            }
        }
        fs::write(&file, &new).unwrap();
        assert_eq!(said(&shop).await, Ok(as_it_was), "the book as it was");
        println!("{found} old pages of {} found, seed {seed}", changed.len());
        assert_eq!(missed, Vec::<Vec<usize>>::new());
    });
}
