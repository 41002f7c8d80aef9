//! Removing somebody: their key and any copy of it open nothing any more, and a removal that is cut off anywhere has not
//! happened or has happened whole.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use acceptance::clerk::{Clerk, ROUND, counter};
use acceptance::{PASSWORD, STAFF_PASSWORD, Shop, code, person, run};
use books::people::Role;
use books::shop::SignIn;
use books::{Any, Counter, Fresh, Owner};

use super::{RAVI, owner};
use crate::folder::copy;
use crate::process;
use crate::story;

/// The files of books and copies in a shop's folder.
fn books(folder: &Path) -> BTreeSet<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string());
    let names = names.map(Result::unwrap);
    names.filter(|name| name.starts_with("ledger.") && !name.ends_with("-wal")).collect()
}

#[test]
fn a_removed_person_opens_nothing_and_their_entries_stay() {
    run(async {
        let mut shop = Shop::open().await;
        shop.hire("ravi", Role::Staff).await;
        let customer = story::customer(&shop, "Meena").await;
        let loan = story::give(&shop, customer, 5_000, "2026-11-20", "2026-11-30").await;
        shop.counter.lock().await.unwrap();
        let kept = tempfile::tempdir().unwrap();
        copy(&shop.folder(), kept.path());

        shop.enter("asha", PASSWORD).await;
        let removed = owner(&shop).remove_person(RAVI).await.unwrap();
        assert_eq!(removed.recovery_code, None, "they never knew it");
        assert_eq!(
            removed.people.iter().map(|row| row.person.username.as_str()).collect::<Vec<_>>(),
            ["asha"]
        );
        assert_eq!(shop.staff().loan(loan).await.unwrap().created_by, "Known as ravi");
        story::give(&shop, customer, 700, "2026-11-21", "2026-11-30").await;
        assert_eq!(shop.owner().verify().await.unwrap().problem, None, "and the book goes on");
        assert_eq!(code(&shop.try_as("ravi", STAFF_PASSWORD).await), "wrongPassword@password");
        assert_eq!(shop.counter.start().unwrap().shops[0].usernames, ["asha"]);

        shop.reopen().await;
        assert_eq!(books(&shop.folder()), BTreeSet::from(["ledger.2.db".to_owned()]));
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
        assert_eq!(shop.staff().loan(loan).await.unwrap().created_by, "Known as ravi");

        // With the key they kept, the book of now is noise.
        let sealed = vault::ShopFolder::lock(kept.path()).unwrap().open().unwrap();
        let theirs = sealed.unlock_password("ravi", &vault::Password::new(STAFF_PASSWORD)).unwrap();
        shop.counter.lock().await.unwrap();
        let head = vault::ShopFolder::lock(&shop.folder()).unwrap().open().unwrap();
        assert_eq!(head.header().generation(), 2);
        assert!(theirs.data_key_of(head.header()).is_err());
        drop((sealed, theirs, head));

        shop.enter("asha", PASSWORD).await;
        let again = owner(&shop).add_person(Role::Staff, person("Ravi")).await.unwrap();
        assert_ne!(again.person.person.id, RAVI, "the name is free, the number is not");
        assert_eq!(code(&shop.try_first("ravi", &again.password).await), "ok");
    });
}

#[test]
fn the_recovery_code_and_everybody_else_survive_a_removal() {
    run(async {
        let mut shop = Shop::open().await;
        shop.hire("ravi", Role::Staff).await;
        shop.enter("asha", PASSWORD).await;
        shop.hire("salim", Role::Staff).await;
        shop.enter("asha", PASSWORD).await;
        owner(&shop).remove_person(RAVI).await.unwrap();
        assert_eq!(code(&shop.try_as("salim", STAFF_PASSWORD).await), "ok");
        let recover = books::shop::Recover {
            shop_id: shop.registered.signed_in.shop.id.clone(),
            code: shop.registered.recovery_code.clone(),
            username: "asha".to_owned(),
            password: "seven brown baskets".to_owned(),
            confirm_password: "seven brown baskets".to_owned(),
        };
        assert_eq!(code(&shop.counter.recover(recover).await), "ok");
    });
}

/// An owner may know the printed code: with them it goes, and with their role.
#[test]
fn the_recovery_code_goes_with_an_owner() {
    without_an_owner(async |shop| owner(shop).remove_person(RAVI).await.unwrap().recovery_code);
}

#[test]
fn the_recovery_code_goes_with_an_owners_role() {
    without_an_owner(async |shop| {
        for role in [Role::Owner, Role::Owner, Role::Staff] {
            let given = owner(shop).change_role(RAVI, role).await.unwrap();
            if role == Role::Staff {
                return given.recovery_code;
            }
            assert_eq!(given.recovery_code, None, "they are an owner still");
            assert_eq!(owner(shop).reset_password(RAVI).await.unwrap().recovery_code, None);
        }
        None
    });
}

/// A shop in which a second owner is none any more: only the code that comes of it opens it.
fn without_an_owner(end: impl AsyncFnOnce(&Shop) -> Option<String>) {
    run(async {
        let shop = Shop::open().await;
        let mut ravi = person("ravi");
        ravi.email = "ravi@asha.example".to_owned();
        let given = owner(&shop).add_person(Role::Owner, ravi).await.unwrap();
        assert_eq!(given.recovery_code, None);
        let code_of_now = end(&shop).await.unwrap();
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
        let shop_id = shop.registered.signed_in.shop.id.clone();
        let known = shop.registered.recovery_code.clone();
        for (recovery, expected) in [(known, "wrongRecoveryCode@code"), (code_of_now, "ok")] {
            let recover = books::shop::Recover {
                shop_id: shop_id.clone(),
                code: recovery,
                username: "asha".to_owned(),
                password: "seven brown baskets".to_owned(),
                confirm_password: "seven brown baskets".to_owned(),
            };
            assert_eq!(code(&shop.counter.recover(recover).await), expected);
        }
    });
}

/// A shop with a second person, what it says, and how long removing them takes.
struct Whole {
    folder: tempfile::TempDir,
    made: Vec<i64>,
    told: String,
}

impl Whole {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut clerk = Clerk::register(folder.path()).await;
        while clerk.steps() < ROUND {
            clerk.step().await.unwrap();
        }
        let told = clerk.tell().await.unwrap();
        let card = clerk.counter.start().unwrap().shops.remove(0);
        let signed_in = acceptance::clerk::enter(&clerk.counter, PASSWORD).await.unwrap();
        let owner = clerk.counter.session::<Owner, Fresh>(&signed_in.session).unwrap();
        let given = owner.add_person(Role::Staff, person("ravi")).await.unwrap().password;
        let [password, confirm_password] = [STAFF_PASSWORD, STAFF_PASSWORD].map(str::to_owned);
        let (shop_id, username, one_time) = (card.id, "ravi".to_owned(), given);
        let first =
            books::shop::FirstSignIn { shop_id, username, one_time, password, confirm_password };
        clerk.counter.first_sign_in(first).await.unwrap();
        clerk.counter.lock().await.unwrap();
        Self { folder, made: clerk.made().to_vec(), told }
    }

    fn copy(&self) -> tempfile::TempDir {
        let copied = tempfile::tempdir().unwrap();
        copy(self.folder.path(), copied.path());
        copied
    }

    /// Begins to remove the second person in a copy.
    fn begin(&self, copied: &tempfile::TempDir) -> process::Clerk {
        let process = process::Clerk::start(process::clerk(copied.path(), "remove", &self.made));
        assert_eq!(process.hear(), "open");
        process
    }
}

async fn try_as(counter: &Counter, username: &str, password: &str) -> books::Answer<String> {
    let shop_id = counter.start().unwrap().shops.remove(0).id;
    let [username, password] = [username, password].map(str::to_owned);
    Ok(counter.sign_in(SignIn { shop_id, username, password }).await?.session)
}

/// What a killed removal left: whether the person is gone. Either way the book says what it said and is sound.
async fn gone(copied: &tempfile::TempDir, whole: &Whole) -> bool {
    let counter = counter(copied.path());
    let token = try_as(&counter, "asha", PASSWORD).await.unwrap();
    let owner = counter.session::<Owner, Any>(&token).unwrap();
    let gone = owner.people().await.unwrap().len() == 1;
    assert_eq!(owner.verify().await.unwrap().problem, None);
    counter.lock().await.unwrap();
    let clerk = Clerk::sign_in(copied.path(), whole.made.clone()).await.unwrap();
    assert_eq!(clerk.tell().await.unwrap(), whole.told);
    clerk.counter.lock().await.unwrap();
    let shop = shop_of(copied);
    let generation = if gone { "ledger.2.db" } else { "ledger.1.db" };
    let mut left = books(&shop);
    // A file that has the name of a book and that no key header named may be one: it is kept, and moved out of the way.
    left.retain(|name| name == generation || !name.starts_with("ledger.2.db"));
    assert_eq!(left, BTreeSet::from([generation.to_owned()]));
    let expected = if gone { "wrongPassword@password" } else { "ok" };
    assert_eq!(code(&try_as(&counter, "ravi", STAFF_PASSWORD).await), expected);
    counter.lock().await.unwrap();
    gone
}

#[test]
fn a_removal_that_is_killed_has_happened_whole_or_not_at_all() {
    const KILLS: u32 = 12;
    run(async {
        let whole = Whole::new().await;
        let copied = whole.copy();
        let begun = Instant::now();
        let process = whole.begin(&copied);
        assert_eq!(process.hear(), "ok");
        let (takes, mut gone_after) = (begun.elapsed(), 0);
        drop(process);
        assert!(gone(&copied, &whole).await);
        for kill in 0..KILLS {
            let copied = whole.copy();
            let process = whole.begin(&copied);
            let heard =
                process.kill_after(takes * kill * 5 / (KILLS * 4) + Duration::from_millis(1));
            let is_gone = gone(&copied, &whole).await;
            assert!(is_gone || heard.is_empty(), "kill {kill}: what was acknowledged is undone");
            gone_after += u32::from(is_gone);
            if !is_gone {
                // A second try is not in the way of the first.
                assert_eq!(whole.begin(&copied).hear(), "ok", "kill {kill}");
                assert!(gone(&copied, &whole).await);
            }
        }
        println!("{KILLS} kills within {takes:?}: {gone_after} after it had happened");
        assert!(gone_after < KILLS, "no kill was in time");
    });
}

/// The folder of the only shop.
fn shop_of(copied: &tempfile::TempDir) -> std::path::PathBuf {
    std::fs::read_dir(copied.path().join("shops")).unwrap().next().unwrap().unwrap().path()
}

/// What lies there after each step of a removal, made by hand from a whole one and from none.
#[test]
fn after_each_step_of_a_removal_there_is_one_book() {
    type Step = fn(none: &Path, whole: &Path);
    let steps: [(&str, bool, Step); 5] = [
        ("half a copy", false, |none, _| {
            std::fs::write(none.join("ledger.2.copy"), [7; 9_000]).unwrap();
            std::fs::write(none.join("ledger.2.copy-journal"), [7; 90]).unwrap();
        }),
        ("a whole copy", false, |none, whole| {
            give(whole, none, &[("ledger.2.db", "ledger.2.copy")])
        }),
        ("its name", false, |none, whole| give(whole, none, &[("ledger.2.db", "ledger.2.db")])),
        ("one copy of the key header", true, |none, whole| {
            give(whole, none, &[("ledger.2.db", "ledger.2.db"), ("keys.a", "keys.a")]);
        }),
        ("the key header", true, |none, whole| {
            let names = ["ledger.2.db", "keys.a", "keys.b"];
            give(whole, none, &names.map(|name| (name, name)));
        }),
    ];
    run(async {
        let whole = Whole::new().await;
        let done = whole.copy();
        assert_eq!(whole.begin(&done).hear(), "ok");
        for (step, expected, make) in steps {
            let copied = whole.copy();
            make(&shop_of(&copied), &shop_of(&done));
            assert_eq!(gone(&copied, &whole).await, expected, "{step}");
            if !expected {
                assert_eq!(whole.begin(&copied).hear(), "ok", "{step}");
                assert!(gone(&copied, &whole).await, "{step}");
            }
        }
    });
}

fn give(from: &Path, to: &Path, names: &[(&str, &str)]) {
    for (name, other) in names {
        std::fs::copy(from.join(name), to.join(other)).unwrap();
    }
}
