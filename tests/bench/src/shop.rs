//! The shop that is measured: made once by its recipe, kept, and opened as its owner opens it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use books::bulk::NewDocument;
use books::session::{Assurance, Rank};
use books::shop::{CountryDefaults, Grouping, NewShop, SignIn, SignedIn};
use books::{Clock, Counter, Owner, Session, Staff};

use crate::Outcome;
use crate::measure::Times;
use crate::recipe::{Days, Recipe, TODAY};
use crate::table::{Table, figure};
use crate::talks;

const PASSWORD: &str = "a million documents 26";
/// Documents of one transaction while a book is made.
const AT_ONCE: usize = 200_000;
/// The file that says by which recipe a book was made; without it the book is half made.
const STAMP: &str = "recipe";

/// An open shop with its owner at the counter.
pub struct Shop {
    pub root: PathBuf,
    pub recipe: Recipe,
    pub counter: Counter,
    token: String,
}

impl Shop {
    /// The shop of a recipe: the one that is kept, or a new one.
    pub async fn made(folder: &Path, recipe: &Recipe) -> Outcome<Self> {
        let kind = if recipe.debtors > 0 { "-unpaid" } else { "" };
        let root = folder.join(format!("{}{kind}", recipe.documents));
        let kept = fs::read_to_string(root.join(STAMP)).ok();
        if kept.is_some_and(|stamp| stamp == recipe.stamp()) {
            let mut shop = Self::enter(&root).await?;
            shop.recipe = *recipe;
            return Ok(shop);
        }
        let started = Instant::now();
        let shop = Self::register(&root, recipe).await?;
        shop.fill().await?;
        shop.counter.tick().await.map_err(refused)?;
        shop.counter.tick().await.map_err(refused)?;
        fs::write(root.join(STAMP), recipe.stamp())?;
        println!(
            "-- made {} customers and {} documents in {} s",
            recipe.customers,
            recipe.documents,
            figure(started.elapsed().as_secs_f64())
        );
        Ok(shop)
    }

    /// A new shop in a folder, in place of what was there.
    pub async fn register(root: &Path, recipe: &Recipe) -> Outcome<Self> {
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        fs::create_dir_all(root)?;
        let counter = counter(root);
        let token = counter.register(new_shop()).await.map_err(refused)?.signed_in.session;
        Ok(Self { root: root.to_owned(), recipe: *recipe, counter, token })
    }

    async fn fill(&self) -> Outcome<()> {
        let customers: Vec<_> = self.recipe.customers().collect();
        let started = Instant::now();
        for some in customers.chunks(AT_ONCE) {
            self.owner()?.create_customers(some.to_vec()).await.map_err(refused)?;
        }
        eprintln!(
            "bench: {} customers in {} s",
            customers.len(),
            figure(started.elapsed().as_secs_f64())
        );
        let mut days = Days::new(&self.recipe);
        let mut done = 0;
        loop {
            let lot = days.lot(AT_ONCE);
            if lot.is_empty() {
                return talks::hold(&self.staff()?, &self.recipe).await;
            }
            let started = Instant::now();
            let ids = self.owner()?.record_documents(&lot).await.map_err(refused)?;
            days.recorded(&lot, &ids);
            done += lot.len();
            let rate = f64::from(u32::try_from(lot.len())?) / started.elapsed().as_secs_f64();
            eprintln!("bench: {done} documents, {} a second", figure(rate));
            self.counter.tick().await.map_err(refused)?;
            self.counter.tick().await.map_err(refused)?;
        }
    }

    /// Signs in to the shop that lies in a folder.
    pub async fn enter(root: &Path) -> Outcome<Self> {
        let counter = counter(root);
        let token = sign_in(&counter).await?.session;
        let recipe = Recipe { customers: 0, documents: 0, debtors: 0 };
        Ok(Self { root: root.to_owned(), recipe, counter, token })
    }

    /// The owner's session.
    pub fn owner(&self) -> Outcome<Session<Owner>> {
        self.session()
    }

    /// The session for what staff do, too.
    pub fn staff(&self) -> Outcome<Session<Staff>> {
        self.session()
    }

    fn session<R: Rank, A: Assurance>(&self) -> Outcome<Session<R, A>> {
        self.counter.session(&self.token).map_err(refused)
    }

    /// The folder of the book.
    pub fn folder(&self) -> Outcome<PathBuf> {
        let shops = fs::read_dir(self.root.join("shops"))?;
        let mut folders = shops.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
        Ok(folders.next().ok_or("no shop")?)
    }

    /// The key of the book as the engine takes it. The shop must be locked.
    pub fn key(&self) -> Outcome<String> {
        let sealed = vault::ShopFolder::lock(&self.folder()?)?.open()?;
        let unlocked = sealed.unlock_password("asha", &vault::Password::new(PASSWORD))?;
        Ok(unlocked.data_key().pragma_hex().to_string())
    }

    /// Bytes of the book.
    pub fn size(&self) -> Outcome<u64> {
        Ok(fs::metadata(self.folder()?.join("ledger.1.db"))?.len())
    }

    /// What it holds, in words.
    pub async fn about(&self) -> Outcome<String> {
        let ageing = self.owner()?.ageing(None, Some(1), None).await.map_err(refused)?;
        let open: u32 = ageing.buckets.iter().map(|bucket| bucket.count).sum();
        Ok(format!(
            "{} customers, {} documents, {open} open dues, {} MB",
            self.recipe.customers,
            self.recipe.documents,
            self.size()? / 1_000_000
        ))
    }

    /// Locks it and leaves.
    pub async fn close(self) -> Outcome<()> {
        self.counter.lock().await.map_err(refused)
    }

    /// Locks it and comes back in, from the files alone.
    pub async fn reopen(&mut self) -> Outcome<()> {
        self.counter.lock().await.map_err(refused)?;
        self.token = sign_in(&self.counter).await?.session;
        Ok(())
    }
}

/// Records many invoices in one transaction into a fresh book.
pub async fn bulk_rate(folder: &Path, many: usize, table: &mut Table) -> Outcome<()> {
    let recipe = Recipe { customers: many / 20, documents: many, debtors: 0 };
    let shop = Shop::register(&folder.join("bulk"), &recipe).await?;
    let customers = recipe.customers().collect();
    shop.owner()?.create_customers(customers).await.map_err(refused)?;
    let mut days = Days::new(&recipe);
    let lot: Vec<NewDocument> = (0..many)
        .map(|_| {
            let to = days.someone();
            days.invoice(to)
        })
        .collect();
    let mut times = Times::default();
    times.take(async { shop.owner()?.record_documents(&lot).await.map_err(refused) }).await?;
    let rate = f64::from(u32::try_from(many)?) * 1_000.0 / times.median();
    let busy = f64::from(u32::try_from(many)?) * 1_000.0 / times.cpu();
    let sound = shop.owner()?.verify().await.map_err(refused)?.problem;
    if let Some(problem) = sound {
        return Err(format!("the doctor found {problem:?}").into());
    }
    table.plain("invoices a second, one transaction", &figure(rate), "20000", rate >= 20_000.0);
    table.said("  invoices for each second of processor time", &figure(busy));
    let root = shop.root.clone();
    shop.close().await?;
    Ok(fs::remove_dir_all(root)?)
}

fn counter(root: &Path) -> Counter {
    let clock = Clock::default();
    if let (Ok(today), Ok(zone)) = (TODAY.parse(), place().zone.parse()) {
        clock.set_today(today, zone);
    }
    Counter::new(root.to_owned(), clock)
}

async fn sign_in(counter: &Counter) -> Outcome<SignedIn> {
    let card = counter.start().map_err(refused)?.shops.into_iter().next().ok_or("no shop")?;
    let input =
        SignIn { shop_id: card.id, username: "asha".to_owned(), password: PASSWORD.to_owned() };
    counter.sign_in(input).await.map_err(refused)
}

/// A refusal as an error of this program.
pub fn refused(refused: books::Refused) -> Box<dyn std::error::Error> {
    format!("{refused:?}").into()
}

fn place() -> CountryDefaults {
    CountryDefaults {
        country: "IN".to_owned(),
        currency: "INR".to_owned(),
        grouping: Grouping::Lakh,
        zone: "Asia/Kolkata".to_owned(),
        year_month: 4,
        year_day: 1,
    }
}

fn new_shop() -> NewShop {
    NewShop {
        shop_name: "Asha Kirana Store".to_owned(),
        name: "Asha Devi".to_owned(),
        username: "asha".to_owned(),
        email: "asha@example.in".to_owned(),
        phone: "98765 43210".to_owned(),
        password: PASSWORD.to_owned(),
        confirm_password: PASSWORD.to_owned(),
        language: "en".to_owned(),
        place: place(),
    }
}
