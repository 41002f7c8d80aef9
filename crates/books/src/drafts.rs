//! Drafts: what someone is typing, kept in the book so that a lock, a crash or a power cut does not lose it. They are
//! not entries: each is saved in its own transaction and leaves no link in the trail.

use crate::db::drafts as rows;
use crate::refusal::{Answer, Refusal};
use crate::session::{Session, Staff};

/// Characters of a draft.
const BODY_MAX: usize = 200_000;
/// Characters of a screen's name.
const SCREEN_MAX: usize = 100;

impl Session<Staff> {
    /// Keeps what this person typed on a screen, in place of what was kept before.
    pub async fn save_draft(&self, screen: &str, body: &str) -> Answer<()> {
        check(screen)?;
        if body.chars().count() > BODY_MAX {
            return Err(too_long(BODY_MAX).on("body"));
        }
        if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(body) {
            return Err(Refusal::ArgumentMalformed { detail: error.to_string() }.on("body"));
        }
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        let (user, now) = (desk.user, desk.now);
        rows::put(desk.conn(), user, screen, body, now).await?;
        desk.opened.dirty = true;
        desk.opened.written = true;
        Ok(())
    }

    /// What this person typed on a screen and has not saved.
    pub async fn draft(&self, screen: &str) -> Answer<Option<String>> {
        let mut desk = self.look().await?;
        let user = desk.user;
        rows::get(desk.conn(), user, screen).await
    }

    /// Forgets what this person typed on a screen.
    pub async fn discard_draft(&self, screen: &str) -> Answer<()> {
        let mut desk = self.look().await?;
        desk.opened.book.check_writable()?;
        let user = desk.user;
        rows::remove(desk.conn(), user, screen).await?;
        desk.opened.dirty = true;
        desk.opened.written = true;
        Ok(())
    }
}

fn check(screen: &str) -> Answer<()> {
    match screen.chars().count() {
        0 => Err(Refusal::Empty.on("screen")),
        1..=SCREEN_MAX => Ok(()),
        _longer => Err(too_long(SCREEN_MAX).on("screen")),
    }
}

fn too_long(max: usize) -> Refusal {
    Refusal::TooLong { max: u32::try_from(max).unwrap_or(u32::MAX) }
}
