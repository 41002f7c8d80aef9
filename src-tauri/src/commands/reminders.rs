//! Reminders.

use books::Answer;
use books::reminders::{Notice, RemindersView};
use tauri::{AppHandle, Runtime};

use crate::session::{Session, Staff};
use crate::{bus, notify};

/// The reminders centre: what is overdue, due today and coming.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reminders(session: Session<Staff>) -> Answer<RemindersView> {
    session.reminders().await
}

/// Raises the daily notification now, whatever the hour, in the place of today's; what it says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_now<R: Runtime>(
    session: Session<Staff>,
    app: AppHandle<R>,
) -> Answer<Notice> {
    let notice = session.check_now().await?;
    notify::show(&app, &notice).await;
    Ok(notice)
}

/// Whether this desktop shows notifications.
#[tauri::command]
#[specta::specta]
pub(crate) async fn shows_notifications() -> Answer<bool> {
    Ok(bus::shows_notifications().await)
}
