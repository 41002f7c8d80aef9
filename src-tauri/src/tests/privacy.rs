//! Ten thousand books, each with another name and another amount in it than the one before, and talks, promises and cases
//! that name both: with names switched off, nothing but counts and days reaches the notification or the digest beside the
//! book.

use std::path::Path;

use books::reminders::Notice;
use books::session::{Assurance, Rank};
use books::{Any, Clock, Counter, Session, Staff};
use serde_json::{Value, json};

use crate::notify::Text;

/// Shops, and how many books each is in turn: one that grew through all ten thousand would only be slow.
const SHOPS: u64 = 10;
const BOOKS: u64 = 1_000;
/// Of how many of them one has its notification put into words, and of how many its digest read. What those words are made
/// of is looked at each time.
const SAID_EVERY: u64 = 10;
const READ_EVERY: u64 = 100;

/// `SplitMix64`: chance that can be had again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % most
    }

    /// Six letters of one script that no message is written in, or of our own in an order that no word has.
    fn name(&mut self) -> String {
        let scripts = ["qxzjkv", "रविमनश", "రవిమనశ", "راوين", "ਰਵਿਮਨ", "ЯЖЩЭЮ"];
        let letters: Vec<char> = scripts[usize::try_from(self.below(6)).unwrap()].chars().collect();
        let most = u64::try_from(letters.len()).unwrap();
        (0..6).map(|_| letters[usize::try_from(self.below(most)).unwrap()]).collect()
    }
}

struct Book {
    counter: Counter,
    chance: Chance,
    token: String,
    requests: u64,
}

impl Book {
    fn session<R: Rank, A: Assurance>(&self) -> Session<R, A> {
        self.counter.session(&self.token).unwrap()
    }

    fn request(&mut self) -> String {
        self.requests += 1;
        format!("00000000-0000-4000-8000-{:012x}", self.requests)
    }

    /// Another book: somebody new owes something that falls due some day around this one, and there may be something to
    /// follow up, a promise or a case.
    async fn go_on(&mut self) -> (String, u64) {
        let (name, amount) = (self.chance.name(), 1_000_000 + self.chance.below(8_999_999));
        let day = format!("2026-11-{:02}", 1 + self.chance.below(30));
        let staff = self.session::<Staff, Any>();
        let opening = json!({ "amount": amount, "asOf": "2026-11-01", "dueOn": day });
        let customer = json!({ "name": name, "requestId": self.request(), "opening": opening });
        let made = staff.create_customer(serde_json::from_value(customer).unwrap()).await.unwrap();
        let about = json!({ "requestId": self.request(), "customerId": made.standing.customer_id });
        let of = |fields: Value| {
            let mut form = about.clone();
            form.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            form
        };
        let said = format!("{name} {amount}");
        match self.chance.below(12) {
            0 => {
                let follow_up = json!({ "on": "2026-11-21" });
                let talk = of(json!({ "kind": "call", "text": said, "followUp": follow_up }));
                staff.create_interaction(serde_json::from_value(talk).unwrap()).await.unwrap();
            }
            1 => {
                let promise = of(json!({ "amount": amount, "on": "2026-11-21", "note": said }));
                staff.create_promise(serde_json::from_value(promise).unwrap()).await.unwrap();
            }
            2 => {
                let next = json!({ "text": said, "on": "2026-11-21" });
                let case = of(json!({ "subject": said, "nextStep": next }));
                staff.create_case(serde_json::from_value(case).unwrap()).await.unwrap();
            }
            _ => {}
        }
        (name, amount)
    }
}

/// Neither the name nor the amount, however it is grouped.
fn keeps_to_itself(text: &str, name: &str, amount: u64) {
    assert!(!text.contains(name), "{name} is in {text}");
    let digits = text.replace([',', '.'], "");
    let whole = (amount / 100).to_string();
    assert!(!digits.contains(&whole), "{amount} is in {text}");
}

/// Dates, counts and what the owner set: nothing else is in the digest, or in what a notification is made of.
fn counts_only(value: &Value, most: u64) {
    match value {
        Value::Object(fields) => {
            let counts = fields.iter().filter(|(name, _)| *name != "minute");
            counts.for_each(|(_, field)| counts_only(field, most));
        }
        Value::Array(list) => list.iter().for_each(|one| counts_only(one, most)),
        Value::Number(count) => assert!(count.as_u64().unwrap() <= most, "{count}"),
        Value::String(text) => {
            let known = ["", "en", "Asia/Kolkata", "Shop"].contains(&text.as_str());
            let date = text.len() == 10 && text.bytes().all(|b| b == b'-' || b.is_ascii_digit());
            assert!(known || date, "{text}");
        }
        Value::Bool(_) | Value::Null => {}
    }
}

/// What the notification of a book says, by its words alone.
fn words(notice: &Notice) -> String {
    let Text { title, body } = Text::of(notice).unwrap();
    assert_eq!(title, "Shop");
    body
}

async fn open_shop(folder: &Path, seed: u64) -> Book {
    let clock = Clock::default();
    clock.set_today("2026-11-21".parse().unwrap(), "Asia/Kolkata".parse().unwrap());
    let counter = Counter::new(folder.to_owned(), clock);
    let owner = json!({
        "shopName": "Shop", "name": "Asha", "username": "asha", "email": "asha@example.in",
        "phone": "98765 43210", "password": "seven brown baskets", "language": "en",
        "confirmPassword": "seven brown baskets",
        "place": { "country": "IN", "currency": "INR", "grouping": "lakh", "zone": "Asia/Kolkata",
                   "yearMonth": 4, "yearDay": 1 },
    });
    let owner = serde_json::from_value(owner).unwrap();
    let made = counter.register(owner).await.unwrap();
    Book { counter, chance: Chance(seed), token: made.signed_in.session, requests: 0 }
}

/// The digest beside the only shop of a folder.
fn digest(folder: &Path) -> String {
    let mut shops = std::fs::read_dir(folder.join("shops")).unwrap();
    std::fs::read_to_string(shops.next().unwrap().unwrap().path().join("reminders.json")).unwrap()
}

#[test]
fn no_name_and_no_amount_leaves_ten_thousand_books() {
    // In memory where there is some: ten thousand waits for the disk would prove nothing here.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.unwrap();
    for shop in 0..SHOPS {
        let folder = folder.path().join(shop.to_string());
        tauri::async_runtime::block_on(a_thousand_books(&folder, shop));
    }
}

async fn a_thousand_books(folder: &Path, seed: u64) {
    let mut book = open_shop(folder, seed).await;
    let mut said = 0;
    for number in 1..=BOOKS {
        let (name, amount) = book.go_on().await;
        let notice = book.session::<Staff, Any>().check_now().await.unwrap();
        if !notice.is_silent() {
            said += 1;
            let told = Notice { shop_id: String::new(), ..notice.clone() };
            counts_only(&json!(told), number);
            if number % SAID_EVERY == 0 {
                keeps_to_itself(&words(&notice), &name, amount);
            }
        }
        if number % READ_EVERY == 0 {
            book.counter.tick().await.unwrap();
            book.counter.tick().await.unwrap();
            let text = digest(folder);
            assert!(!text.contains(&name), "{name} is in {text}");
            counts_only(&serde_json::from_str(&text).unwrap(), number);
        }
    }
    assert!(said > BOOKS / 2);
    book.counter.lock().await.unwrap();
    let locked = book.counter.due_notice().await.unwrap().remove(0);
    assert!(u64::from(locked.overdue) > BOOKS / 2);
    assert!(locked.follow_ups > 0 && locked.promises > 0 && locked.cases > 0);
    counts_only(&json!(Notice { shop_id: String::new(), ..locked.clone() }), BOOKS);
    words(&locked);
}
