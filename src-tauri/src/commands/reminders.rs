//! Reminders.

use books::Answer;
use books::reminders::{Notice, RemindersView};

use crate::session::{Session, Staff};

/// The reminders centre: what is overdue, due today and coming.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reminders(session: Session<Staff>) -> Answer<RemindersView> {
    session.reminders().await
}

/// What the daily notification would say now, whatever the hour.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_now(session: Session<Staff>) -> Answer<Notice> {
    session.check_now().await
}
