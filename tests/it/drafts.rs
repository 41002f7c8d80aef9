//! Drafts: one a person and screen, kept over a lock, and never an entry.

use acceptance::{Shop, code, run};

#[test]
fn a_draft_is_refused_by_its_own_field() {
    run(async {
        let shop = Shop::open().await;
        let long = format!("\"{}\"", "x".repeat(200_000));
        let table = [
            ("", "{}", "empty@screen"),
            (&"s".repeat(101), "{}", "tooLong@screen"),
            ("loan", "", "argumentMalformed@body"),
            ("loan", "{\"amount\":", "argumentMalformed@body"),
            ("loan", &long, "tooLong@body"),
            ("loan", "{\"amount\":\"500\"}", "ok"),
        ];
        for (screen, body, expected) in table {
            assert_eq!(code(&shop.staff().save_draft(screen, body).await), expected);
        }
    });
}

#[test]
fn the_last_draft_of_a_screen_outlives_a_lock_until_it_is_discarded() {
    run(async {
        let mut shop = Shop::open().await;
        for body in ["{\"amount\":\"5\"}", "{\"amount\":\"50\"}"] {
            shop.staff().save_draft("loan", body).await.unwrap();
        }
        shop.staff().save_draft("invoice", "[]").await.unwrap();
        shop.reopen().await;
        assert_eq!(
            shop.staff().draft("loan").await.unwrap().as_deref(),
            Some("{\"amount\":\"50\"}")
        );
        assert_eq!(shop.staff().draft("receipt").await.unwrap(), None);
        shop.staff().discard_draft("loan").await.unwrap();
        assert_eq!(shop.staff().draft("loan").await.unwrap(), None);
        assert_eq!(shop.staff().draft("invoice").await.unwrap().as_deref(), Some("[]"));
    });
}
