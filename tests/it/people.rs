//! The people of a shop: adding them, their ways in, what each may see of the others; and that nothing runs as the wrong
//! person.

mod races;
mod removal;

use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, person, run};
use books::people::{Access, ProfileInput, Role};
use books::values::UserId;
use books::{Answer, Any, Fresh, Owner, Session, Staff};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const ASHA: UserId = UserId(1);
const RAVI: UserId = UserId(2);

fn owner(shop: &Shop) -> Session<Owner, Fresh> {
    shop.session().unwrap()
}

/// Adds somebody, and gives their one-time password.
async fn add(shop: &Shop, username: &str, role: Role) -> String {
    owner(shop).add_person(role, person(username)).await.unwrap().password
}

#[test]
fn every_field_of_a_person_is_refused_by_its_own_name() {
    type Wrong = fn(&mut ProfileInput);
    let table: &[(&str, Wrong)] = &[
        ("empty@name", |p| p.name = " ".into()),
        ("tooLong@name", |p| p.name = "x".repeat(10_000)),
        ("forbiddenCharacter@name", |p| p.name = "Ra\u{7}vi".into()),
        ("usernameMalformed@username", |p| p.username = "a b".into()),
        ("usernameTaken@username", |p| p.username = "ASHA".into()),
        ("emailMalformed@email", |p| p.email = "ravi@".into()),
        ("userEmailTaken@email", |p| p.email = "Asha@Example.IN".into()),
        ("empty@phone", |p| p.phone = " ".into()),
        ("phoneMalformed@phone", |p| p.phone = "12".into()),
    ];
    run(async {
        let shop = Shop::open().await;
        add(&shop, "ravi", Role::Staff).await;
        for (expected, wrong) in table {
            let mut input = person("salim");
            wrong(&mut input);
            let added = owner(&shop).add_person(Role::Staff, input.clone()).await;
            let changed = owner(&shop).change_person(RAVI, input).await;
            assert_eq!([code(&added), code(&changed)], [*expected; 2]);
        }
        for username in ["", "Ravi", "RAVI "] {
            let expected = if username.is_empty() { "empty" } else { "usernameTaken" };
            let added = owner(&shop).add_person(Role::Staff, person(username)).await;
            assert_eq!(code(&added), format!("{expected}@username"));
        }
        let none = owner(&shop).add_person(Role::Owner, person("salim")).await;
        assert_eq!(code(&none), "empty@email", "an owner has one");
        let names = shop.owner().people().await.unwrap().into_iter().map(|row| row.person.username);
        assert_eq!(names.collect::<Vec<_>>(), ["asha", "ravi"], "a refused person is nowhere");
    });
}

#[test]
fn a_one_time_password_is_for_once_and_for_seven_days() {
    run(async {
        let mut shop = Shop::open().await;
        let given = add(&shop, "ravi", Role::Staff).await;
        let access = async |shop: &Shop| shop.owner().people().await.unwrap()[1].access;
        assert_eq!(access(&shop).await, Access::OneTime);
        assert_eq!(code(&shop.try_as("ravi", &given).await), "ownPasswordNeeded@password");
        assert_eq!(code(&shop.session::<Staff, Any>()), "signedOut", "nobody is signed in by that");
        assert_eq!(code(&shop.try_first("ravi", "not the one").await), "wrongPassword@oneTime");
        assert_eq!(code(&shop.try_first("RAVI", &given).await), "ok");
        assert_eq!(code(&shop.try_as("ravi", &given).await), "wrongPassword@password");
        assert_eq!(code(&shop.try_as("ravi", STAFF_PASSWORD).await), "ok");
        shop.enter("asha", PASSWORD).await;
        assert_eq!(access(&shop).await, Access::Open);

        let again = owner(&shop).reset_password(RAVI).await.unwrap();
        assert_eq!((again.person.access, again.password == given), (Access::OneTime, false));
        assert_eq!(code(&shop.try_as("ravi", STAFF_PASSWORD).await), "wrongPassword@password");
        shop.counter.clock().pass(7 * DAY_MS + 1);
        assert_eq!(
            code(&shop.try_as("ravi", &again.password).await),
            "oneTimePasswordOver@password"
        );
        assert_eq!(
            code(&shop.try_first("ravi", &again.password).await),
            "oneTimePasswordOver@oneTime"
        );
        shop.enter("asha", PASSWORD).await;
        assert_eq!(access(&shop).await, Access::Over);
        let last = owner(&shop).reset_password(RAVI).await.unwrap().password;
        assert_eq!(code(&shop.try_first("ravi", &last).await), "ok");
        shop.enter("asha", PASSWORD).await;
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn a_way_in_is_closed_and_opened_and_never_ones_own() {
    run(async {
        let mut shop = Shop::open().await;
        shop.hire("ravi", Role::Staff).await;
        let theirs = shop.staff();
        shop.enter("asha", PASSWORD).await;
        let row = owner(&shop).disable_person(RAVI).await.unwrap();
        assert_eq!(row.access, Access::Closed);
        assert_eq!(code(&theirs.current().await), "signedOut", "what they held is over");
        assert_eq!(code(&shop.try_as("ravi", STAFF_PASSWORD).await), "signInClosed@password");
        assert_eq!(code(&shop.try_as("ravi", "not it at all").await), "wrongPassword@password");
        let recover = books::shop::Recover {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            code: shop.registered.recovery_code.clone(),
            username: "ravi".to_owned(),
            password: "seven brown baskets".to_owned(),
            confirm_password: "seven brown baskets".to_owned(),
        };
        assert_eq!(code(&shop.counter.recover(recover).await), "signInClosed@username");
        let kept = shop.try_as("ravi", STAFF_PASSWORD).await;
        assert_eq!(code(&kept), "signInClosed@password", "what was refused changed nothing");
        shop.enter("asha", PASSWORD).await;
        owner(&shop).enable_person(RAVI).await.unwrap();
        assert_eq!(code(&shop.try_as("ravi", STAFF_PASSWORD).await), "ok");
        shop.enter("asha", PASSWORD).await;
        let owner = owner(&shop);
        let table: [(&str, Answer<()>); 11] = [
            ("notOneself@id", owner.enable_person(ASHA).await.map(drop)),
            ("notOneself@id", owner.disable_person(ASHA).await.map(drop)),
            ("notOneself@id", owner.reset_password(ASHA).await.map(drop)),
            ("notOneself@id", owner.change_role(ASHA, Role::Staff).await.map(drop)),
            ("notOneself@id", owner.remove_person(ASHA).await.map(drop)),
            ("personNotFound@id", owner.remove_person(UserId(9)).await.map(drop)),
            ("personNotFound@id", owner.disable_person(UserId(9)).await.map(drop)),
            ("personNotFound@id", owner.enable_person(UserId(9)).await.map(drop)),
            ("personNotFound@id", owner.change_role(UserId(9), Role::Owner).await.map(drop)),
            ("personNotFound@id", owner.reset_password(UserId(9)).await.map(drop)),
            ("personNotFound@id", owner.change_person(UserId(9), person("x.y")).await.map(drop)),
        ];
        for (expected, answer) in table {
            assert_eq!(code(&answer), expected);
        }
    });
}

#[test]
fn a_role_holds_from_the_next_command_on() {
    run(async {
        let mut shop = Shop::open().await;
        shop.hire("ravi", Role::Staff).await;
        let may = |shop: &Shop| code(&shop.session::<Owner, Fresh>());
        assert_eq!(may(&shop), "ownerOnly");
        for (role, expected) in
            [(Role::Owner, "ok"), (Role::Staff, "ownerOnly"), (Role::Owner, "ok")]
        {
            shop.enter("asha", PASSWORD).await;
            let change = person("ravi");
            let change = ProfileInput { email: "ravi@example.in".to_owned(), ..change };
            owner(&shop).change_person(RAVI, change).await.unwrap();
            let given = owner(&shop).change_role(RAVI, role).await.unwrap();
            assert_eq!(given.person.person.role, role);
            let renewed = given.recovery_code.is_some();
            assert_eq!(renewed, role == Role::Staff, "who was no owner knew none");
            let signed_in = shop.try_first("ravi", &given.password).await.unwrap();
            assert_eq!(signed_in.role, role);
            shop.enter("ravi", STAFF_PASSWORD).await;
            assert_eq!(may(&shop), expected);
        }
        let new = owner(&shop).reset_password(ASHA).await.unwrap().password;
        assert_eq!(code(&shop.try_first("asha", &new).await), "ok", "owners let one another in");
    });
}

#[test]
fn staff_see_and_change_themselves_and_nobody_else() {
    run(async {
        let mut shop = Shop::open().await;
        shop.hire("ravi", Role::Staff).await;
        let staff = shop.staff();
        assert_eq!(staff.person(RAVI).await.unwrap().username, "ravi");
        assert_eq!(code(&staff.person(ASHA).await), "ownerOnly");
        assert_eq!(code(&staff.person(UserId(9)).await), "ownerOnly", "nor learn who is there");
        let mine = ProfileInput { name: "Ravi K".to_owned(), ..person("ravi.k") };
        assert_eq!(staff.change_profile(mine).await.unwrap().email, None);
        staff.save_draft("give", r#"{"amount":"500"}"#).await.unwrap();
        let signed_in = shop.enter("ravi.k", STAFF_PASSWORD).await;
        assert_eq!((signed_in.person.name.as_str(), signed_in.role), ("Ravi K", Role::Staff));
        assert!(
            shop.staff().draft("give").await.unwrap().is_some(),
            "a draft waits for its author"
        );
        shop.enter("asha", PASSWORD).await;
        assert!(shop.staff().draft("give").await.unwrap().is_none(), "and is nobody else's");
        assert_eq!(shop.staff().person(RAVI).await.unwrap().name, "Ravi K");
    });
}

/// The key of a person comes before their row: what an adding that was cut off left opens nothing and is in nobody's way.
#[test]
fn a_key_without_a_person_opens_nothing() {
    run(async {
        let mut shop = Shop::open().await;
        shop.counter.lock().await.unwrap();
        let sealed = vault::ShopFolder::lock(&shop.folder()).unwrap().open().unwrap();
        let mut keys = sealed.unlock_password("asha", &vault::Password::new(PASSWORD)).unwrap();
        let password = vault::NewPassword::new("lantern ferry 77", &[]).unwrap();
        keys.add_password_slot(vault::PasswordKind::Staff, "ravi", &password).unwrap();
        drop((keys, sealed));
        assert_eq!(code(&shop.try_as("ravi", "lantern ferry 77").await), "wrongPassword@password");
        shop.enter("asha", PASSWORD).await;
        let given = add(&shop, "ravi", Role::Staff).await;
        assert_eq!(code(&shop.try_as("ravi", "lantern ferry 77").await), "wrongPassword@password");
        assert_eq!(code(&shop.try_first("ravi", &given).await), "ok");
    });
}
