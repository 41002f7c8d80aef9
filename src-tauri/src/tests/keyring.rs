//! A keyring that fails in every way keyrings do, two hundred times: it never keeps anybody from the book by their password,
//! never holds up the window, and never changes a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use books::people::Role;
use books::session::{Assurance, Rank};
use books::shop::{ComeIn, ShopChange, SignIn};
use books::{Any, Clock, Counter, Fresh, Owner, Refusal, Session, Staff};
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::keyring::{Keyring, Store, Unavailable};

mod away;

const RUNS: u64 = 200;
const PASSWORD: &str = "seven brown baskets";
const MINUTE_MS: i64 = 60_000;
const STAFFS: &str = "a pot of old coins";
/// How long one that hangs is waited for, and how long it hangs unless it is let go: whoever waits for it waits too long.
const PATIENCE: Duration = Duration::from_millis(40);
const HANGS: Duration = Duration::from_secs(20);
/// The longest the window may wait for anything else meanwhile.
const BLOCKED: Duration = Duration::from_secs(2);

/// What is wrong with a keyring.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    Missing,
    Hangs,
    WrongBytes(u8),
    WrongLength(usize),
    Another,
    Vanishes,
    TakesNothing,
}

const FAULTS: [Fault; 10] = [
    Fault::Missing,
    Fault::Hangs,
    Fault::WrongBytes(0),
    Fault::WrongBytes(255),
    Fault::WrongLength(0),
    Fault::WrongLength(31),
    Fault::WrongLength(70_000),
    Fault::Another,
    Fault::Vanishes,
    Fault::TakesNothing,
];

/// A keyring that does what it is told to.
#[derive(Debug)]
pub(crate) struct Told {
    fault: Mutex<Fault>,
    /// The fault is another one.
    changed: Condvar,
    kept: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Told {
    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.kept.lock().unwrap()
    }

    fn begin(&self) -> Result<Fault, Unavailable> {
        let held = self.fault.lock().unwrap();
        let fault = *held;
        drop(self.changed.wait_timeout_while(held, HANGS, |fault| *fault == Fault::Hangs));
        if fault == Fault::Missing { Err(Unavailable) } else { Ok(fault) }
    }

    pub(crate) fn put(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable> {
        let fault = self.begin()?;
        if fault == Fault::TakesNothing {
            return Err(Unavailable);
        }
        if !matches!(fault, Fault::Vanishes | Fault::Hangs) {
            self.kept().insert(name.to_owned(), secret.to_vec());
        }
        Ok(())
    }

    pub(crate) fn get(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, Unavailable> {
        let kept = match self.begin()? {
            Fault::WrongBytes(byte) => Some(vec![byte; 32]),
            Fault::WrongLength(length) => Some(vec![7; length]),
            Fault::Another => Some(books::secret().unwrap().to_vec()),
            Fault::Vanishes => None,
            Fault::None | Fault::Missing | Fault::Hangs | Fault::TakesNothing => {
                self.kept().get(name).cloned()
            }
        };
        kept.map(Zeroizing::new).ok_or(Unavailable)
    }

    pub(crate) fn remove(&self, name: &str) -> Result<(), Unavailable> {
        self.begin()?;
        self.kept().remove(name).map(drop).ok_or(Unavailable)
    }
}

/// A computer with one shop, and its keyring.
struct Computer {
    folder: tempfile::TempDir,
    counter: Counter,
    told: Arc<Told>,
    keyring: Keyring,
    shop: String,
    token: String,
}

impl Computer {
    /// The owner lets people stay.
    async fn with_a_shop() -> Self {
        let computer = Self::with_a_new_shop().await;
        computer.allow(true).await;
        computer
    }

    async fn with_a_new_shop() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::default();
        let counter = Counter::new(folder.path().to_owned(), clock);
        let owner = json!({
            "shopName": "Shop", "name": "Asha", "username": "asha", "email": "asha@example.in",
            "phone": "98765 43210", "password": PASSWORD, "language": "en",
            "confirmPassword": PASSWORD,
            "place": { "country": "IN", "currency": "INR", "grouping": "lakh", "zone": "Asia/Kolkata",
                       "yearMonth": 4, "yearDay": 1 },
        });
        let made = counter.register(serde_json::from_value(owner).unwrap()).await.unwrap();
        let (told, shop) = (keyring(), made.signed_in.shop.id);
        let keyring = Keyring::over(Store::Told(Arc::clone(&told)));
        Self { folder, counter, told, keyring, shop, token: made.signed_in.session }
    }

    /// Somebody else at the counter, who never stays signed in.
    async fn let_in_ravi(&mut self) {
        let ravi =
            json!({ "name": "Ravi", "username": "ravi", "email": "", "phone": "98450 12345" });
        let owner = self.session::<Owner, Fresh>();
        let once = owner.add_person(Role::Staff, serde_json::from_value(ravi).unwrap()).await;
        let first = json!({
            "shopId": self.shop, "username": "ravi", "oneTime": once.unwrap().password,
            "password": STAFFS, "confirmPassword": STAFFS,
        });
        let first = serde_json::from_value(first).unwrap();
        self.token = self.counter.first_sign_in(first).await.unwrap().session;
    }

    async fn allow(&self, stay_allowed: bool) {
        let change = ShopChange { stay_allowed: Some(stay_allowed), ..ShopChange::default() };
        self.session::<Owner, Fresh>().change_shop(change).await.unwrap();
    }

    fn session<R: Rank, A: Assurance>(&self) -> Session<R, A> {
        self.counter.session(&self.token).unwrap()
    }

    async fn stay(&self) -> Result<bool, Refusal> {
        let stays = self.keyring.stay(&self.session()).await;
        stays.map(|signed_in| signed_in.stays).map_err(|refused| refused.refusal)
    }

    async fn come_in(&mut self) -> Result<(), Refusal> {
        let who = ComeIn { shop_id: self.shop.clone(), username: "Asha".to_owned() };
        let signed_in = self.keyring.come_in(&self.counter, who).await;
        self.token = signed_in.map_err(|refused| refused.refusal)?.session;
        Ok(())
    }

    async fn type_password(&mut self) {
        self.sign_in("asha", PASSWORD).await;
    }

    async fn sign_in(&mut self, username: &str, password: &str) {
        let (shop_id, username) = (self.shop.clone(), username.to_owned());
        let typed = SignIn { shop_id, username, password: password.to_owned() };
        self.token = self.counter.sign_in(typed).await.unwrap().session;
    }

    /// Who is offered to come in by the keyring.
    fn stays(&self) -> Vec<String> {
        self.counter.start().unwrap().shops[0].stays.clone()
    }

    /// Gives the keyring a fault, and a caller whose patience one that hangs wears out. One that hung is asked nothing until
    /// it has answered, so each time it is another caller.
    fn has(&mut self, fault: Fault) {
        *self.told.fault.lock().unwrap() = fault;
        self.told.changed.notify_all();
        let keyring = Keyring::over(Store::Told(Arc::clone(&self.told)));
        self.keyring = if fault == Fault::Hangs { keyring.waiting(PATIENCE) } else { keyring };
    }

    fn start_anew(&mut self) {
        self.counter = Counter::new(self.folder.path().to_owned(), self.counter.clock().clone());
    }

    /// Every file with what is in it.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.folder.path(), &mut files);
        files
    }
}

impl Drop for Computer {
    /// Waits until the book is closed: a connection that is still being closed when the process ends falls over that.
    fn drop(&mut self) {
        let counter = self.counter.clone();
        let closing = thread::spawn(move || {
            tauri::async_runtime::block_on(async move { drop(counter.lock().await) });
        });
        drop(closing.join());
    }
}

fn gather(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            files.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
}

fn keyring() -> Arc<Told> {
    let (changed, kept) = (Condvar::new(), Mutex::default());
    Arc::new(Told { fault: Mutex::new(Fault::None), changed, kept })
}

/// What the window asks while something else is under way; ends when it waited too long.
async fn window(counter: Counter) {
    let mut asking = tokio::time::interval(Duration::from_millis(5));
    loop {
        asking.tick().await;
        let asked = Instant::now();
        counter.start().unwrap();
        if asked.elapsed() > BLOCKED {
            return;
        }
    }
}

#[test]
fn two_hundred_faults_lead_to_the_password_and_change_nothing() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        assert_eq!(computer.stay().await, Ok(true));
        for run in 0..RUNS {
            let fault = FAULTS[usize::try_from(run).unwrap() % FAULTS.len()];
            computer.counter.lock().await.unwrap();
            // At the start of the program, after a lock, or while somebody tries again and again.
            match run / 10 % 3 {
                0 => computer.start_anew(),
                1 => {
                    computer.come_in().await.unwrap();
                    computer.counter.lock().await.unwrap();
                }
                _ => {}
            }
            let before = computer.files();
            computer.has(fault);
            let waiting = tauri::async_runtime::spawn(window(computer.counter.clone()));
            let began = Instant::now();
            let came = computer.come_in().await;
            let took = began.elapsed();
            assert!(!waiting.inner().is_finished(), "{fault:?}: the window waited too long");
            waiting.abort();
            if fault == Fault::TakesNothing {
                assert_eq!(came, Ok(()), "what it was given before it still has");
                computer.counter.lock().await.unwrap();
            } else {
                assert_eq!(came, Err(Refusal::PasswordNeeded), "{fault:?}");
                assert!(took < BLOCKED, "{fault:?} took {took:?}");
                assert!(computer.files() == before, "{fault:?} changed a file");
            }
            // One that hung is asked nothing until it has answered.
            computer.has(Fault::None);
            computer.type_password().await;
        }
        assert!(computer.session::<Staff, Any>().current().await.unwrap().stays);
    });
}

#[test]
fn a_keyring_that_keeps_nothing_gets_no_key_in_the_book() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        for fault in FAULTS {
            computer.has(fault);
            let keys = || {
                fs::read(computer.folder.path().join("shops").join(&computer.shop).join("keys.a"))
            };
            let before = keys().unwrap();
            assert_eq!(computer.stay().await, Err(Refusal::KeyringUnavailable), "{fault:?}");
            assert!(keys().unwrap() == before, "{fault:?}");
            computer.has(Fault::None);
        }
        assert_eq!(computer.stay().await, Ok(true));
        computer.counter.lock().await.unwrap();
        computer.come_in().await.unwrap();
    });
}

#[test]
fn what_the_keyring_opens_is_never_fresh_until_the_password_is_typed() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        computer.stay().await.unwrap();
        computer.counter.lock().await.unwrap();
        computer.come_in().await.unwrap();
        let fresh = computer.counter.session::<Owner, Fresh>(&computer.token);
        assert_eq!(fresh.unwrap_err().refusal, Refusal::PasswordNeeded);
        let owner = computer.session::<Owner, Any>();
        assert_eq!(owner.people().await.unwrap().len(), 1, "they are the owner they are");
        computer.session::<Staff, Any>().confirm_password(PASSWORD.to_owned()).await.unwrap();
        // What asks for every key an owner has.
        computer.session::<Owner, Fresh>().new_recovery_code().await.unwrap();
    });
}

/// A keyring that hangs is given up after three seconds, and nobody waits longer.
#[test]
fn a_keyring_that_hangs_is_given_up() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        computer.stay().await.unwrap();
        computer.counter.lock().await.unwrap();
        *computer.told.fault.lock().unwrap() = Fault::Hangs;
        let began = Instant::now();
        assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded));
        assert!(began.elapsed() < HANGS / 2);
        computer.has(Fault::None);
    });
}

/// The mark that nobody was there is all that stands between the keyring and the book: taken away by hand, an old key still
/// opens nothing after another password.
#[test]
fn an_old_secret_opens_nothing_after_another_password() {
    tauri::async_runtime::block_on(async {
        let mut computer = Computer::with_a_shop().await;
        computer.stay().await.unwrap();
        let list = computer.folder.path().join("shops.json");
        let before: Value = serde_json::from_slice(&fs::read(&list).unwrap()).unwrap();
        let change = json!({ "current": PASSWORD, "password": "a pot of old coins", "confirmPassword": "a pot of old coins" });
        let staff = computer.session::<Staff, Any>();
        staff.change_password(serde_json::from_value(change).unwrap()).await.unwrap();
        computer.counter.lock().await.unwrap();
        assert!(computer.stays().is_empty(), "the door does not offer what would fail");
        fs::write(&list, before.to_string()).unwrap();
        assert_eq!(computer.come_in().await, Err(Refusal::PasswordNeeded));
    });
}
