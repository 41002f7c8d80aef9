//! The sample shop: what is in it, that nothing of it stays, and that nothing of a real shop goes with it.

mod folder;
mod year;

use acceptance::{Shop, code, india, new_shop, run};
use books::counter::Tick;
use books::sample::SampleShop;
use books::shop::{CountryDefaults, SignedIn};
use books::{Answer, Any, Clock, Counter, Fresh, Owner, Session, Staff};
use std::path::Path;

use super::folder::sums;
use crate::story;

/// Opens the sample shop and says nothing while it is made.
async fn open(counter: &Counter, place: CountryDefaults) -> Answer<SignedIn> {
    counter.try_sample_shop(SampleShop { language: "en".to_owned(), place }, |_| {}).await
}

/// A counter at noon of a day in a place, over a folder without a shop.
fn counter(root: &Path, day: &str, place: &CountryDefaults) -> Counter {
    let clock = Clock::default();
    clock.set_today(day.parse().unwrap(), place.zone.parse().unwrap());
    Counter::new(root.to_owned(), clock)
}

/// A real shop with something owed in it, closed.
async fn real() -> Shop {
    let shop = Shop::open().await;
    let ravi = story::customer(&shop, "Ravi Kumar").await;
    story::give(&shop, ravi, 123_400, "2026-11-01", "2026-11-20").await;
    shop.counter.lock().await.unwrap();
    shop
}

/// The command of the door, in whatever session there is.
async fn leave(counter: &Counter, token: &str) -> String {
    let session: Answer<Session<Staff>> = counter.session(token);
    match session {
        Ok(session) => code(&session.leave_sample_shop().await),
        Err(refused) => code::<()>(&Err(refused)),
    }
}

#[test]
fn nothing_of_it_stays_and_a_real_shop_beside_it_is_as_it_was() {
    run(async {
        let mut shop = real().await;
        let before = sums(shop.root());
        let signed_in = open(&shop.counter, india()).await.unwrap();
        assert!(shop.root().join("sample").is_dir());
        let cards = shop.counter.start().unwrap().shops;
        assert_eq!(cards.len(), 1, "the sample is none of the shops to sign in to: {cards:?}");

        let session: Session<Staff> = shop.counter.session(&signed_in.session).unwrap();
        let start = session.leave_sample_shop().await.unwrap();
        assert_eq!(start.shops.len(), 1);
        assert_eq!(sums(shop.root()), before, "left by its door");
        assert!(!shop.root().join("sample").exists());
        assert_eq!(leave(&shop.counter, &signed_in.session).await, "signedOut");

        // Locking, ending the program and signing in elsewhere close it too, and closing removes it.
        open(&shop.counter, india()).await.unwrap();
        shop.counter.lock().await.unwrap();
        assert_eq!(sums(shop.root()), before, "locked");
        shop.reopen().await;
        assert_eq!(shop.owner().verify().await.unwrap().problem, None);
    });
}

#[test]
fn from_a_real_shop_its_door_leads_nowhere() {
    run(async {
        let shop = Shop::open().await;
        let token = &shop.registered.signed_in.session;
        assert_eq!(leave(&shop.counter, token).await, "notTheSample");
        assert_eq!(shop.staff().current().await.unwrap().shop.name, "Asha Kirana Store");
    });
}

/// Nobody knows its password: no idle hour ends it and nothing asks for one. Nobody owes it anything: it never notifies.
#[test]
fn it_asks_for_no_password_and_notifies_nobody() {
    run(async {
        let shop = real().await;
        let signed_in = open(&shop.counter, india()).await.unwrap();
        assert!(signed_in.shop.sample);
        shop.counter.clock().pass(26 * 60 * 60 * 1000);
        assert_ne!(shop.counter.tick().await, Ok(Tick::Locked));
        assert_ne!(shop.counter.tick().await, Ok(Tick::Locked), "nor after a rest");
        let fresh: Session<Owner, Fresh> = shop.counter.session(&signed_in.session).unwrap();
        fresh.change_shop(books::shop::ShopChange::default()).await.unwrap();
        let notices = shop.counter.due_notice().await.unwrap();
        let of: Vec<_> = notices.iter().map(|notice| notice.shop.as_str()).collect();
        assert_eq!(of, ["Asha Kirana Store"], "the real shop speaks, the sample does not");
        let session: Session<Staff, Any> = shop.counter.session(&signed_in.session).unwrap();
        let centre = session.reminders().await.unwrap();
        assert!(centre.overdue_to_ask > 0 && centre.last_shown.is_none());
        assert!(sums(&shop.root().join("sample")).keys().all(|name| !name.contains("reminders")));

        // Registering one's own from inside it leaves it.
        let own = books::shop::NewShop { shop_name: "Own".to_owned(), ..new_shop(india()) };
        shop.counter.register(own).await.unwrap();
        assert!(!shop.root().join("sample").exists());
        assert_eq!(shop.counter.start().unwrap().shops.len(), 2);
    });
}
