//! The tour: a shop owner's first days, step by step, by real keys and clicks.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::bus::LonelyBus;
use crate::figures::Figures;
use crate::notifications::Notifications;
use crate::window::{Settings, Window};
use crate::{Failure, Result};

pub use installed::book_kept;

mod book;
mod cases;
mod counter;
mod credit;
mod customers;
mod door;
mod installed;
mod invoices;
mod keyring;
mod late;
mod looks;
mod money;
mod people;
mod receipts;
mod refused;
mod reports;
mod sample;
mod settings;
mod staying;
mod steps;

use book::What;

/// The owner of the tour's shop.
pub(crate) const USERNAME: &str = "asha";
/// Their first password.
pub(crate) const PASSWORD: &str = "mango tree by the well";
/// The one it is changed to on the first evening.
pub(crate) const NEW_PASSWORD: &str = "three brass pots of ghee";
/// The day the shop opens.
pub(crate) const FIRST_DAY: &str = "2026-11-21";
/// The day after, when the daily notification comes by itself.
pub(crate) const NEXT_DAY: &str = "2026-11-22";
/// A minute before the reminder time of the day after that: eight in the morning in India is half past two in UTC.
pub(crate) const BEFORE_EIGHT: &str = "2026-11-23T02:29:00";
/// The longest name in the book.
pub(crate) const SUNITA: &str = "Sunita Sharma (Meena Tailors, next to the temple)";

/// The size of the screen that the app promises to be comfortable on.
const SCREEN: (u32, u32) = (1366, 768);

/// What the tour is for: a window, what the desktop was told, and what was seen on the way.
#[derive(Debug)]
pub struct Tour {
    pub(crate) window: Window,
    pub(crate) notifications: Notifications,
    pub(crate) folder: PathBuf,
    /// What one signs in with at this point of the story.
    pub(crate) password: &'static str,
    /// How many notifications were heard before the app was started last.
    pub(crate) told: usize,
    /// What the tour is about at the moment, for whoever reads why it stopped.
    chapter: &'static str,
    account: Account,
}

/// What came of a tour.
#[derive(Debug, Default)]
pub struct Account {
    /// What axe objects to, and what is cut off, with the step it was seen at.
    pub objections: Vec<String>,
    /// How often axe looked at a screen.
    pub audits: usize,
    /// How many keys a credit entry for somebody known took before its last Enter.
    pub keys: usize,
    /// How long the sample shop took, from the click to its Today.
    pub sample: Duration,
    /// What the screen said beside what the book says.
    pub figures: Figures,
    /// What the screen said; the book's side is filled in at the end.
    pub(crate) seen: Vec<(What, String)>,
}

/// The first steps in an app that was installed: a shop, credit given, some of it got back.
pub async fn first_steps(folder: &Path) -> Result<()> {
    let mut tour = Tour::begin(folder).await?;
    if let Err(failure) = tour.begin_a_book().await {
        return Err(tour.stopped(failure).await);
    }
    tour.window.close().await
}

/// Goes through everything on a fresh folder.
pub async fn take(folder: &Path) -> Result<Account> {
    let mut tour = Tour::begin(folder).await?;
    if let Err(failure) = tour.walk().await {
        return Err(tour.stopped(failure).await);
    }
    tour.window.close().await?;
    Ok(tour.account)
}

async fn opened(folder: &Path, start: Start) -> Result<Window> {
    let Start { today, scale, bus } = start;
    let settings = Settings { data: folder.to_owned(), today: Some(today.to_owned()), scale, bus };
    let window = Window::open(&settings).await?;
    window.set_size(SCREEN.0 / scale, SCREEN.1 / scale).await?;
    Ok(window)
}

/// How the app is started.
struct Start {
    today: &'static str,
    /// How much larger everything is.
    scale: u32,
    /// The address of another session bus than the desktop's.
    bus: Option<String>,
}

impl Start {
    /// On a day, as most people see it.
    fn on(today: &'static str) -> Self {
        Self { today, scale: 1, bus: None }
    }
}

impl Tour {
    async fn begin(folder: &Path) -> Result<Self> {
        let notifications = Notifications::listen().await?;
        let window = opened(folder, Start::on(FIRST_DAY)).await?;
        Ok(Self {
            window,
            notifications,
            folder: folder.to_owned(),
            password: PASSWORD,
            told: 0,
            chapter: "",
            account: Account::default(),
        })
    }

    async fn walk(&mut self) -> Result<()> {
        self.first_day().await?;
        self.window.end().await?;
        self.begin_hidden().await?;
        self.chapter("where nobody shows notifications");
        let nobody = LonelyBus::start(&self.folder).await?;
        self.start(Start { bus: Some(nobody.address()), ..Start::on(NEXT_DAY) }).await?;
        self.tell_nobody().await?;
        self.start_anew(Start::on(NEXT_DAY)).await?;
        self.second_day().await?;
        self.start_anew(Start { scale: 2, ..Start::on(NEXT_DAY) }).await?;
        self.chapter("everything twice as large");
        self.twice_as_large().await?;
        self.window.end().await?;
        // What was read so far is held against the book before more is written into it.
        self.account.figures = book::beside(&self.account.seen, &self.folder).await?;
        self.start(Start::on(BEFORE_EIGHT)).await?;
        self.chapter("eight in the morning");
        self.wake_at_eight().await
    }

    async fn first_day(&mut self) -> Result<()> {
        self.chapter("the sample shop");
        self.look_around().await?;
        self.chapter("opening the shop");
        self.register().await?;
        self.set_up_the_shop().await?;
        self.chapter("at the counter");
        self.give_and_get().await?;
        self.in_eight_keys().await?;
        self.look_at_the_book().await?;
        self.chapter("customers");
        self.keep_customers().await?;
        self.chapter("credit");
        self.lend().await?;
        self.chapter("invoices");
        self.bill().await?;
        self.chapter("receipts");
        self.receive().await?;
        self.chapter("the owner's money, and what is let go");
        self.settle_the_rest().await?;
        self.chapter("what is refused");
        self.type_badly().await?;
        self.chapter("reports");
        self.report().await?;
        self.chapter("reminders");
        self.check_now().await?;
        self.click_the_notification().await?;
        self.chapter("in the tray");
        self.stay_around().await?;
        self.chapter("by the keyring");
        self.stay_signed_in().await?;
        self.chapter("locking");
        self.lock_and_return().await?;
        self.change_password().await?;
        self.chapter("two at the counter");
        self.two_at_the_counter().await
    }

    async fn second_day(&mut self) -> Result<()> {
        self.chapter("the next morning");
        self.next_morning().await?;
        self.what_came_of_it().await?;
        self.read_the_screen().await?;
        self.chapter("in the dark");
        self.in_the_dark().await?;
        self.chapter("in a small window");
        self.in_a_small_window().await
    }

    /// Ends the app and starts it again.
    async fn start_anew(&mut self, start: Start) -> Result<()> {
        self.window.end().await?;
        self.start(start).await
    }

    async fn start(&mut self, start: Start) -> Result<()> {
        self.told = self.notifications.heard().len();
        let taken = self.window.pictures_taken();
        self.window = opened(&self.folder, start).await?;
        self.window.number_pictures_from(taken);
        Ok(())
    }

    fn chapter(&mut self, name: &'static str) {
        self.chapter = name;
        println!("· {name}");
    }

    /// Why the tour stopped, with where and what a person would have seen.
    async fn stopped(&mut self, failure: Failure) -> Failure {
        let seen = match self.window.screenshot("stopped").await {
            Ok(picture) => picture.display().to_string(),
            Err(none) => format!("no picture: {none}"),
        };
        Failure::Stopped { chapter: self.chapter, seen, why: Box::new(failure) }
    }
}
