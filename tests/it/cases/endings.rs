//! How cases end: removed with a reason, erased with their customer, and what the doctor says of words that were taken away.

use acceptance::{Shop, code, run};
use books::cases::CaseQuery;
use books::people::Role;
use books::trail::TrailQuery;
use books::{Fresh, Owner};
use serde_json::json;

use super::{Street, alter, begin, note, sound, total};
use crate::story;

#[test]
fn staff_work_on_cases_and_an_owner_removes_them_with_a_reason() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = story::customer(&shop, "Ravi").await;
        shop.hire("bina", Role::Staff).await;
        let id = begin(&shop, ravi, json!({})).await.row.id;
        alter(&shop, id, json!({ "status": "waiting" })).await.unwrap();
        note(&shop, id, "Asked").await.unwrap();
        assert_eq!(code(&shop.session::<Owner, books::Any>()), "ownerOnly");
        shop.reopen().await;
        let table =
            [("", "reasonMissing@reason"), (" \n", "reasonMissing@reason"), ("Twice", "ok")];
        for (reason, expected) in table {
            let answer = shop.owner().remove_case(id, reason.to_owned()).await;
            assert_eq!(code(&answer), expected, "{reason}");
        }
        assert_eq!(total(&shop).await, 0);
        assert_eq!(code(&shop.staff().case(id).await), "caseNotFound@id");
        assert_eq!(code(&alter(&shop, id, json!({})).await), "caseNotFound@id");
        assert_eq!(code(&note(&shop, id, "More").await), "caseNotFound@caseId");
        assert_eq!(
            code(&shop.owner().remove_case(id, "Twice".to_owned()).await),
            "caseNotFound@id"
        );
        let searched = CaseQuery { search: Some("sack".to_owned()), ..CaseQuery::default() };
        assert_eq!(shop.staff().cases(searched).await.unwrap().total, 0);
        sound(&shop).await;
    });
}

#[test]
fn what_was_written_is_erased_with_the_customers_details() {
    run(async {
        let street = Street::open().await;
        let Street { shop, ravi, loan, .. } = &street;
        let step = json!({ "text": "Ask Sohan", "on": "2026-11-30" });
        let words = json!({ "subject": "Sohan took it", "description": "His brother Sohan", "nextStep": step, "documentIds": [loan] });
        let id = begin(shop, *ravi, words).await.row.id;
        note(shop, id, "Sohan says no").await.unwrap();
        // What is being typed of them, and of somebody else.
        let typed = [format!("case-note-{}", id.0), format!("case-of-{}", ravi.0)];
        for screen in typed.iter().chain([&"case-of-99".to_owned()]) {
            shop.staff().save_draft(screen, "[\"Sohan\"]").await.unwrap();
        }
        shop.session::<Owner, Fresh>().unwrap().erase_customer(*ravi).await.unwrap();
        for screen in &typed {
            assert_eq!(shop.staff().draft(screen).await.unwrap(), None, "{screen}");
        }
        assert!(shop.staff().draft("case-of-99").await.unwrap().is_some());
        let left = shop.staff().case(id).await.unwrap();
        assert!(left.erased && left.row.subject.is_empty() && left.description.is_none());
        assert_eq!(left.row.next_step.as_deref(), Some(""));
        assert_eq!(left.timeline[0].note.as_deref(), Some(""));
        assert!(!format!("{left:?}").contains("Sohan"), "{left:?}");
        let searched = CaseQuery { search: Some("sohan".to_owned()), ..CaseQuery::default() };
        assert_eq!(shop.staff().cases(searched).await.unwrap().total, 0);
        let table = [
            (json!({ "subject": "Sohan" }), "customerErased"),
            (json!({ "description": "Sohan" }), "customerErased"),
            (json!({ "nextStep": { "text": "Sohan" } }), "customerErased"),
            (json!({ "status": "closed", "documentIds": [] }), "ok"),
        ];
        for (fields, expected) in table {
            assert_eq!(code(&alter(shop, id, fields.clone()).await), expected, "{fields}");
        }
        assert_eq!(code(&note(shop, id, "Sohan").await), "customerErased@caseId");
        sound(shop).await;
    });
}

/// What is noted on a case is in the trail alone: a word that was taken from beside it is missed.
#[test]
fn a_note_that_was_taken_away_is_found() {
    use books::doctor::tamper::Tamper;
    for words in ["field = 'note'", "field = 'reason'", "field = 'next_step' AND side = 0"] {
        run(async {
            let shop = story::busy().await;
            sound(&shop).await;
            // Customers have notes of their own; these are of cases.
            let of_cases = links_of_cases(&shop).await;
            let rows = format!("seq IN ({of_cases}) AND {words}");
            let taken = Tamper::Remove { table: "trail_personal", rows: &rows };
            shop.counter.tamper(taken).await.unwrap();
            assert!(shop.owner().verify().await.unwrap().problem.is_some(), "{rows}");
        });
    }
}

/// The numbers of every link about a case.
async fn links_of_cases(shop: &Shop) -> String {
    let query = TrailQuery { limit: Some(200), ..TrailQuery::default() };
    let links = shop.owner().trail(query).await.unwrap();
    assert_eq!(links.next, None, "these are all of them");
    let of_cases =
        links.rows.iter().filter(|link| format!("{:?}", link.action).starts_with("Case"));
    of_cases.map(|link| link.seq.to_string()).collect::<Vec<_>>().join(", ")
}
