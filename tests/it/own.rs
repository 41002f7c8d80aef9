//! One's own details and password: every refusal by its field, and that the keys and the book stay together.

use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, run};
use books::doctor::tamper::Tamper;
use books::people::{PasswordChange, ProfileInput, Role};
use books::shop::{Recover, SignIn};
use books::{Any, Fresh, Owner, Staff};

const NEW: &str = "seven brown baskets";

fn profile() -> ProfileInput {
    ProfileInput {
        name: "Asha Devi".to_owned(),
        username: "asha".to_owned(),
        email: "asha@example.in".to_owned(),
        phone: "98765 43210".to_owned(),
    }
}

fn password(current: &str, new: &str, again: &str) -> PasswordChange {
    let [current, password, confirm_password] = [current, new, again].map(str::to_owned);
    PasswordChange { current, password, confirm_password }
}

#[test]
fn every_field_of_a_profile_is_refused_by_its_own_name() {
    type Wrong = fn(&mut ProfileInput);
    let table: &[(&str, Wrong)] = &[
        ("empty@name", |p| p.name = " ".into()),
        ("tooLong@name", |p| p.name = "x".repeat(201)),
        ("usernameMalformed@username", |p| p.username = "a b".into()),
        ("usernameTaken@username", |p| p.username = "RAVI".into()),
        ("emailMalformed@email", |p| p.email = "asha".into()),
        ("userEmailTaken@email", |p| p.email = "Ravi@Example.IN".into()),
        ("empty@phone", |p| p.phone = String::new()),
        ("phoneMalformed@phone", |p| p.phone = "12".into()),
    ];
    run(async {
        let shop = Shop::open().await;
        let owner = shop.session::<Owner, Fresh>().unwrap();
        let ravi =
            ProfileInput { email: "ravi@example.in".to_owned(), ..acceptance::person("ravi") };
        owner.add_person(Role::Staff, ravi).await.unwrap();
        for (expected, wrong) in table {
            let mut input = profile();
            wrong(&mut input);
            assert_eq!(code(&shop.staff().change_profile(input).await), *expected);
        }
        let person = shop.staff().current().await.unwrap().person;
        assert_eq!((person.name.as_str(), person.username.as_str()), ("Asha Devi", "asha"));
        let mut same = profile();
        (same.username, same.email) = ("ASHA".to_owned(), "Asha@Example.IN".to_owned());
        assert_eq!(code(&shop.staff().change_profile(same).await), "ok", "one's own are not taken");
    });
}

#[test]
fn a_new_username_is_what_one_signs_in_with() {
    run(async {
        let shop = Shop::open().await;
        let input =
            ProfileInput { name: "Asha K".to_owned(), username: "Asha.K".to_owned(), ..profile() };
        let person = shop.staff().change_profile(input).await.unwrap();
        assert_eq!((person.name.as_str(), person.username.as_str()), ("Asha K", "Asha.K"));
        assert_eq!(shop.counter.start().unwrap().shops[0].usernames, ["Asha.K"]);
        shop.counter.lock().await.unwrap();
        assert_eq!(code(&shop.sign_in(PASSWORD).await), "wrongPassword@password");
        let shop_id = shop.registered.signed_in.shop.id.clone();
        let (username, password) = ("asha.k".to_owned(), PASSWORD.to_owned());
        let again = shop.counter.sign_in(SignIn { shop_id, username, password }).await.unwrap();
        assert_eq!(again.person.name, "Asha K");
    });
}

#[test]
fn a_rename_cut_off_after_the_keys_is_finished_when_the_book_next_opens() {
    run(async {
        let shop = Shop::open().await;
        shop.counter.lock().await.unwrap();
        let sealed = vault::ShopFolder::lock(&shop.folder()).unwrap().open().unwrap();
        let mut keys = sealed.unlock_password("asha", &vault::Password::new(PASSWORD)).unwrap();
        keys.rename(keys.slot_id(), "asha.k").unwrap();
        drop((keys, sealed));
        let shop_id = shop.registered.signed_in.shop.id.clone();
        let (username, password) = ("asha.k".to_owned(), PASSWORD.to_owned());
        let signed_in = shop.counter.sign_in(SignIn { shop_id, username, password }).await.unwrap();
        assert_eq!(signed_in.person.username, "asha.k");
    });
}

#[test]
fn a_new_password_replaces_the_old_one() {
    run(async {
        let shop = Shop::open().await;
        let long = "mango tree ".repeat(100);
        let table = [
            (password("not it", NEW, NEW), "wrongPassword@current"),
            (password(PASSWORD, "short", "short"), "passwordTooShort@password"),
            (password(PASSWORD, &long, &long), "passwordTooLong@password"),
            (password(PASSWORD, "password1", "password1"), "passwordTooCommon@password"),
            (password(PASSWORD, NEW, "something else"), "passwordsDiffer@confirmPassword"),
            (password(PASSWORD, NEW, NEW), "ok"),
            (password(PASSWORD, NEW, NEW), "wrongPassword@current"),
        ];
        for (input, expected) in table {
            assert_eq!(code(&shop.staff().change_password(input).await), expected);
        }
        shop.counter.lock().await.unwrap();
        assert_eq!(code(&shop.sign_in(PASSWORD).await), "wrongPassword@password");
        assert_eq!(code(&shop.sign_in(NEW).await), "ok");
    });
}

#[test]
fn whoever_came_in_by_the_recovery_code_changes_their_password_too() {
    run(async {
        let shop = Shop::open().await;
        let recover = Recover {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            code: shop.registered.recovery_code.clone(),
            username: "asha".to_owned(),
            password: NEW.to_owned(),
            confirm_password: NEW.to_owned(),
        };
        let token = shop.counter.recover(recover).await.unwrap().session;
        let session = || shop.counter.session::<Staff, Any>(&token).unwrap();
        let last = "a pot of old coins";
        assert_eq!(
            code(&session().change_password(password("x", last, last)).await),
            "wrongPassword@current"
        );
        assert_eq!(code(&session().change_password(password(NEW, last, last)).await), "ok");
        shop.counter.lock().await.unwrap();
        assert_eq!(code(&shop.sign_in(last).await), "ok");
    });
}

#[test]
fn typing_the_password_makes_a_session_fresh_for_five_minutes() {
    const MINUTE_MS: i64 = 60_000;
    run(async {
        let shop = Shop::open().await;
        let fresh = || code(&shop.session::<Owner, Fresh>());
        assert_eq!(fresh(), "ok");
        shop.counter.clock().pass(5 * MINUTE_MS);
        assert_eq!(fresh(), "passwordNeeded");
        let wrong = shop.staff().confirm_password("not it".to_owned()).await;
        assert_eq!(
            (code(&wrong).as_str(), fresh().as_str()),
            ("wrongPassword@password", "passwordNeeded")
        );
        shop.staff().confirm_password(PASSWORD.to_owned()).await.unwrap();
        assert_eq!(fresh(), "ok");
    });
}

#[test]
fn wrong_passwords_inside_count_like_those_at_the_door() {
    run(async {
        let shop = Shop::open().await;
        for _ in 0..5 {
            let wrong = shop.staff().confirm_password("not it".to_owned()).await;
            assert_eq!(code(&wrong), "wrongPassword@password");
        }
        shop.staff().confirm_password("not it".to_owned()).await.unwrap_err();
        assert_eq!(code(&shop.staff().confirm_password(PASSWORD.to_owned()).await), "tryLater");
        assert_eq!(
            code(&shop.staff().change_password(password(PASSWORD, NEW, NEW)).await),
            "tryLater"
        );
    });
}

#[test]
fn a_new_recovery_code_kills_the_old_one() {
    run(async {
        let shop = Shop::open().await;
        let new = shop.session::<Owner, Fresh>().unwrap().new_recovery_code().await.unwrap();
        let recover = |code: &str| Recover {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            code: code.to_owned(),
            username: "asha".to_owned(),
            password: NEW.to_owned(),
            confirm_password: NEW.to_owned(),
        };
        let old = shop.registered.recovery_code.clone();
        assert_eq!(code(&shop.counter.recover(recover(&old)).await), "wrongRecoveryCode@code");
        assert_eq!(code(&shop.counter.recover(recover(&new)).await), "ok");
    });
}

#[test]
fn signing_out_locks_the_book() {
    run(async {
        let shop = Shop::open().await;
        let session = shop.staff();
        session.sign_out().await.unwrap();
        assert!(!shop.counter.is_open());
        assert_eq!(code(&session.current().await), "signedOut");
    });
}

/// A one-time password that the book was told of while the keys could not be changed, as after a power cut between the two:
/// the password there was opens the book, and so does the one that is set next.
#[test]
fn a_password_of_ones_own_is_not_taken_for_one_that_was_never_given() {
    run(async {
        let mut shop = Shop::open().await;
        let ravi = shop.hire("ravi", Role::Staff).await;
        shop.counter.lock().await.unwrap();
        let sealed = vault::ShopFolder::lock(&shop.folder()).unwrap().open().unwrap();
        let epoch = sealed.slots().find(|slot| slot.label == "ravi").unwrap().pw_epoch;
        drop(sealed);
        let epoch = (epoch + 1).to_string();
        shop.enter("asha", PASSWORD).await;
        let (table, rows) = ("user", "username = 'ravi'");
        let until = (ravi.person.created_at.0 + 1_000_000_000).to_string();
        for (column, to) in [("once_until", &until), ("once_epoch", &epoch)] {
            shop.counter.tamper(Tamper::Set { table, column, to, rows }).await.unwrap();
        }
        shop.enter("ravi", STAFF_PASSWORD).await;
        let change = password(STAFF_PASSWORD, NEW, NEW);
        assert_eq!(code(&shop.staff().change_password(change).await), "ok");
        assert_eq!(code(&shop.try_as("ravi", NEW).await), "ok");
    });
}
