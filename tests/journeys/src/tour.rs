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
    /// Screens axe has something to say about.
    pub objections: Vec<String>,
    /// What the screen said; the book's side is filled in at the end.
    pub(crate) seen: Vec<(&'static str, String)>,
}

/// Goes through everything on a fresh folder; gives what axe said and the closing table.
pub async fn take(folder: &Path) -> Result<(Vec<String>, Figures)> {
    let notifications = Notifications::listen().await?;
    let window = opened(folder, FIRST_DAY).await?;
    let mut tour = Tour { window, notifications, objections: Vec::new(), seen: Vec::new() };
    tour.register().await?;
    tour.give_and_get().await?;
    tour.look_at_the_book().await?;
    tour.check_now().await?;
    tour.lock_and_return().await?;
    let taken = tour.window.pictures_taken();
    tour.window.close().await?;

    tour.window = opened(folder, NEXT_DAY).await?;
    tour.window.number_pictures_from(taken);
    tour.next_morning().await?;
    tour.read_the_screen().await?;
    tour.in_the_dark().await?;
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
