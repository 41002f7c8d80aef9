//! The tour: a shop owner's first days, step by step, by real keys and clicks.

use std::path::Path;

use crate::figures::Figures;
use crate::notifications::Notifications;
use crate::window::{Settings, Window};
use crate::{Failure, Result};

mod book;
mod counter;
mod door;
mod late;

/// The owner of the tour's shop.
pub(crate) const USERNAME: &str = "asha";
/// Their password.
pub(crate) const PASSWORD: &str = "mango tree by the well";
/// The day the shop opens.
pub(crate) const FIRST_DAY: &str = "2026-11-21";
/// The day after, when the daily notification comes by itself.
pub(crate) const NEXT_DAY: &str = "2026-11-22";

/// What the tour is for: a window, what the desktop was told, and what was seen on the way.
#[derive(Debug)]
pub struct Tour {
    pub(crate) window: Window,
    pub(crate) notifications: Notifications,
    /// How many notifications were heard before the app was started last.
    pub(crate) told: usize,
    /// Screens axe has something to say about.
    pub objections: Vec<String>,
    /// What the screen said; the book's side is filled in at the end.
    pub(crate) seen: Vec<(&'static str, String)>,
}

/// Goes through everything on a fresh folder; gives what axe said and the closing table.
pub async fn take(folder: &Path) -> Result<(Vec<String>, Figures)> {
    let notifications = Notifications::listen().await?;
    let window = opened(folder, FIRST_DAY).await?;
    let mut tour =
        Tour { window, notifications, told: 0, objections: Vec::new(), seen: Vec::new() };
    if let Err(failure) = tour.walk(folder).await {
        // What a person would have seen when it stopped.
        println!("{}", tour.window.screenshot("stopped").await?.display());
        return Err(failure);
    }
    tour.window.close().await?;
    let figures = book::beside(&tour.seen, folder).await?;
    Ok((tour.objections, figures))
}

async fn opened(folder: &Path, today: &str) -> Result<Window> {
    let settings = Settings { data: folder.to_owned(), today: Some(today.to_owned()) };
    let window = Window::open(&settings).await?;
    window.set_size(1366, 768).await?;
    Ok(window)
}

impl Tour {
    async fn walk(&mut self, folder: &Path) -> Result<()> {
        self.register().await?;
        self.give_and_get().await?;
        self.look_at_the_book().await?;
        self.check_now().await?;
        self.lock_and_return().await?;
        self.sleep_until_tomorrow(folder).await?;
        self.next_morning().await?;
        self.read_the_screen().await?;
        self.in_the_dark().await
    }

    /// Ends the app and starts it on the next day.
    async fn sleep_until_tomorrow(&mut self, folder: &Path) -> Result<()> {
        let taken = self.window.pictures_taken();
        self.window.end().await?;
        self.told = self.notifications.heard().len();
        self.window = opened(folder, NEXT_DAY).await?;
        self.window.number_pictures_from(taken);
        Ok(())
    }

    /// A picture of the step, and what axe says of the screen.
    pub(crate) async fn show(&mut self, step: &str) -> Result<()> {
        println!("{}", self.window.screenshot(step).await?.display());
        let objections = self.window.axe().await?;
        self.objections.extend(objections.into_iter().map(|said| format!("{step}: {said}")));
        Ok(())
    }

    /// Fails the tour with what was expected and what there was.
    pub(crate) fn insist(&self, so: bool, what: &str) -> Result<()> {
        if so { Ok(()) } else { Err(Failure::Wrong(what.to_owned())) }
    }
}
