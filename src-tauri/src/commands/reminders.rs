//! Reminders.

use books::Answer;
use books::reminders::{AsideView, CallQuery, CallRow, Notice, PeaceRow, RemindersView, SetAside};
use books::values::Stretch;
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

/// Customers with something overdue and no reason to leave them in peace, whom to call first first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn call_list(
    session: Session<Staff>,
    query: CallQuery,
) -> Answer<Stretch<CallRow>> {
    session.call_list(query).await
}

/// Customers who have something open up to today and are left in peace, with why; at most 200.
#[tauri::command]
#[specta::specta]
pub(crate) async fn left_in_peace(session: Session<Staff>) -> Answer<Vec<PeaceRow>> {
    session.left_in_peace().await
}

/// Leaves a customer in peace for a while, or no longer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_aside(session: Session<Staff>, input: SetAside) -> Answer<AsideView> {
    session.set_aside(input).await
}
