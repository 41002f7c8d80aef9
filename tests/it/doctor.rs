//! The doctor: a sound book passes, and whatever is changed behind the program's back is found and named.

mod columns;
mod controls;
mod edits;
mod old_pages;
mod triggers;

use acceptance::{Shop, code, run};
use books::doctor::tamper::Tamper;
use books::doctor::{Check, Problem, Progress, Step, Sum, Verdict};
use books::trail::Action;

use crate::story;

async fn verify(shop: &Shop) -> Verdict {
    shop.owner().verify().await.unwrap()
}

/// The name of what was found: `sum documentUsed`, `linkBroken`, or `sound`.
fn name(verdict: &Verdict) -> String {
    let Some(problem) = &verdict.problem else { return "sound".to_owned() };
    let json = serde_json::to_value(problem).unwrap();
    let sum = json["sum"].as_str().map(|sum| format!(" {sum}")).unwrap_or_default();
    format!("{}{sum}", json["problem"].as_str().unwrap())
}

/// Gives a column of some rows another value.
fn set<'a>(table: &'a str, column: &'a str, to: &'a str, rows: &'a str) -> Tamper<'a> {
    Tamper::Set { table, column, to, rows }
}

#[test]
fn a_sound_book_passes_and_is_counted() {
    run(async {
        let mut shop = story::busy().await;
        let first = verify(&shop).await;
        assert_eq!(name(&first), "sound", "{first:?}");
        assert!(first.links >= 25 && first.documents >= 20 && first.entries >= 20, "{first:?}");
        shop.reopen().await;
        assert_eq!(verify(&shop).await, first, "the same after it was closed and opened");
        story::close(&shop, Some("2026-11-10")).await;
        let again = verify(&shop).await;
        assert_eq!((name(&again).as_str(), again.links), ("sound", first.links + 1));
    });
}

/// What is told on the way goes forward through every step, and each is whole.
#[test]
fn a_check_tells_how_far_it_is() {
    run(async {
        let shop = story::busy().await;
        let told = std::sync::Mutex::new(Vec::new());
        let note = |progress| told.lock().unwrap().push(progress);
        let verdict = shop.owner().verify_telling(&note).await.unwrap();
        let told = told.into_inner().unwrap();
        let place = |p: &Progress| (p.step as u8, p.done);
        assert!(told.is_sorted_by_key(place) && told.iter().all(|p| p.done <= p.of), "{told:?}");
        for step in [Step::File, Step::Trail, Step::Sums, Step::Details] {
            assert!(told.iter().any(|p| p.step == step), "{step:?}");
        }
        let last = told.iter().rfind(|p| p.step == Step::Trail).unwrap();
        assert_eq!((last.done, last.of), (verdict.links, verdict.links));
    });
}

/// At whatever step it is: it says that it was stopped, and the next check knows nothing of it.
#[test]
fn a_check_that_is_stopped_says_so() {
    run(async {
        let shop = story::busy().await;
        for step in [Step::File, Step::Trail, Step::Sums, Step::Details] {
            let stops = |progress: Progress| {
                if progress.step == step {
                    shop.owner().stop_verify();
                }
            };
            let stopped = shop.owner().verify_telling(&stops).await;
            assert_eq!(code(&stopped), "stopped", "{step:?}");
            assert_eq!(name(&verify(&shop).await), "sound", "{step:?}");
        }
        shop.owner().stop_verify();
        assert_eq!(name(&verify(&shop).await), "sound", "nothing was under way");
    });
}

#[test]
fn an_empty_book_is_sound() {
    run(async {
        let shop = Shop::open().await;
        let verdict = verify(&shop).await;
        assert_eq!((name(&verdict).as_str(), verdict.links, verdict.documents), ("sound", 1, 0));
    });
}

#[test]
fn a_broken_link_is_named_with_what_it_did() {
    run(async {
        let shop = story::busy().await;
        shop.counter.tamper(set("document", "amount", "amount + 1", "id = 3")).await.unwrap();
        let Some(Problem::LinkBroken { seq, action, document, customer, .. }) =
            verify(&shop).await.problem
        else {
            panic!("a changed amount breaks its link");
        };
        assert_eq!((action, document.map(|id| id.0)), (Some(Action::InvoiceCreate), Some(3)));
        assert!(seq.parse::<u32>().unwrap() > 1 && customer.is_some());
    });
}

/// One byte of one page, changed where the file lies: either the book does not open, or the doctor names the page.
#[test]
fn a_page_that_rotted_is_named_before_anything_is_read_from_it() {
    run(async {
        let mut shop = story::busy().await;
        shop.counter.lock().await.unwrap();
        let file = shop.folder().join("ledger.1.db");
        let sound = std::fs::read(&file).unwrap();
        let mut named = 0;
        for page in 2..sound.len() / 4096 {
            let mut rotten = sound.clone();
            let place = rotten.len() - 4096 * page + 100;
            rotten[place] ^= 1;
            std::fs::write(&file, rotten).unwrap();
            match shop.sign_in(acceptance::PASSWORD).await {
                Ok(_) => {
                    shop.counter.lock().await.unwrap();
                    shop.reopen().await;
                    assert_eq!(name(&verify(&shop).await), "page");
                    shop.counter.lock().await.unwrap();
                    named += 1;
                }
                refused => assert_eq!(acceptance::code(&refused), "bookDamaged"),
            }
        }
        assert!(named > 0, "every page is read when a book is opened");
    });
}

#[test]
fn the_trail_may_not_end_before_what_was_acknowledged() {
    run(async {
        let shop = story::busy().await;
        let last = Tamper::Remove { table: "trail", rows: "seq = (SELECT max(seq) FROM trail)" };
        shop.counter.tamper(last).await.unwrap();
        assert_eq!(name(&verify(&shop).await), "anchor");
    });
}
