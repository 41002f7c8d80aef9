//! Opening a shop: registering, signing in, the recovery code, several shops, and what a folder may do to a book.

use acceptance::{PASSWORD, Shop, code, india, new_shop, run};
use books::shop::{NewShop, Recover};
use books::{Any, Clock, Counter, Fresh, Owner, Staff};

/// One field made wrong at a time; each is refused by its own name and nothing is made.
#[test]
fn every_field_of_a_new_shop_is_refused_by_its_own_name() {
    type Wrong = fn(&mut NewShop);
    let table: &[(&str, Wrong)] = &[
        ("empty@shopName", |s| s.shop_name = "  ".into()),
        ("tooLong@shopName", |s| s.shop_name = "x".repeat(10_000)),
        ("forbiddenCharacter@shopName", |s| s.shop_name = "A\u{202e}B".into()),
        ("empty@name", |s| s.name = String::new()),
        ("forbiddenCharacter@name", |s| s.name = "As\u{7}ha".into()),
        ("usernameMalformed@username", |s| s.username = "a b".into()),
        ("emailMalformed@email", |s| s.email = "asha@".into()),
        ("empty@phone", |s| s.phone = " ".into()),
        ("phoneMalformed@phone", |s| s.phone = "12345".into()),
        ("phoneMalformed@phone", |s| s.phone = "call me".into()),
        ("notAChoice@language", |s| s.language = String::new()),
        ("notAChoice@language", |s| s.language = "e".repeat(10_000)),
        ("notAChoice@currency", |s| s.place.currency = "XXX".into()),
        ("notAChoice@zone", |s| s.place.zone = "Asia/Nowhere".into()),
        ("notAChoice@yearMonth", |s| s.place.year_month = 13),
        ("passwordTooShort@password", |s| s.password = "short".into()),
        ("passwordTooCommon@password", |s| s.password = "password1".into()),
        ("passwordsDiffer@confirmPassword", |s| s.confirm_password = "something else 1".into()),
    ];
    run(async {
        let folder = tempfile::tempdir().unwrap();
        let counter = Counter::new(folder.path().to_owned(), Clock::default());
        for (expected, wrong) in table {
            let mut shop = new_shop(india());
            wrong(&mut shop);
            assert_eq!(code(&counter.register(shop).await), *expected);
        }
        assert!(counter.start().unwrap().shops.is_empty(), "a refused shop leaves nothing behind");
    });
}

#[test]
fn a_shop_opens_again_from_its_files_alone() {
    run(async {
        let mut shop = Shop::open().await;
        let again = shop.reopen().await;
        assert_eq!(again.shop.name, "Asha Kirana Store");
        assert_eq!(again.person.username, "asha");
        let cards = shop.counter.start().unwrap().shops;
        assert_eq!(cards.len(), 1);
        assert_eq!(cards[0].usernames, ["asha"]);
    });
}

#[test]
fn wrong_names_and_wrong_passwords_get_the_same_answer_and_then_a_wait() {
    run(async {
        let shop = Shop::open().await;
        for _ in 0..5 {
            assert_eq!(code(&shop.sign_in("not the password").await), "wrongPassword@password");
        }
        assert_eq!(code(&shop.sign_in(PASSWORD).await), "tryLater");
        let mut other = books::shop::SignIn {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            username: "nobody".into(),
            password: "not the password".into(),
        };
        assert_eq!(code(&shop.counter.sign_in(other.clone()).await), "wrongPassword@password");
        other.shop_id = "../../etc".into();
        assert_eq!(code(&shop.counter.sign_in(other).await), "shopNotFound@shopId");
    });
}

#[test]
fn the_recovery_code_sets_a_new_password() {
    run(async {
        let shop = Shop::open().await;
        let recover = |code: &str| Recover {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            code: code.to_owned(),
            username: "ASHA".into(),
            password: "a brand new password".into(),
            confirm_password: "a brand new password".into(),
        };
        let printed = shop.registered.recovery_code.clone();
        let mistyped = printed.replacen(|c: char| c.is_ascii_alphanumeric(), "7", 1);
        if mistyped != printed {
            assert_eq!(
                code(&shop.counter.recover(recover(&mistyped)).await),
                "recoveryCodeMistyped@code"
            );
        }
        shop.counter.recover(recover(&printed.to_lowercase())).await.unwrap();
        shop.counter.lock().await.unwrap();
        assert_eq!(code(&shop.sign_in(PASSWORD).await), "wrongPassword@password");
        shop.sign_in("a brand new password").await.unwrap();
    });
}

#[test]
fn a_session_is_one_persons_and_ends() {
    run(async {
        let shop = Shop::open().await;
        let token = shop.registered.signed_in.session.clone();
        assert_eq!(code(&shop.counter.session::<Staff, Any>("")), "signedOut");
        assert_eq!(code(&shop.counter.session::<Owner, Fresh>(&token)), "ok");
        let held = shop.staff();
        shop.sign_in(PASSWORD).await.unwrap();
        assert_eq!(
            code(&shop.counter.session::<Staff, Any>(&token)),
            "signedOut",
            "a later sign-in ends the earlier"
        );
        assert_eq!(code(&held.current().await), "signedOut", "also for a session that was held");
        shop.counter.lock().await.unwrap();
        assert!(!shop.counter.is_open());
    });
}

#[test]
fn two_programs_cannot_open_one_shop() {
    run(async {
        let shop = Shop::open().await;
        let other = Counter::new(shop.root().to_owned(), Clock::default());
        let input = books::shop::SignIn {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            username: "asha".into(),
            password: PASSWORD.into(),
        };
        assert!(code(&other.sign_in(input).await).starts_with("shopInUse"));
    });
}
