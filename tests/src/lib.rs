//! What every acceptance test shares: a real shop on a real encrypted file, with a clock that can be set.

pub mod clerk;
pub mod model;
pub mod random;
pub mod soak;

use std::path::Path;

use books::counter::Counter;
use books::people::{ProfileInput, Role};
use books::session::{Any, Assurance, Rank};
use books::shop::{CountryDefaults, FirstSignIn, Grouping, NewShop, Registered, SignIn, SignedIn};
use books::{Answer, Clock, Fresh, Owner, Session, Staff};
use tempfile::TempDir;

/// The password of every test shop's owner.
pub const PASSWORD: &str = "correct horse battery 26";

/// What everybody else's is changed to.
pub const STAFF_PASSWORD: &str = "a pot of old coins";

/// A registered shop with its owner signed in. Today is 2026-11-21 in India until the clock is set.
pub struct Shop {
    /// The front door.
    pub counter: Counter,
    /// What registering gave.
    pub registered: Registered,
    token: String,
    folder: TempDir,
}

impl Shop {
    /// Registers a shop in a folder of its own.
    pub async fn open() -> Self {
        Self::open_in(india()).await
    }

    /// Registers a shop in another country.
    pub async fn open_in(place: CountryDefaults) -> Self {
        Self::open_at(tempfile::tempdir().unwrap(), place).await
    }

    /// Registers a shop in memory, where the system has a file system there: for tests that write much and pull no plug.
    pub async fn open_in_memory() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        Self::open_at(folder, india()).await
    }

    async fn open_at(folder: TempDir, place: CountryDefaults) -> Self {
        let clock = Clock::default();
        clock.set_today("2026-11-21".parse().unwrap(), place.zone.parse().unwrap());
        let counter = Counter::new(folder.path().to_owned(), clock);
        let registered = counter.register(new_shop(place)).await.unwrap();
        let token = registered.signed_in.session.clone();
        Self { counter, registered, token, folder }
    }

    /// The folder that holds the shops.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of this shop.
    pub fn folder(&self) -> std::path::PathBuf {
        self.root().join("shops").join(&self.registered.signed_in.shop.id)
    }

    /// The session of whoever signed in last, for commands of staff and owner alike.
    pub fn staff(&self) -> Session<Staff> {
        self.session().unwrap()
    }

    /// The same, for commands of the owner.
    pub fn owner(&self) -> Session<Owner> {
        self.session().unwrap()
    }

    /// The session of whoever signed in last, as any kind.
    pub fn session<R: Rank, A: Assurance>(&self) -> Answer<Session<R, A>> {
        self.counter.session::<R, A>(&self.token)
    }

    /// Sets the civil date at the counter.
    pub fn set_today(&self, date: &str) {
        let zone = self.registered.signed_in.shop.place.zone.parse().unwrap();
        self.counter.clock().set_today(date.parse().unwrap(), zone);
    }

    /// Locks and signs the owner in again, from the files alone.
    pub async fn reopen(&mut self) -> SignedIn {
        self.counter.lock().await.unwrap();
        let clock = self.counter.clock().clone();
        self.counter = Counter::new(self.folder.path().to_owned(), clock);
        let signed_in = self.sign_in(PASSWORD).await.unwrap();
        self.token.clone_from(&signed_in.session);
        signed_in
    }

    /// Tries a password of the owner's.
    pub async fn sign_in(&self, password: &str) -> Answer<SignedIn> {
        self.try_as("asha", password).await
    }

    /// Tries a password of anybody's.
    pub async fn try_as(&self, username: &str, password: &str) -> Answer<SignedIn> {
        let shop_id = self.registered.signed_in.shop.id.clone();
        let (username, password) = (username.to_owned(), password.to_owned());
        self.counter.sign_in(SignIn { shop_id, username, password }).await
    }

    /// Signs somebody in; the sessions asked for are theirs from then on.
    pub async fn enter(&mut self, username: &str, password: &str) -> SignedIn {
        let signed_in = self.try_as(username, password).await.unwrap();
        self.token.clone_from(&signed_in.session);
        signed_in
    }

    /// Tries a one-time password, with [`STAFF_PASSWORD`] as the next.
    pub async fn try_first(&self, username: &str, one_time: &str) -> Answer<SignedIn> {
        let shop_id = self.registered.signed_in.shop.id.clone();
        let [username, one_time] = [username, one_time].map(str::to_owned);
        let [password, confirm_password] = [STAFF_PASSWORD, STAFF_PASSWORD].map(str::to_owned);
        let input = FirstSignIn { shop_id, username, one_time, password, confirm_password };
        self.counter.first_sign_in(input).await
    }

    /// Lets somebody in and signs them in, with [`STAFF_PASSWORD`] from then on.
    pub async fn hire(&mut self, username: &str, role: Role) -> SignedIn {
        let owner = self.session::<Owner, Fresh>().unwrap();
        let added = owner.add_person(role, person(username)).await.unwrap();
        let signed_in = self.try_first(username, &added.password).await.unwrap();
        self.token.clone_from(&signed_in.session);
        signed_in
    }
}

impl Drop for Shop {
    /// Waits until the book is closed: at the end of a process OpenSSL tidies up after itself, and a connection that is
    /// still being closed on its own thread would fall over that.
    fn drop(&mut self) {
        let counter = self.counter.clone();
        let closing = std::thread::spawn(move || run(async move { drop(counter.lock().await) }));
        drop(closing.join());
    }
}

/// India as the first run offers it.
pub fn india() -> CountryDefaults {
    CountryDefaults {
        country: "IN".to_owned(),
        currency: "INR".to_owned(),
        grouping: Grouping::Lakh,
        zone: "Asia/Kolkata".to_owned(),
        year_month: 4,
        year_day: 1,
    }
}

/// A form filled in without a mistake.
pub fn new_shop(place: CountryDefaults) -> NewShop {
    NewShop {
        shop_name: "Asha Kirana Store".to_owned(),
        name: "Asha Devi".to_owned(),
        username: "asha".to_owned(),
        email: "asha@example.in".to_owned(),
        phone: if place.country == "IN" { "98765 43210" } else { "+91 98765 43210" }.to_owned(),
        password: PASSWORD.to_owned(),
        confirm_password: PASSWORD.to_owned(),
        language: "en".to_owned(),
        place,
    }
}

/// Somebody's details filled in without a mistake.
pub fn person(username: &str) -> ProfileInput {
    ProfileInput {
        name: format!("Known as {username}"),
        username: username.to_owned(),
        email: String::new(),
        phone: "98450 12345".to_owned(),
    }
}

/// A request id nobody used before.
pub fn request_id() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let next = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("{:08x}-0000-4000-8000-{next:012x}", std::process::id())
}

/// The code of a refusal and its field, as `code` or `code@field`, or `ok`.
pub fn code<T>(answer: &Answer<T>) -> String {
    match answer {
        Ok(_) => "ok".to_owned(),
        Err(refused) => {
            let json = serde_json::to_value(refused).unwrap();
            let code = json["code"].as_str().unwrap().to_owned();
            refused.field.as_ref().map_or(code.clone(), |field| format!("{code}@{field}"))
        }
    }
}

/// Runs an async test body.
pub fn run<T>(body: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(body)
}

/// The kind of session tests ask for when it does not matter.
pub type AnySession = Session<Staff, Any>;
