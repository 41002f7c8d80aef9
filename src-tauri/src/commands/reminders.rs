//! Reminders.

use books::Answer;
use books::reminders::RemindersView;

use crate::session::{Session, Staff};

/// The reminders centre: what is overdue, due today and coming.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reminders(session: Session<Staff>) -> Answer<RemindersView> {
    session.reminders().await
}

/// Does the daily check now, whatever the hour; the centre afterwards.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_now(session: Session<Staff>) -> Answer<RemindersView> {
    session.check_now().await
}
